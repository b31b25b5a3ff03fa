import { listAssessments } from "../../../contract/assessment.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { EntryState, Measure, Person, Term } from "../assessment/assessment-columns.tsx";
import type { EntryRow } from "../assessment/assessment-words.ts";
import style from "./home.module.css";

const most = 5;
/** Of one's own, what is not settled yet: it may still be confirmed, or appealed against. */
const isOpen = ({ state }: EntryRow) => state === "proposed" || state === "confirmed" || state === "appealed";

/** What is proposed about me, and what waits for my decision; nothing is shown where there is nothing. */
export function MyAssessment() {
  const t = useT();
  const leads = useMay()("assessment.decide");
  const mine = useRowsOf(listAssessments, { list: "mine", limit: 20 }, { watches: ["assessment"] }).rows.filter(isOpen);
  const { rows: toDecide } = useRowsOf(listAssessments, { list: "toDecide", limit: 20 }, { watches: ["assessment"], enabled: leads });
  const parts = [{ key: "toDecide", rows: toDecide }, { key: "mine", rows: mine }].filter(({ rows }) => rows.length > 0);
  return parts.map(({ key, rows }) => (
    <Section key={key} title={t(`home.assessment_${key}`)} beside={<StatusTag tone="moving">{rows.length < 20 ? rows.length : "20+"}</StatusTag>} actions={<Goto href={`/assessment/entries?list=${key}`}>{t("home.all")}</Goto>} flush>
      <ul className={style.rows}>
        {rows.slice(0, most).map((row) => (
          <li key={row.id}>
            <Goto href={`/assessment/entries/${row.id}?list=${key}`}>
              <span>{key === "toDecide" && <><strong><Person row={row} /></strong> </>}<Term row={row} /> {row.evidence.title}</span>
              <span><Measure row={row} /> <EntryState state={row.state} /></span>
            </Goto>
          </li>
        ))}
      </ul>
    </Section>
  ));
}
