import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../ActionButton.tsx";
import { Dialog } from "../Dialog.tsx";
import { Problem } from "../Problem.tsx";
import { narrowScreen } from "../useNarrow.ts";
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

/** Typing begins at once at a desk; on a phone the keys on the screen would hide what the form says, so there a press on the field calls them. */
function beginTyping(form: HTMLFormElement | null): void {
  if (!form || form.contains(document.activeElement) || matchMedia(narrowScreen).matches) return;
  form.querySelector<HTMLElement>(":is(input:not([type=file]), textarea):enabled")?.focus();
}

/** A small form over the page: Ctrl+Enter sends it, a refusal stands in it, nothing typed is lost by one. */
export function FormDialog({ title, submit, pending, error, disabledReason, danger, width = 560, onSubmit, onClose, children }: Props) {
  const t = useT();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => beginTyping(form.current), []);
  const foot = useRef<HTMLDivElement>(null);
  const send = () => {
    // The button that is off says why as soon as it has the keyboard.
    if (disabledReason !== undefined) [...(foot.current?.querySelectorAll("button") ?? [])].at(-1)?.focus();
    else if (!pending) onSubmit();
  };
  // Lists of choices keep Enter for themselves, also with Ctrl, so the keys are taken before they get there.
  const onKeys = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || written(event) !== "ctrl+enter") return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return (
    <Dialog onClose={onClose} title={title} width={width} stays>
      <form
        id={id}
        ref={form}
        className={style.dialog}
        onKeyDownCapture={onKeys}
        onSubmit={(event) => {
          event.preventDefault();
          // Enter opens the calendar of a day that is not chosen yet.
          if (disabledReason === undefined || !document.activeElement?.closest(".ant-picker")) send();
        }}
      >
        {error !== null && error !== undefined && <Problem error={error} focus />}
        {children}
        <div ref={foot} className={style.headActions}>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <ActionButton type="primary" danger={danger} loading={pending} disabledReason={disabledReason} shortcut="ctrl+enter" onClick={onSubmit}>{submit}</ActionButton>
        </div>
        {/* Enter in a field sends a form only when it has a submit button. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
