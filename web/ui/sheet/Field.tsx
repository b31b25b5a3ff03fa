import { type ReactNode, useId } from "react";
import style from "./sheet.module.css";

/** What a control takes over from its field. */
export interface FieldControl {
  id: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-required": boolean | undefined;
  status: "error" | "";
}

interface Props {
  label: string;
  /** What is wrong with the value, as the server or the form told. */
  fault?: string | undefined;
  hint?: string;
  required?: boolean;
  /** Over the whole width of the form. */
  wide?: boolean;
  children(control: FieldControl): ReactNode;
}

/** A labelled control with its fault below it; typing stays as it is. */
export function Field({ label, fault, hint, required, wide, children }: Props) {
  const id = useId();
  const told = [fault && `${id}f`, hint && `${id}h`].filter(Boolean).join(" ");
  return (
    <div className={style.field} data-wide={wide || undefined}>
      <label htmlFor={id} className={required ? style.required : undefined}>{label}</label>
      {children({ id, "aria-invalid": fault ? true : undefined, "aria-describedby": told || undefined, "aria-required": required || undefined, status: fault ? "error" : "" })}
      {fault && <span id={`${id}f`} className={style.fault}>{fault}</span>}
      {hint && <span id={`${id}h`} className={style.hint}>{hint}</span>}
    </div>
  );
}
