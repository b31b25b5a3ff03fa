import { Button, Modal } from "antd";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../ActionButton.tsx";
import { Problem } from "../Problem.tsx";
import { isComposing, written } from "../shortcut.ts";
import style from "./sheet.module.css";

interface Props {
  title: string;
  submit: string;
  pending: boolean;
  error: unknown;
  /** Why it cannot be sent yet. */
  disabledReason?: string | undefined;
  danger?: boolean;
  width?: number;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** A small form over the page: Ctrl+Enter sends it, a refusal stands in it, nothing typed is lost by one. */
export function FormDialog({ title, submit, pending, error, disabledReason, danger, width = 560, onSubmit, onClose, children }: Props) {
  const t = useT();
  const id = useId();
  const send = () => {
    if (disabledReason === undefined && !pending) onSubmit();
  };
  // Lists of choices keep Enter for themselves, also with Ctrl, so the keys are taken before they get there.
  const onKeys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || written(event) !== "ctrl+enter") return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return (
    <Modal open onCancel={onClose} title={title} width={width} footer={null} mask={{ closable: false }}>
      <form
        id={id}
        className={style.dialog}
        onKeyDownCapture={onKeys}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {error !== null && error !== undefined && <Problem error={error} focus />}
        {children}
        <div className={style.headActions}>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <ActionButton type="primary" danger={danger} loading={pending} disabledReason={disabledReason} shortcut="ctrl+enter" onClick={onSubmit}>{submit}</ActionButton>
        </div>
        {/* Enter in a field sends a form only when it has a submit button. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Modal>
  );
}
