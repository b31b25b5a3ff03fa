import { useLanguage, useT } from "../../i18n/words.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { roleNames } from "../reviews/Path.tsx";
import { Condition, Source } from "./Intake.tsx";
import { type Pack, wordOf, wordsOf } from "./pack-words.ts";

/** How the customer confirms. */
export function Confirmation({ pack: { confirmation } }: { pack: Pack }) {
  const t = useT();
  const { required, means, evidence, identity, linkValidDays, questions } = confirmation;
  return (
    <div id="confirmation">
      <Section title={t("policies.confirmation")}>
        <Facts
          rows={[
            [t("policies.required"), t(required ? "customers.needed" : "customers.notNeeded")],
            [t("policies.means"), wordsOf("means", means, t)],
            [t("policies.confirmEvidence"), wordsOf("evidence", evidence, t)],
            [t("policies.identity"), wordOf("identity", identity, t)],
            [t("policies.linkValid"), t("policies.daysCount", { days: linkValidDays })],
            [t("policies.questions"), wordsOf("question", questions, t)],
          ]}
        />
      </Section>
    </div>
  );
}

/** What must hold before an act. */
export function Gates({ pack: { gates } }: { pack: Pack }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div id="gates">
      <Section flush title={t("policies.gates")}>
        <Table
          label={t("policies.gates")}
          rows={gates}
          rowKey={({ key }) => key}
          empty={t("policies.noGates")}
          columns={[
            { key: "name", title: t("policies.gateName"), render: ({ name }) => name[language] },
            { key: "condition", title: t("policies.gateCondition"), render: ({ condition }) => wordOf("gate", condition, t) },
            { key: "before", title: t("policies.before"), render: ({ before }) => wordOf("act", before, t) },
            { key: "when", title: t("policies.when"), render: ({ when }) => <Condition when={when} /> },
            { key: "release", title: t("policies.emergency"), render: ({ release }) => (release ? roleNames(release, t) : t("policies.nobody")) },
            { key: "source", title: t("policies.source"), render: ({ source }) => <Source ids={source} /> },
          ]}
        />
      </Section>
    </div>
  );
}

/** From production to completion. */
export function Execution({ pack }: { pack: Pack }) {
  const t = useT();
  const { execution: { madeToOrder, fromStock }, shipping, delivery, settlement, completion } = pack;
  const approval = madeToOrder.planApproval;
  const completed = ["receivedWithoutObjection", ...(completion.invoiced ? ["invoiced"] : []), ...(completion.paid ? ["paid"] : [])];
  return (
    <div id="execution">
      <Section title={t("policies.execution")}>
        <Facts
          rows={[
            [t("policies.plannedBy"), roleNames(madeToOrder.plannedBy, t)],
            [t("policies.planApproval"), approval && `${roleNames(approval.roles, t)} · ${t(approval.selfApproval ? "policies.selfApproval" : "policies.noSelfApproval")}`],
            [t("policies.inspection"), t(madeToOrder.inspection ? "customers.needed" : "customers.notNeeded")],
            [t("policies.issueNote"), t(fromStock.issueNote ? "customers.needed" : "customers.notNeeded")],
            [t("policies.makeProgress"), wordsOf("progress", madeToOrder.progress, t)],
            [t("policies.pickProgress"), wordsOf("progress", fromStock.progress, t)],
            [t("policies.shippingChecks"), wordsOf("shipping", shipping.checks.fields, t)],
            [t("policies.carrier"), wordsOf("carriage", shipping.carriage.carrier, t)],
            [t("policies.ownTruck"), wordsOf("carriage", shipping.carriage.ownTruck, t)],
            [t("policies.customerTold"), wordsOf("notice", shipping.customerTold.by, t)],
            [t("policies.arrivalQuestions"), wordsOf("arrival", delivery.arrivalQuestions.about, t)],
            [t("policies.signOff"), wordsOf("evidence", delivery.signOff.evidence, t)],
            [t("policies.silence"), delivery.signOff.silentAfterDays && t("policies.silenceAfter", { days: delivery.signOff.silentAfterDays })],
            [t("policies.objection"), t(delivery.objection.opensCase ? "policies.opensCase" : "policies.recordsOnly")],
            [t("policies.feedback"), delivery.feedback && wordsOf("score", delivery.feedback.scores, t)],
            [t("policies.afterSalesResult"), delivery.feedback && t(delivery.feedback.afterSalesResult ? "customers.needed" : "customers.notNeeded")],
            [t("policies.invoice"), wordOf("invoice", settlement.invoice, t)],
            [t("policies.completion"), completed.map((each) => t(`policies.completion_${each}`)).join(t("people.listComma"))],
          ]}
        />
      </Section>
    </div>
  );
}
