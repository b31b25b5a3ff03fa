import { type ReactNode, useEffect, useRef } from "react";
import { announce } from "../ui/toasts.ts";
import style from "./page.module.css";

interface Props {
  title: string;
  /** State tags and figures beside the title. */
  beside?: ReactNode;
  /** The page's actions, the likely one first. */
  children?: ReactNode;
}

/** The first page of a visit leaves the focus to the browser; each further page takes it to its title. */
let arrived = false;

/** The line that names the page, in place of breadcrumbs; also names the browser's tab, and tells screen readers after navigation. */
export function PageTitle({ title, beside, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Gendan 跟单`;
  }, [title]);
  useEffect(() => {
    const field = document.activeElement?.closest("main input, main [role=grid]");
    if (arrived && !field) heading.current?.focus({ preventScroll: true });
    if (arrived) announce(heading.current?.textContent ?? "");
    arrived = true;
  }, []);
  return (
    <div className={style.titleLine}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {beside}
      <div className={style.titleActions}>{children}</div>
    </div>
  );
}
