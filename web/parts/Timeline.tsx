import type { Translate } from "../i18n/translator.ts";
import { useT } from "../i18n/words.ts";
import { When } from "../ui/When.tsx";
import { actText, factTexts } from "./timeline-words.ts";
import style from "./timeline.module.css";

/** One record of the journal as people read it. */
export interface TimelineRow {
  seq: number;
  at: string;
  actorName: string;
  actorKind: string;
  what: string;
  facts: Readonly<Record<string, unknown>>;
  why: string | null;
}

/** What happened, the latest first: when, who, what, the facts that matter and the reason given. */
export function Timeline({ rows }: { rows: readonly TimelineRow[] }) {
  const t = useT();
  return (
    <ol className={style.line} reversed>
      {rows.map((row) => (
        <li key={`${row.at} ${row.seq} ${row.what}`} data-kind={row.actorKind === "system" ? "system" : "person"}>
          <When at={row.at} />
          <div>
            <p><strong>{who(row, t)}</strong> {actText(row.what, t)}</p>
            <Shown row={row} />
            {row.why && <p className={style.why}>{row.why}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A customer who answers by a link has no name here: it stands on what was signed. */
const who = ({ actorKind, actorName }: TimelineRow, t: Translate): string =>
  actorKind === "system" ? t("orders.system") : actorKind === "link" ? actorName || t("orders.byCustomer") : actorName;

function Shown({ row }: { row: TimelineRow }) {
  const t = useT();
  const facts = factTexts(row.facts, t);
  return facts.length > 0 && <p className={style.facts}>{facts.join(" · ")}</p>;
}
