import type { ReactNode } from "react";
import style from "./changes.module.css";

/** A titled part of an impact sheet. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return <div className={style.part}><h3>{title}</h3>{children}</div>;
}
