import type { ReactNode } from "react";
import { paperKinds } from "../../../contract/papers.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Money } from "../../ui/Money.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Impact } from "./change-words.ts";
import { ComingPart, DeliveriesPart, LinesPart, RunsPart, StockPart } from "./ImpactGoods.tsx";
import { Part } from "./Part.tsx";
import { RulingView } from "./RulingView.tsx";
import style from "./changes.module.css";

/** What a change means for every department, as it was at one moment (25.2). */
export function ImpactSheet({ impact }: { impact: Impact }) {
  const t = useT();
  return (
    <div className={style.stack}>
      <Obstacles impact={impact} />
      {impact.differences.length > 0 && <Part title={t("changes.ruling")}><RulingView ruling={impact.ruling} /></Part>}
      <Notes impact={impact} />
      <MoneyPart impact={impact} />
      <Dates impact={impact} />
      <LinesPart impact={impact} />
      <StockPart impact={impact} />
      <RunsPart impact={impact} />
      <ComingPart impact={impact} />
      <DeliveriesPart impact={impact} />
      <Papers impact={impact} />
    </div>
  );
}

function Obstacles({ impact: { obstacles } }: { impact: Impact }) {
  const t = useT();
  if (obstacles.length === 0) return <div><StatusTag tone="good">{t("changes.noObstacle")}</StatusTag></div>;
  return (
    <Part title={t("changes.obstacles", { count: obstacles.length })}>
      <ul className={style.obstacles}>
        {obstacles.map(({ code, title, hint }) => <li key={`${code} ${title}`}><strong>{title}</strong>{hint && <div>{hint}</div>}</li>)}
      </ul>
    </Part>
  );
}

/** A fact of a note as words take it. */
const words = (facts: Impact["notes"][number]["facts"]): Record<string, string> => Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === "string" || typeof value === "number" ? String(value) : ""]));

function Notes({ impact: { notes } }: { impact: Impact }) {
  const t = useT();
  if (notes.length === 0) return null;
  return (
    <Part title={t("changes.notes")}>
      <ul className={style.list}>{notes.map(({ note, facts }) => <li key={`${note} ${JSON.stringify(facts)}`}><StatusTag tone="warn">{t(`changes.note_${note}`, words(facts))}</StatusTag></li>)}</ul>
    </Part>
  );
}

function MoneyPart({ impact: { money } }: { impact: Impact }) {
  const t = useT();
  const shown = (amount: string) => <Money amount={amount} currency={money.currency} />;
  const turned = (before: string, after: string) => (before === after ? shown(after) : <>{shown(before)} → <strong>{shown(after)}</strong></>);
  const rows: [string, ReactNode][] = [
    [t("changes.total"), turned(money.totalBefore, money.totalAfter)], [t("changes.exposure"), turned(money.exposureBefore, money.exposureAfter)],
    [t("changes.limit"), money.limit === null ? t("changes.noLimit") : shown(money.limit)], [t("changes.invoiced"), shown(money.invoiced)], [t("changes.paid"), shown(money.paid)],
    ...(Number(money.becomesFree) > 0 ? [[t("changes.becomesFree"), shown(money.becomesFree)] as [string, ReactNode]] : []),
    ...(money.compensation !== null ? [[t("changes.compensation"), shown(money.compensation)] as [string, ReactNode]] : []),
  ];
  return <Part title={t("changes.money")}><dl className={style.pairs}>{rows.map(([label, value]) => <Pair key={label} label={label}>{value}</Pair>)}</dl></Part>;
}

const Pair = ({ label, children }: { label: string; children: ReactNode }) => <><dt>{label}</dt><dd>{children}</dd></>;

function Dates({ impact: { dates } }: { impact: Impact }) {
  const t = useT();
  const day = (value: string | null) => (value ? <When at={value} show="absolute" /> : "—");
  return (
    <Part title={t("changes.dates")}>
      <dl className={style.pairs}>
        <Pair label={t("changes.requestedDate")}>{dates.before === dates.after ? day(dates.after) : <>{day(dates.before)} → <strong>{day(dates.after)}</strong></>}</Pair>
        {dates.expectedFinish && <Pair label={t("changes.expectedFinish")}>{day(dates.expectedFinish)}</Pair>}
        {dates.feasibleBy && <Pair label={t("changes.feasibleBy")}>{day(dates.feasibleBy)}</Pair>}
      </dl>
    </Part>
  );
}

function Papers({ impact: { papers, confirmations } }: { impact: Impact }) {
  const t = useT();
  const language = useLanguage();
  if (papers.length + confirmations.length === 0) return null;
  const nameOf = (kind: string) => Object.entries(paperKinds).find(([key]) => key === kind)?.[1].name[language] ?? kind;
  return (
    <Part title={t("changes.papers")}>
      <ul className={style.list}>
        {papers.map(({ paperId, kind, number, version }) => <li key={paperId}>{t("changes.paper", { name: nameOf(kind), number, version })}</li>)}
        {confirmations.map(({ requestId, version }) => <li key={requestId}>{t("changes.confirmation", { version })}</li>)}
      </ul>
    </Part>
  );
}
