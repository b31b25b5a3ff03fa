import { readChange } from "../../../contract/changes.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { ChangeDiff } from "../changes/ChangeDiff.tsx";
import { ImpactSheet } from "../changes/ImpactSheet.tsx";

/** What a change changes and what it meant when it was requested, so that a department can decide upon it. */
export function ChangeSummary({ changeId }: { changeId: string }) {
  const t = useT();
  const { data: change, error, refetch } = useQueryOf(readChange, { changeId }, { watches: [`change:${changeId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!change) return null;
  const latest = change.impacts.at(-1);
  return (
    <>
      <Section title={t("changes.differences")} actions={<Goto href={`/changes/${changeId}`}>{t("changes.open")}</Goto>}>
        <Facts
          rows={[
            [t("changes.order"), <Goto key="o" href={`/orders/${change.orderId}`}>{change.orderNumber}</Goto>], [t("changes.customer"), change.customerName], [t("changes.reason"), change.reason],
            [t("changes.requestedBy"), change.requestedByName],
          ]}
        />
        <ChangeDiff differences={change.differences} currency={change.currency} />
      </Section>
      {latest && <Section title={t("changes.impact")}><ImpactSheet impact={latest.sheet} /></Section>}
    </>
  );
}
