import { type ReactNode, useId } from "react";
import style from "./sheet.module.css";

interface Props {
  title: string;
  /** Figures and states beside the title. */
  beside?: ReactNode;
  actions?: ReactNode;
  /** Without padding, for tables and lists that reach the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, beside, actions, flush, children }: Props) {
  const id = useId();
  return (
    <section className={style.section} aria-labelledby={id}>
      <div className={style.head}>
        <h2 id={id}>{title}</h2>
        {beside}
        {actions && <div className={style.headActions}>{actions}</div>}
      </div>
      <div className={style.body} data-flush={flush || undefined}>{children}</div>
    </section>
  );
}
