import type { Language } from "../../../contract/toolkit.ts";
import type { overview } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { useNow } from "../../ui/setting.ts";
import { hrefOfSubject } from "../duties/subject-href.ts";
import style from "./home.module.css";

type Order = Answer<typeof overview>["atRisk"][number];
type Reason = Order["reasons"][number];

/** Where more of a cause is told: its document, or the order where the reader may not open that. */
function hrefOf({ kind, subject }: Reason, orderId: string, may: (permission: "purchasing.see" | "production.see" | "reviews.see") => boolean): string {
  if (kind === "run" || kind === "down") return may("production.see") ? `/production/runs?run=${subject.id}` : `/orders/${orderId}`;
  if (subject.kind === "purchase") return may("purchasing.see") ? `/purchasing/${subject.id}` : `/orders/${orderId}`;
  if (kind === "shortage" || kind === "unplanned") return `/orders/${orderId}`;
  return hrefOfSubject(subject) ?? `/orders/${orderId}`;
}

/** Whole hours below two days, else days. */
function lasting(since: string, now: Date, t: Translate): string {
  const hours = Math.floor((now.getTime() - new Date(since).getTime()) / 3_600_000);
  return hours < 1 ? t("home.underAnHour") : hours < 48 ? t("home.hours", { hours }) : t("home.days", { days: Math.floor(hours / 24) });
}

/** A cause in words. */
export function reasonText({ kind, what, words, day, since, name }: Reason, { t, now, language }: { t: Translate; now: Date; language: Language }): string {
  const facts = { what: what ?? "", words: words ?? "", day: day ?? "", name: name?.[language] ?? "", over: since ? lasting(since, now, t) : "" };
  if (kind === "shortage") return t(day ? "home.why_shortage" : "home.why_shortageOpen", facts);
  if (kind === "transit") return t(day ? "home.why_transit" : "home.why_transitOpen", facts);
  return t(`home.why_${kind}`, facts);
}

/** Why an order is late or at risk, each cause with a link to what tells more; where no fact says more, where it stands. */
export function LateReasons({ order: { id, stage, reasons } }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const now = useNow();
  const language = useLanguage();
  if (reasons.length === 0) return <p className={`${style.reasons} soft`}>{t("home.why_stands", { stage: t(`orders.stage.${stage}`) })}</p>;
  return (
    <ul className={style.reasons}>
      {reasons.map((reason) => <li key={`${reason.kind} ${reason.subject.id} ${reason.what} ${reason.since}`}><Goto href={hrefOf(reason, id, may)}>{reasonText(reason, { t, now, language })}</Goto></li>)}
    </ul>
  );
}
