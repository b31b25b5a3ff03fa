import { useLocation } from "@tanstack/react-router";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import type { Column } from "../../ui/list/columns.ts";
import { useSetting } from "../../ui/setting.ts";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import { roleName } from "../people/names.ts";
import { type EntryRow, measureText, moneyIn, stateTones } from "./assessment-words.ts";

/** The address of an entry over the list as it is filtered now. */
function EntryLink({ row }: { row: EntryRow }) {
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  return <Goto href={`/assessment/entries/${row.id}${search}`}><Person row={row} /></Goto>;
}

/** The columns of the list of entries. */
export function useColumns(): Column<EntryRow>[] {
  const t = useT();
  return [
    { key: "day", title: t("assessment.day"), width: 110, render: ({ day }) => <When at={day} show="absolute" /> },
    { key: "person", title: t("assessment.person"), width: 130, render: (row) => <EntryLink row={row} /> },
    { key: "term", title: t("assessment.term"), width: 150, render: (row) => <Term row={row} /> },
    { key: "measure", title: t("assessment.measure"), width: 130, render: (row) => <Measure row={row} /> },
    { key: "evidence", title: t("assessment.evidence"), width: 240, grow: true, render: (row) => <About row={row} /> },
    { key: "state", title: t("assessment.state"), width: 120, render: ({ state }) => <EntryState state={state} /> },
    { key: "proposed", title: t("assessment.proposedAt"), width: 180, render: ({ proposedAt }) => <When at={proposedAt} /> },
  ];
}

/** Who it is about; while nobody is named, the role that several people hold. */
export function Person({ row }: { row: Pick<EntryRow, "personName" | "role"> }) {
  const t = useT();
  return row.personName || t("assessment.someoneOf", { role: row.role ? roleName(row.role, t) : "" });
}

export function EntryState({ state }: Pick<EntryRow, "state">) {
  const t = useT();
  return <StatusTag tone={stateTones[state]}>{t(`assessment.state_${state}`)}</StatusTag>;
}

export function Term({ row }: { row: Pick<EntryRow, "term"> }) {
  return row.term[useLanguage()] ?? "";
}

export function Measure({ row }: { row: Pick<EntryRow, "kind" | "amount" | "points"> }) {
  const t = useT();
  const language = useLanguage();
  const { currency } = useSetting();
  return measureText(row, { t, money: moneyIn(currency, language) });
}

/** What it rests on, in a line: the duty and its document, or the manager's reason. */
function About({ row: { evidence: { dutyName, title, subject }, reason } }: { row: EntryRow }) {
  const language = useLanguage();
  const href = subject && hrefOfSubject(subject);
  return <>{dutyName?.[language] ?? reason} {href ? <Goto href={href}>{title}</Goto> : title}</>;
}

export function EntryCard({ row }: { row: EntryRow }) {
  return (
    <div className={sheet.card}>
      <div><strong><EntryLink row={row} /></strong><EntryState state={row.state} /></div>
      <div><span><Term row={row} /></span><span><Measure row={row} /></span></div>
      <div><span><About row={row} /></span><span className="soft"><When at={row.day} show="relative" /></span></div>
    </div>
  );
}
