import { Input } from "antd";
import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Field } from "./Field.tsx";
import { FormDialog } from "./FormDialog.tsx";

interface Props {
  title: string;
  label: string;
  submit: string;
  pending: boolean;
  error: unknown;
  onSubmit(reason: string): void;
  onClose(): void;
}

/** Asks for the reason of an act that wants one. */
export function ReasonDialog({ label, onSubmit, ...rest }: Props) {
  const t = useT();
  const [reason, setReason] = useState("");
  return (
    <FormDialog {...rest} danger disabledReason={reason.trim() ? undefined : t("ui.fillIn", { field: label })} onSubmit={() => onSubmit(reason)}>
      <Field label={label} required wide>
        {(control) => <Input.TextArea {...control} autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
