import type { ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";
import style from "./orders.module.css";

/** Something about the order that must not be overlooked, with what can be done about it. */
export function Banner({ tone, title, children }: { tone: "warn" | "bad" | "info"; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={style.banner} data-tone={tone} role="note">
      <Icon name={tone === "info" ? "moving" : "warning"} size={16} />
      <div className={style.bannerText}>{title}</div>
      {children && <div className={style.bannerActions}>{children}</div>}
    </div>
  );
}
