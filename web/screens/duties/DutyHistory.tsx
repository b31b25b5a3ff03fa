import { dutyHistory } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import timeline from "../../parts/timeline.module.css";
import { Drawer } from "../../ui/Drawer.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { When } from "../../ui/When.tsx";
import { roleName } from "../people/names.ts";
import { Due } from "./Due.tsx";
import type { DutyRow } from "./duty-words.ts";

type Row = Answer<typeof dutyHistory>["rows"][number];

/** What became of a duty: who was warned, to whom it was escalated and when, why it stood still, how it ended. */
export function DutyHistory({ dutyId }: { dutyId: string }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(dutyHistory, { dutyId }, { watches: ["duty", "order", "enquiry"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <ol className={timeline.line} aria-label={t("duties.history")}>
      {data.rows.map((row) => (
        <li key={`${row.at} ${row.what} ${row.role}`} data-kind={row.by ? "person" : "system"}>
          <When at={row.at} show="absolute" />
          <div>
            <p className={row.planned ? "soft" : undefined}><strong>{t(`duties.did_${row.what}${row.planned ? "_planned" : ""}`)}</strong> {toWhom(row, t)}</p>
            {row.what === "closed" && row.kept !== null && <p>{t(row.kept ? "duties.standing_kept" : "duties.standing_broken")}</p>}
            {(row.reason || row.note) && <p className={timeline.why}>{[row.what === "cancelled" && row.reason ? t(`duties.cancel_${row.reason}`) : row.reason, row.note].filter(Boolean).join(t("ui.colon"))}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

const toWhom = ({ role, told, by }: Row, t: Translate): string => [...(role ? [roleName(role, t)] : []), told.join(t("people.listComma")), by].filter(Boolean).join(" · ");

/** The same beside a list. */
export function DutyDrawer({ duty, onClose }: { duty: DutyRow; onClose(): void }) {
  const name = duty.definition.name[useLanguage()];
  return <Drawer onClose={onClose} size={520} title={<>{name} <span className="soft">{duty.title}</span></>}><p><Due duty={duty} /></p><DutyHistory dutyId={duty.id} /></Drawer>;
}
