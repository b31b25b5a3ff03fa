import { useT } from "../i18n/words.ts";
import { Goto } from "./Goto.tsx";
import style from "./shell.module.css";
import type { MenuEntry } from "./shell-types.ts";

export function Menu({ entries, onGo }: { entries: readonly MenuEntry[]; onGo?(): void }) {
  const t = useT();
  return (
    <nav aria-label={t("shell.menu")} className={style.menu}>
      {entries.map(({ href, icon, label, count }) => (
        <Goto key={href} href={href} onClick={onGo}>
          <span aria-hidden className={style.icon}>{icon}</span>
          <span className={style.label}>{label}</span>
          <Count value={count} />
        </Goto>
      ))}
    </nav>
  );
}

export function BottomBar({ entries }: { entries: readonly MenuEntry[] }) {
  const t = useT();
  return (
    <nav aria-label={t("shell.menu")} className={style.bar}>
      {entries.map(({ href, icon, label, count }) => (
        <Goto key={href} href={href}>
          <span aria-hidden className={style.icon}>{icon}</span>
          {label}
          <Count value={count} />
        </Goto>
      ))}
    </nav>
  );
}

export function Count({ value }: { value: number | undefined }) {
  return value ? <span className={style.count}>{value > 99 ? "99+" : value}</span> : null;
}
