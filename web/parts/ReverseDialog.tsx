import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { useT } from "../i18n/words.ts";
import { Field } from "../ui/sheet/Field.tsx";
import { FormDialog } from "../ui/sheet/FormDialog.tsx";

interface Props {
  open: boolean;
  /** What is taken back, with its number: the dialog's title and the words on its button. */
  title: string;
  /** What happens when it is confirmed, in one or two sentences. */
  effect: ReactNode;
  /** Sends the command; a refusal that it throws stands in the dialog, and the reason is not lost. */
  onConfirm(reason: string): Promise<unknown>;
  onClose(): void;
  /** What else the person decides, such as what goes with it. */
  children?: ReactNode;
  /** Why it cannot be confirmed yet, besides a missing reason. */
  disabledReason?: string | undefined;
}

/** Takes back something that happened, by a counter-fact: says what that does, and asks why. Closes when it is done. */
export function ReverseDialog({ open, ...asked }: Props) {
  return open && <Asking {...asked} />;
}

function Asking({ title, effect, onConfirm, onClose, children, disabledReason }: Omit<Props, "open">) {
  const t = useT();
  const [reason, setReason] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = () => {
    setPending(true);
    onConfirm(reason.trim()).then(onClose, (failed: unknown) => {
      setError(failed);
      setPending(false);
    });
  };
  const label = t("ui.reverseReason");
  const missing = reason.trim() ? undefined : t("ui.fillIn", { field: label });
  return (
    <FormDialog danger submit={title} {...{ title, pending, error, onClose }} disabledReason={disabledReason ?? missing} onSubmit={send}>
      <p>{effect}</p>
      {children}
      <Field label={label} required wide hint={t("ui.reverseHint")}>
        {(control) => <Input.TextArea {...control} autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </FormDialog>
  );
}
