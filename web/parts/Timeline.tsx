import { standInName } from "../../contract/people.ts";
import { type PaperKind, paperKinds } from "../../contract/papers.ts";
import type { Language } from "../../contract/toolkit.ts";
import type { Translate } from "../i18n/translator.ts";
import { useLanguage, useT } from "../i18n/words.ts";
import { When } from "../ui/When.tsx";
import { actText, factTexts } from "./timeline-words.ts";
import style from "./timeline.module.css";

/** One record of the journal as people read it. */
export interface TimelineRow {
  seq: number;
  at: string;
  actorName: string;
  /** In whose place somebody acted. */
  actorFor?: readonly string[];
  actorKind: string;
  what: string;
  facts: Readonly<Record<string, unknown>>;
  why: string | null;
}

/** What happened, the latest first: when, who, what, the facts that matter and the reason given. */
export function Timeline({ rows }: { rows: readonly TimelineRow[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ol className={style.line} reversed>
      {rows.map((row) => (
        <li key={`${row.at} ${row.seq} ${row.what}`} data-kind={row.actorKind === "system" ? "system" : "person"}>
          <When at={row.at} />
          <div>
            <p><strong>{who(row, { t, language })}</strong> {actText(row.what, t)} {paperNamed(row.facts, language)}</p>
            <Shown row={row} />
            {row.why && <p className={style.why}>{row.why}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

const isPaperKind = (fact: unknown): fact is PaperKind => typeof fact === "string" && Object.hasOwn(paperKinds, fact);
/** The name of the paper that a record speaks of, if it does. */
const paperNamed = ({ paper }: TimelineRow["facts"], language: Language): string => (isPaperKind(paper) ? paperKinds[paper].name[language] : "");

/** A customer who answers by a link has no name here: it stands on what was signed. */
function who({ actorKind, actorName, actorFor = [] }: TimelineRow, { t, language }: { t: Translate; language: ReturnType<typeof useLanguage> }): string {
  if (actorKind === "system") return t("orders.system");
  if (actorKind === "link") return actorName || t("orders.byCustomer");
  return actorFor.length ? standInName[language](actorName, actorFor) : actorName;
}

function Shown({ row }: { row: TimelineRow }) {
  const t = useT();
  const facts = factTexts(row.facts, t);
  return facts.length > 0 && <p className={style.facts}>{facts.join(" · ")}</p>;
}
