import { type ReactNode, useEffect, useRef } from "react";
import { ProblemError } from "../api/problem.ts";
import { useT } from "../i18n/words.ts";
import { Icon } from "./Icon.tsx";
import style from "./pieces.module.css";
import { toast } from "./toasts.ts";

interface Props {
  error: unknown;
  /** Sends the same again; with a command, under the same idempotency key. */
  onRetry?(): void;
  /** Jumps to the field a refusal speaks of. */
  onPoint?(path: readonly (string | number)[]): void;
  /** Takes the keyboard's focus, for errors that answer a submit. */
  focus?: boolean;
}

/** What went wrong and the way out: message, hint, every refusal, retry, and the number under which the server remembers it. */
export function Problem({ error, onRetry, onPoint, focus }: Props) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus && error !== undefined) box.current?.focus();
  }, [focus, error]);
  const told = tellable(error, t);
  return (
    <div ref={box} className={style.problem} role="alert" tabIndex={-1}>
      <Icon name="cross" size={18} />
      <div>
        <strong>{told.title}</strong>
        {told.hint && <p>{told.hint}</p>}
        {told.refusals.length > 0 && (
          <ul>
            {told.refusals.map(({ title, hint, path }) => (
              <li key={`${title} ${path?.join(".")}`}>
                <Pointing path={path} onPoint={onPoint}>{title}</Pointing>
                {hint && <span className="soft"> {hint}</span>}
              </li>
            ))}
          </ul>
        )}
        <div className={style.problemActions}>
          {onRetry && <button type="button" onClick={onRetry}>{t("ui.retry")}</button>}
          {told.requestId && <ErrorNumber value={told.requestId} />}
        </div>
      </div>
    </div>
  );
}

function Pointing({ path, onPoint, children }: Pick<Props, "onPoint"> & { path?: readonly (string | number)[] | undefined; children: ReactNode }) {
  if (!path || !onPoint) return children;
  return <button type="button" className={style.link} onClick={() => onPoint(path)}>{children}</button>;
}

function ErrorNumber({ value }: { value: string }) {
  const t = useT();
  const copy = () => navigator.clipboard.writeText(value).then(() => toast({ text: t("ui.copied") }));
  return (
    <button type="button" className={style.link} onClick={() => void copy()}>
      <Icon name="copy" size={13} /> {t("ui.errorNumber", { value })}
    </button>
  );
}

function tellable(error: unknown, t: ReturnType<typeof useT>) {
  if (error instanceof ProblemError) {
    const { title, hint, refusals = [], requestId } = error.problem;
    // A single refusal is the problem itself.
    const several = (refusals.length > 1 ? refusals : []).map((each) => ({ title: each.title ?? each.code, hint: each.hint, path: each.path }));
    return { title, hint, requestId, refusals: several };
  }
  const offline = error instanceof TypeError;
  return { title: t(offline ? "ui.offline" : "ui.broken"), hint: t(offline ? "ui.offlineHint" : "ui.brokenHint"), refusals: [], requestId: undefined };
}
