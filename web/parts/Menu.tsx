import { useLocation } from "@tanstack/react-router";
import { useT } from "../i18n/words.ts";
import { Goto } from "./Goto.tsx";
import style from "./shell.module.css";
import type { MenuEntry } from "./shell-types.ts";

export function Menu({ entries, onGo }: Props) {
  const t = useT();
  return (
    <nav aria-label={t("shell.menu")} className={style.menu}>
      <Entries entries={entries.filter(({ more }) => !more)} onGo={onGo} />
      <More entries={entries.filter(({ more }) => more)} onGo={onGo} />
    </nav>
  );
}

interface Props {
  entries: readonly MenuEntry[];
  onGo?: (() => void) | undefined;
}

function Entries({ entries, onGo }: Props) {
  return entries.map(({ href, icon, label, count }) => (
    <Goto key={href} href={href} onClick={onGo}>
      <span aria-hidden className={style.icon}>{icon}</span>
      <span className={style.label}>{label}</span>
      <Count value={count} />
    </Goto>
  ));
}

/** Unfolded while somebody is on one of its pages. */
function More({ entries, onGo }: Props) {
  const t = useT();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = entries.some(({ href }) => path === href || path.startsWith(`${href}/`));
  if (entries.length === 0) return null;
  return (
    <details className={style.more} open={here || undefined}>
      <summary>{t("shell.more")}</summary>
      <Entries entries={entries} onGo={onGo} />
    </details>
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
