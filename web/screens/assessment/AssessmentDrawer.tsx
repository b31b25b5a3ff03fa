import { readAssessment } from "../../../contract/assessment.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Drawer } from "../../ui/Drawer.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import { addressOfFile } from "../orders/upload.ts";
import { roleName } from "../people/names.ts";
import { EntryState, Measure, Person, Term } from "./assessment-columns.tsx";
import { type EntryFile, hoursLate } from "./assessment-words.ts";
import { AssessmentActions } from "./AssessmentActions.tsx";

/** One entry over the list: what is proposed, what proves it, all that was said, and what can be done. */
export function AssessmentDrawer({ assessmentId, onClose }: { assessmentId: string; onClose(): void }) {
  const t = useT();
  const { data: entry, error, refetch } = useQueryOf(readAssessment, { assessmentId }, { watches: [`assessment:${assessmentId}`] });
  return (
    <Drawer onClose={onClose} size={600} title={entry ? <><Person row={entry} /> · <Term row={entry} /></> : t("assessment.title")}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!entry && !error && <PageSkeleton />}
      {entry && <Whole entry={entry} />}
    </Drawer>
  );
}

function Whole({ entry }: { entry: EntryFile }) {
  const t = useT();
  return (
    <div className={sheet.stack}>
      <div className={sheet.filters}><EntryState state={entry.state} /><strong><Measure row={entry} /></strong></div>
      <p className="soft">{t("assessment.adviceOnly")}</p>
      <AssessmentActions entry={entry} />
      <Evidence entry={entry} />
      <Said entry={entry} />
    </div>
  );
}

function Evidence({ entry: { evidence, reason, day, role, policyId, policyVersion, confirmedBy } }: { entry: EntryFile }) {
  const t = useT();
  const language = useLanguage();
  const { subject, title, dutyName, dueAt, closedAt, journalSeq, fileIds } = evidence;
  const href = subject && hrefOfSubject(subject);
  return (
    <Facts
      rows={[
        ...(dutyName ? [[t("assessment.duty"), dutyName[language]] as const, [t("assessment.dueAt"), dueAt && <When key="d" at={dueAt} />] as const, [t("assessment.closedAt"), closedAt && <span key="c"><When at={closedAt} show="absolute" /> {t("assessment.late", { hours: hoursLate(evidence) })}</span>] as const] : []),
        ...(reason ? [[t("assessment.reason"), reason] as const] : []),
        [t("assessment.document"), href ? <Goto key="s" href={href}>{title}</Goto> : title],
        ...(journalSeq !== null && href ? [[t("assessment.journal"), <Goto key="j" href={`${href}?tab=timeline`}>{t("assessment.journalEntry", { seq: journalSeq })}</Goto>] as const] : []),
        ...(fileIds.length ? [[t("assessment.files"), <span key="f">{fileIds.map((id, at) => <span key={id}><a href={addressOfFile(id)}>{t("assessment.file", { number: at + 1 })}</a> </span>)}</span>] as const] : []),
        [t("assessment.day"), <When key="w" at={day} show="absolute" />],
        ...(role ? [[t("assessment.role"), roleName(role, t)] as const] : []),
        [t("assessment.rule"), <Goto key="p" href={`/policies/${policyId}/${policyVersion}`}>{t("policies.versionNo", { version: policyVersion })}</Goto>],
        [t("assessment.confirmedBy"), confirmedBy.map((each) => roleName(each, t)).join(t("people.listComma"))],
      ]}
    />
  );
}

/** All that was said to it, in the order in which it was said. */
function Said({ entry: { proposedAt, proposedByName, origin, decision, state, appealUntil, appeal, settlement, personName } }: { entry: EntryFile }) {
  const t = useT();
  const decided = decision?.grounds ? `${t("assessment.act_dismiss")} · ${t(`assessment.grounds_${decision.grounds}`)}` : t("assessment.act_confirm");
  return (
    <Facts
      rows={[
        [t("assessment.proposedAt"), <span key="p">{origin === "duty" ? t("assessment.bySystem") : proposedByName} <When at={proposedAt} /></span>],
        ...(decision ? [[decided, <span key="d">{decision.byName} <When at={decision.at} /> {decision.reason}</span>] as const] : []),
        ...(state === "confirmed" && appealUntil ? [[t("assessment.appealUntil"), <When key="u" at={appealUntil} />] as const] : []),
        ...(appeal ? [[t("assessment.act_appeal"), <span key="a">{personName} <When at={appeal.at} /> {appeal.words}</span>] as const] : []),
        ...(settlement ? [[t(`assessment.act_${state === "upheld" ? "uphold" : "withdraw"}`), <span key="s">{settlement.byName} <When at={settlement.at} /> {settlement.reason}</span>] as const] : []),
      ]}
    />
  );
}
