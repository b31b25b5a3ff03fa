import { useT } from "../i18n/words.ts";
import { Icon } from "./Icon.tsx";
import style from "./pieces.module.css";
import { useStore } from "./store.ts";
import { announcement, dismiss, hold, resume, type Toast, toasts } from "./toasts.ts";

/** The corner of passing messages and the live region of the page; mount once. */
export function Toasts() {
  const shown = useStore(toasts);
  const t = useT();
  return (
    <>
      <div className="unseen" role="status">{useStore(announcement)}</div>
      <section className={style.toasts} aria-label={t("ui.messages")} aria-live="polite">
        {shown.map((each) => <Message key={each.id} {...each} />)}
      </section>
    </>
  );
}

function Message({ id, text, undo }: Toast) {
  const t = useT();
  const revert = () => {
    undo?.();
    dismiss(id);
  };
  const waits = { onMouseEnter: () => hold(id), onMouseLeave: () => resume(id), onFocus: () => hold(id), onBlur: () => resume(id) };
  return (
    <div className={style.toast} {...waits}>
      <span>{text}</span>
      {undo && <button type="button" onClick={revert}>{t("ui.undo")}</button>}
      <button type="button" aria-label={t("ui.close")} onClick={() => dismiss(id)}><Icon name="close" size={14} /></button>
    </div>
  );
}
