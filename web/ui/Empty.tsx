import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import style from "./pieces.module.css";

interface Props {
  /** Why there is nothing. */
  title: string;
  /** What to do about it, or what will come next. */
  hint?: ReactNode;
  /** Buttons that do it. */
  children?: ReactNode;
}

/** Never a blank page: says why nothing is here and offers the next step. */
export function Empty({ title, hint, children }: Props) {
  return (
    <div className={style.nothing}>
      <Icon name="nothing" size={36} />
      <p className={style.nothingTitle}>{title}</p>
      {hint && <div className="soft">{hint}</div>}
      {children && <div className={style.nothingActions}>{children}</div>}
    </div>
  );
}
