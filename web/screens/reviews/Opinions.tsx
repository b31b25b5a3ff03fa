import { Radio } from "antd";
import { useState } from "react";
import { answerOpinion, dropOpinion } from "../../../contract/reviews.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import style from "./reviews.module.css";
import type { ReviewFile, StepFile } from "./tasks.ts";

type Opinion = ReviewFile["opinions"][number];
const isOpen = ({ answeredAt, droppedAt }: Opinion): boolean => answeredAt === null && droppedAt === null;

/** For whose opinion a step waits. */
export const awaitedOf = (review: ReviewFile, step: Pick<StepFile, "key">): string[] => review.opinions.filter((opinion) => opinion.stepKey === step.key && isOpen(opinion)).map(({ personName }) => personName);

/** Colleagues who were asked about a step, and what they said. */
export function Opinions({ review, step }: { review: ReviewFile; step: StepFile }) {
  const t = useT();
  const asked = review.opinions.filter(({ stepKey }) => stepKey === step.key);
  if (asked.length === 0) return null;
  return (
    <Section title={t("reviews.opinions")} beside={<span className="soft">{asked.length}</span>}>
      <ul className={style.estimates}>
        {asked.map((opinion) => <li key={opinion.id}><Asked opinion={opinion} /></li>)}
      </ul>
    </Section>
  );
}

function Asked({ opinion }: { opinion: Opinion }) {
  const t = useT();
  const [open, setOpen] = useState<"answer" | "drop">();
  const close = () => setOpen(undefined);
  return (
    <>
      <p><span className="soft">{t("reviews.opinionAskedOf", { name: opinion.askedByName, of: opinion.personName })} <When at={opinion.askedAt} /></span></p>
      <p>{opinion.question}</p>
      <Outcome opinion={opinion} />
      {(opinion.mayAnswer || opinion.mayDrop) && (
        <div className={style.buttons}>
          {opinion.mayAnswer && <ActionButton type="primary" onClick={() => setOpen("answer")}>{t("reviews.giveOpinion")}</ActionButton>}
          {opinion.mayDrop && <ActionButton onClick={() => setOpen("drop")}>{t("reviews.dropOpinion")}</ActionButton>}
        </div>
      )}
      {open === "answer" && <Answer opinion={opinion} onClose={close} />}
      {open === "drop" && <Drop opinion={opinion} onClose={close} />}
    </>
  );
}

function Outcome({ opinion }: { opinion: Opinion }) {
  const t = useT();
  const { stance, answer, answeredAt, answeredByName, droppedAt, droppedByName, droppedWhy } = opinion;
  if (stance !== null) {
    return (
      <blockquote>
        <StatusTag tone={stance === "agree" ? "good" : "bad"}>{t(`reviews.stance_${stance}`)}</StatusTag> {answer}
        <p className="soft">{answeredByName} {answeredAt && <When at={answeredAt} />}</p>
      </blockquote>
    );
  }
  if (droppedAt === null) return <StatusTag tone="moving">{t("reviews.unanswered")}</StatusTag>;
  return <p className="soft"><StatusTag tone="idle">{t("reviews.opinionDropped")}</StatusTag> {droppedByName} <When at={droppedAt} /> {droppedWhy === "reviewEnded" ? t("reviews.reviewEnded") : droppedWhy}</p>;
}

interface DialogProps {
  opinion: Opinion;
  onClose(): void;
}

function Answer({ opinion, onClose }: DialogProps) {
  const t = useT();
  const [stance, setStance] = useState<"agree" | "disagree">();
  const [answer, setAnswer] = useState("");
  const { run, pending, error } = useCommand(answerOpinion);
  const missing = !stance ? t("reviews.stance") : answer.trim() ? undefined : t("reviews.opinion");
  const send = () => void run({ opinionId: opinion.id, stance: stance ?? "agree", answer }).then(() => {
    toast({ text: t("reviews.opinionGivenToast", { name: opinion.askedByName }) });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("reviews.giveOpinion")} submit={t("reviews.giveOpinion")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <blockquote className={style.quoted}>{opinion.question}</blockquote>
      <Field label={t("reviews.stance")} required wide>
        {({ id, status: _status, ...control }) => (
          <Radio.Group id={id} {...control} aria-label={t("reviews.stance")} value={stance} onChange={({ target }) => setStance(target.value === "agree" ? "agree" : "disagree")} options={[{ value: "agree", label: t("reviews.stance_agree") }, { value: "disagree", label: t("reviews.stance_disagree") }]} />
        )}
      </Field>
      <TextField label={t("reviews.opinion")} required wide lines={3} max={2000} value={answer} onChange={setAnswer} fault={faultsOf(error)("answer")} />
    </FormDialog>
  );
}

function Drop({ opinion, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(dropOpinion);
  return (
    <ReasonDialog
      title={t("reviews.dropOpinionOf", { name: opinion.personName })} label={t("reviews.dropReason")} submit={t("reviews.dropOpinion")} {...{ pending, error, onClose }}
      onSubmit={(reason) => void run({ opinionId: opinion.id, reason }).then(onClose, () => undefined)}
    />
  );
}
