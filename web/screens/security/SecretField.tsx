import { Input } from "antd";
import { useId } from "react";

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  autoComplete: "current-password" | "new-password" | "one-time-code" | "username";
  hint?: string;
  autoFocus?: boolean;
  optional?: boolean;
}

/** A field of the pages before sign-in: large, and known to password managers and keyboards of phones. */
export function SecretField({ label, value, onChange, autoComplete, hint, autoFocus, optional = false }: Props) {
  const id = useId();
  const shared = { id, autoComplete, autoFocus, required: !optional, size: "large", maxLength: autoComplete === "username" ? 200 : 128, value, "aria-describedby": hint ? `${id}h` : undefined } as const;
  const change = (text: string) => onChange(text);
  const secret = autoComplete.endsWith("password");
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {secret ? <Input.Password {...shared} onChange={(event) => change(event.target.value)} /> : <Input {...shared} type={autoComplete === "username" ? "email" : "text"} inputMode={autoComplete === "username" ? "email" : undefined} onChange={(event) => change(event.target.value)} />}
      {hint && <span id={`${id}h`} className="soft">{hint}</span>}
    </>
  );
}
