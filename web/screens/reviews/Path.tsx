import type { Role } from "../../../contract/permissions.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { ReverseStep } from "./ReverseStep.tsx";
import style from "./reviews.module.css";
import { nameIn, type ReviewFile, type StepFile, stepTones } from "./tasks.ts";

export const roleNames = (roles: readonly string[], t: Translate): string => roles.map((role) => t(`people.role_${role as Role}`)).join(t("people.listComma"));

/** The whole way of a review: who submitted, who decided what and when, and who comes next. */
export function Path({ review }: { review: ReviewFile }) {
  const t = useT();
  return (
    <ol className={style.path}>
      <li data-state="passed">
        <div className={style.pathHead}><strong>{t("reviews.submittedBy", { name: review.openedByName })}</strong><When at={review.openedAt} /></div>
      </li>
      {review.steps.map((step) => <Stop key={step.key} step={step} review={review} />)}
    </ol>
  );
}

function Stop({ step, review }: { step: StepFile; review: ReviewFile }) {
  const t = useT();
  const language = useLanguage();
  const { state, decidedByName, decidedAt, statement, roles, answers, signature, openedAt } = step;
  return (
    <li data-state={state}>
      <div className={style.pathHead}>
        <strong>{nameIn(step.name, language)}</strong>
        <StatusTag tone={stepTones[state]}>{t(`reviews.step_${state}`)}</StatusTag>
        <span className="soft">{decidedByName ?? (state === "open" && step.assignedName ? t("reviews.assignedTo", { name: step.assignedName }) : undefined) ?? t("reviews.roles", { roles: roleNames(roles, t) })}</span>
        {decidedAt && <When at={decidedAt} />}
        {step.mayReverse && <ReverseStep step={step} review={review} />}
        {state === "open" && openedAt && <span className="soft">{t("reviews.waited")} <When at={openedAt} show="relative" /></span>}
      </div>
      {statement && <blockquote>{statement}</blockquote>}
      {review.opinions.filter(({ stepKey }) => stepKey === step.key).map(({ id, personName, stance, answer, droppedAt }) => (
        <p key={id} className="soft">{t("reviews.opinionIn", { name: personName, word: t(stance ? `reviews.stance_${stance}` : droppedAt ? "reviews.opinionDropped" : "reviews.unanswered") })}{answer && `:${answer}`}</p>
      ))}
      <Answers answers={answers} />
      {review.reversals.filter(({ stepKey }) => stepKey === step.key).map(({ id, byName, decidedByName: name, verdict, reason, at }) => (
        <p key={id} className="soft">{t("reviews.reversed", { by: byName, name, reason, verdict: t(`reviews.step_${verdict}`) })} <When at={at} /></p>
      ))}
      {signature && <p className={style.signature} title={signature.hash}>{t("reviews.signature", { hash: signature.hash.slice(0, 12) })}</p>}
    </li>
  );
}

function Answers({ answers }: { answers: StepFile["answers"] }) {
  const t = useT();
  const told = Object.entries(answers).map(([question, value]) => t("orders.chip", { label: t(`reviews.ask_${question}`), value: typeof value === "boolean" ? t(value ? "reviews.yes" : "reviews.no") : String(value) }));
  return told.length ? <p>{told.join(" · ")}</p> : null;
}
