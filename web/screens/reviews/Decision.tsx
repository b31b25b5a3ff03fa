import { Button, Input, InputNumber, Radio } from "antd";
import { useRef, useState } from "react";
import { decideStep } from "../../../contract/reviews.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { useShortcut } from "../../ui/useShortcut.ts";
import { When } from "../../ui/When.tsx";
import { CopyTo } from "../copies/CopyTo.tsx";
import { awaitedOf } from "./Opinions.tsx";
import { roleNames } from "./Path.tsx";
import style from "./reviews.module.css";
import { isPlain, type ReviewFile, type StepFile } from "./tasks.ts";

interface Props {
  review: ReviewFile;
  step: StepFile;
  /** Several are chosen beside it, and the letter A is theirs. */
  several: boolean;
  onDecided(): void;
}

interface Opinion {
  statement: string;
  answers: Record<string, string | number | boolean>;
}

/** The reviewer's verdict: one click when all is green, words where something is red or goes back. */
export function Decision(props: Props) {
  const { review, step } = props;
  const t = useT();
  // Outlives the form, which goes as soon as the page hears that a colleague was faster.
  const [refused, setRefused] = useState<unknown>();
  if (step.state !== "open") return <Decided step={step} refused={refused} />;
  if (!step.mayDecide) return <p className={style.barred}>{t(`reviews.whyNot_${step.whyNot ?? "notYourStep"}`, { roles: roleNames(step.roles, t), name: step.assignedName ?? "" })}</p>;
  return <Verdict key={`${review.id} ${step.key}`} {...props} onRefused={setRefused} />;
}

/** Who decided, for those who come later or at the same moment. */
function Decided({ step: { state, decidedByName, decidedAt }, refused }: { step: StepFile; refused: unknown }) {
  const t = useT();
  const known = (state === "passed" || state === "failed") && decidedByName;
  return (
    <>
      {refused !== undefined && <Problem error={refused} focus />}
      {known && <p className={style.barred}>{t(`reviews.decided_${state}`, { name: decidedByName })} {decidedAt && <When at={decidedAt} />}</p>}
    </>
  );
}

function Verdict({ review, step, several, onDecided, onRefused }: Props & { onRefused(error: unknown): void }) {
  const t = useT();
  const { draft, change, discard } = useDraft<Opinion>(`review.${review.id}.${step.key}`, { statement: "", answers: {} });
  const [returning, setReturning] = useState(false);
  const [copyTo, setCopyTo] = useState<string[]>([]);
  const buttons = useRef<HTMLDivElement>(null);
  // The letter alone decides nothing: it goes to the button, and Enter presses it.
  useShortcut({ keys: "a", label: t("reviews.approve"), group: t("reviews.title"), disabled: several }, () => buttons.current?.querySelector("button")?.focus());
  const { run, pending, error, reset } = useCommand(decideStep);
  const wordsNeeded = step.statementRule === "always" || step.checks.some(({ result }) => result === "red");
  const decide = (verdict: "pass" | "fail", statement: string) =>
    run({ reviewId: review.id, stepKey: step.key, verdict, statement, answers: draft.answers, subjectHash: review.subjectHash, copyTo }).then(() => {
      discard();
      toast({ text: t(verdict === "pass" ? "reviews.approved" : "reviews.returned", { title: review.title }) });
      onDecided();
    }, onRefused);
  const missing = step.asks.filter((question) => draft.answers[question] === undefined);
  return (
    <div className={style.verdict}>
      {error && !returning && <Problem error={error} focus />}
      <Questions asks={step.asks} answers={draft.answers} onChange={(answers) => change({ ...draft, answers })} />
      <Statement step={step} needed={wordsNeeded} value={draft.statement} fault={faultsOf(error)("statement")} onChange={(statement) => change({ ...draft, statement })} />
      <CopyTo subject={review.subject} value={copyTo} fault={faultsOf(error)("copyTo")} onChange={setCopyTo} />
      <div ref={buttons} className={style.buttons}>
        <ActionButton type="primary" size="large" loading={pending} disabledReason={whyNotYet({ step, missing, wordsNeeded, statement: draft.statement, awaited: awaitedOf(review, step) }, t)} onClick={() => void decide("pass", draft.statement)}>
          {t("reviews.approve")}
        </ActionButton>
        <Button size="large" danger onClick={() => (reset(), setReturning(true))}>{t("reviews.return")}</Button>
      </div>
      {returning && (
        <ReasonDialog
          title={t("reviews.returnTitle", { title: review.title })}
          label={t("reviews.reason")}
          submit={t("reviews.return")}
          {...{ pending, error }}
          onClose={() => setReturning(false)}
          onSubmit={(reason) => void decide("fail", [draft.statement, reason].filter(Boolean).join("\n"))}
        />
      )}
    </div>
  );
}

function whyNotYet(given: { step: StepFile; missing: readonly string[]; wordsNeeded: boolean; statement: string; awaited: readonly string[] }, t: ReturnType<typeof useT>): string | undefined {
  const { step, missing, wordsNeeded, statement, awaited } = given;
  if (awaited.length) return t("reviews.opinionsOpen", { names: awaited.join(t("people.listComma")) });
  if (step.passBar) return t("exceptions.passBar", step.passBar.facts);
  if (missing.length) return t("reviews.answerMissing", { questions: missing.map((question) => t(`reviews.ask_${question}`)).join(t("people.listComma")) });
  if (wordsNeeded && !statement.trim()) return t(step.statementRule === "always" ? "reviews.statementAlways" : "reviews.statementRed");
  return undefined;
}

function Statement({ step, needed, value, fault, onChange }: { step: StepFile; needed: boolean; value: string; fault: string | undefined; onChange(words: string): void }) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  // Where nothing asks for words the field would only slow down those who have none.
  if (!needed && !wanted && !value) return <Button type="link" className={style.adds} onClick={() => setWanted(true)}>{t("reviews.addStatement")}</Button>;
  const hint = needed ? t(step.statementRule === "always" ? "reviews.statementAlways" : "reviews.statementRed") : undefined;
  return (
    <Field label={t("reviews.statement")} required={needed} fault={fault} {...(hint && { hint })} wide>
      {(control) => <Input.TextArea {...control} autoFocus={!isPlain(step) ? false : wanted} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

function Questions({ asks, answers, onChange }: { asks: readonly string[]; answers: Opinion["answers"]; onChange(answers: Opinion["answers"]): void }) {
  const t = useT();
  return asks.map((question) => (
    <Field key={question} label={t(`reviews.ask_${question}`)} required wide>
      {({ id, status, ...control }) =>
        question === "estimatedDays" ? (
          <InputNumber id={id} status={status} {...control} min={0} max={366} precision={0} value={answers[question] as number | undefined} onChange={(value) => onChange(withAnswer(answers, question, value))} />
        ) : (
          <Radio.Group id={id} {...control} aria-label={t(`reviews.ask_${question}`)} value={answers[question]} onChange={(event) => onChange({ ...answers, [question]: event.target.value as boolean })} options={[{ value: true, label: t("reviews.yes") }, { value: false, label: t("reviews.no") }]} />
        )}
    </Field>
  ));
}

function withAnswer(answers: Opinion["answers"], question: string, value: number | null): Opinion["answers"] {
  const { [question]: _before, ...others } = answers;
  return value === null ? others : { ...others, [question]: value };
}
