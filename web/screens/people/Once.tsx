import { Button, Input } from "antd";
import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { Dialog } from "../../ui/Dialog.tsx";

interface Props {
  title: string;
  label: string;
  value: string;
  copy: string;
  children: ReactNode;
  onClose(): void;
}

/** Shows a secret this once, to be copied. */
export function Once({ title, label, value, copy, children, onClose }: Props) {
  const t = useT();
  return (
    <Dialog title={title} onClose={onClose} stays>
      <div className={sheet.dialog}>
        <div>{children}</div>
        <Field label={label}>{({ status: _status, ...control }) => <Input {...control} readOnly value={value} onFocus={(event) => event.target.select()} />}</Field>
        <div className={sheet.headActions}>
          <Button onClick={onClose}>{t("ui.close")}</Button>
          <Button type="primary" onClick={() => void navigator.clipboard.writeText(value).then(() => toast({ text: t("ui.copied") }))}>{copy}</Button>
        </div>
      </div>
    </Dialog>
  );
}
