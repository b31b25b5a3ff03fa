import { useLanguage, useT } from "../../i18n/words.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { roleNames } from "../reviews/Path.tsx";
import { type Pack, stagesOf, wordOf, wordsOf } from "./pack-words.ts";
import style from "./policies.module.css";

/** How orders come in, and what they must say. */
export function Intake({ pack: { intake } }: { pack: Pack }) {
  const t = useT();
  const language = useLanguage();
  const { channels, customerFile, oralConfirmation: oral, archiveCheck, requiredElements, duplicateWithinDays } = intake;
  return (
    <div id="intake">
      <Section title={t("policies.intake")}>
        <div className={sheet.stack}>
          <Facts
            rows={[
              [t("policies.requiredElements"), wordsOf("element", requiredElements.elements, t)],
              [t("policies.archiveCheck"), wordsOf("archive", archiveCheck.fields, t)],
              [t("policies.customerFile"), t(customerFile.selfApproval ? "policies.selfApproval" : "policies.noSelfApproval")],
              [t("policies.duplicates"), duplicateWithinDays > 0 && t("policies.duplicateDays", { days: duplicateWithinDays })],
              [t("policies.oralConfirmation"), oral && `${wordsOf("evidence", oral.evidence, t)}${oral.namedContact ? ` · ${t("policies.namedContact")}` : ""}`],
            ]}
          />
          <Table
            label={t("policies.channels")}
            rows={channels}
            rowKey={({ key }) => key}
            empty="—"
            columns={[
              { key: "name", title: t("policies.channel"), render: ({ name, oral: isOral }) => <>{name[language]} {isOral && <StatusTag tone="warn">{t("policies.oral")}</StatusTag>}</> },
              { key: "evidence", title: t("policies.evidence"), render: ({ evidence }) => wordsOf("evidence", evidence, t) || t("policies.noEvidence") },
              { key: "source", title: t("policies.source"), render: ({ source }) => <Source ids={source} /> },
            ]}
          />
        </div>
      </Section>
    </div>
  );
}

export function Source({ ids }: { ids: readonly string[] | undefined }) {
  return <span className="soft figure">{ids?.join(" ") ?? ""}</span>;
}

/** A condition of the policy, as it was written. */
export function Condition({ when }: { when: string | undefined }) {
  const t = useT();
  return when ? <code className={style.condition}>{when}</code> : <span className="soft">{t("policies.always")}</span>;
}

/** The way of the review: steps side by side stand in one stage. */
export function Route({ pack: { review } }: { pack: Pack }) {
  const t = useT();
  const stages = stagesOf(review.steps);
  return (
    <div id="review">
      <Section title={t("policies.review")}>
        <ol className={style.route}>
          {stages.map(({ sequence, steps }) => (
            <li key={sequence}>{steps.map((step) => <StepBox key={step.key} step={step} />)}</li>
          ))}
          {review.passedBy && <li><div className={style.step}><strong>{t("policies.release")}</strong><span className="soft">{roleNames(review.passedBy.roles, t)} · {wordOf("handOver", review.passedBy.handOver, t)}{review.passedBy.copyTo.length > 0 && ` · ${t("policies.copies", { roles: roleNames(review.passedBy.copyTo, t) })}`}</span></div></li>}
        </ol>
        <p className="soft">{t("policies.onFailed", { proposals: wordsOf("proposal", review.onFailed.proposals, t) })}</p>
      </Section>
    </div>
  );
}

function StepBox({ step }: { step: Pack["review"]["steps"][number] }) {
  const t = useT();
  const language = useLanguage();
  const rules = [
    t(`policies.statement_${step.statement}`), wordOf("signature", step.signature, t), t(step.selfApproval ? "policies.selfApproval" : "policies.noSelfApproval"), wordOf("handOver", step.handOver, t),
    ...(step.copyTo.length ? [t("policies.copies", { roles: roleNames(step.copyTo, t) })] : []),
    ...(step.passesByItselfWhenGreen ? [t("policies.byItself")] : []),
  ];
  return (
    <div className={style.step}>
      <strong>{step.name[language]}</strong>
      <span className="soft">{roleNames(step.roles, t)}</span>
      {step.when && <Condition when={step.when} />}
      {step.checks.length > 0 && <ul>{step.checks.map((check) => <li key={check}>{t(`reviews.check_${check}`)}</li>)}</ul>}
      {step.asks.length > 0 && <p>{t("policies.asks")}{t("ui.colon")}{step.asks.map((ask) => t(`reviews.ask_${ask}`)).join(t("people.listComma"))}</p>}
      {step.estimate && <p>{t("policies.estimate", { check: t(`reviews.check_${step.estimate.whenRed}`), roles: roleNames(step.estimate.roles, t) })}</p>}
      <p className="soft">{rules.join(" · ")} <Source ids={step.source} /></p>
    </div>
  );
}
