import { useState } from "react";
import { caseLifecycle, reopenCase, settleCase, takeCase } from "../../../contract/cases.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import { type CaseFile, satisfactions } from "./case-words.ts";
import { AnswerDialog, CarryOutDialog, EscalateDialog, FindingDialog, ProposalDialog } from "./StepDialogs.tsx";

type Act = "finding" | "propose" | "answer" | "carryOut" | "settle" | "escalate" | "reopen";
const dialogs = { finding: FindingDialog, propose: ProposalDialog, answer: AnswerDialog, carryOut: CarryOutDialog, settle: SettleDialog, escalate: EscalateDialog } as const;
/** The step that comes next in each state. */
const next: Record<CaseFile["state"], Act | "take" | undefined> = { open: "take", inProgress: "propose", proposed: "answer", agreed: "carryOut", carriedOut: "settle", settled: undefined };

/** Why a step of the work is not possible now; the next one is coloured. */
function useReasons(file: CaseFile) {
  const t = useT();
  const barred = useBarred();
  const over = file.state === "settled" ? t("cases.isSettled") : undefined;
  const allows = (verb: keyof typeof caseLifecycle.steps, why: string) => (caseLifecycle.allows(verb, file.state) ? undefined : t(file.state === "open" ? "cases.takeFirst" : why));
  const work = barred("cases.work") ?? over;
  return {
    work, finding: barred("cases.inspect") ?? over, propose: work ?? allows("propose", "cases.agreedAlready"), answer: work ?? allows("agree", "cases.proposeFirst"),
    carryOut: work ?? allows("carryOut", "cases.agreeFirst"), settle: work ?? allows("settle", "cases.takeFirst"), escalate: work, reopen: barred("cases.reverse"),
  };
}

/** What can be done with a case: taking it, the steps of the work, and what stands beside them. */
export function CaseActions({ file }: { file: CaseFile }) {
  const t = useT();
  const { data: me } = useSession();
  const [asking, ask] = useState<Act>();
  const { run, pending, error } = useCommand(takeCase);
  const reopening = useCommand(reopenCase);
  const reasons = useReasons(file);
  const mine = file.ownerId !== null && file.ownerId === me?.id;
  const noTake = reasons.work ?? (mine ? t("cases.isMine") : caseLifecycle.allows("take", file.state) ? undefined : t("cases.takenAlready"));
  const take = () => void run({ caseId: file.id, expectedRevision: file.revision }).then(() => toast({ text: t("cases.taken", { number: file.number }) }), () => undefined);
  const shown: Act[] = file.state === "settled" ? ["reopen"] : file.kind === "delay" ? ["settle", "escalate"] : ["finding", "propose", "answer", "carryOut", "settle", "escalate"];
  const Dialog = asking && asking !== "reopen" ? dialogs[asking] : undefined;
  return (
    <>
      {error && <Problem error={error} focus />}
      {file.state !== "settled" && <ActionButton type={file.state === "open" ? "primary" : "default"} loading={pending} disabledReason={noTake} onClick={take}>{t(file.ownerId === null || mine ? "cases.take" : "cases.takeOver")}</ActionButton>}
      {shown.map((act) => (
        <ActionButton key={act} type={act === next[file.state] || (act === "settle" && file.kind === "delay" && file.state === "inProgress") ? "primary" : "default"} disabledReason={reasons[act]} onClick={() => ask(act)}>{t(act === "settle" ? "cases.settle" : `cases.act_${act}`)}</ActionButton>
      ))}
      {Dialog && <Dialog file={file} onClose={() => ask(undefined)} />}
      <ReverseDialog open={asking === "reopen"} title={t("cases.act_reopen")} effect={t("cases.reopenEffect")} onClose={() => ask(undefined)} onConfirm={(reason) => reopening.run({ caseId: file.id, expectedRevision: file.revision, reason })} />
    </>
  );
}

function SettleDialog({ file, onClose }: { file: CaseFile; onClose(): void }) {
  const t = useT();
  // A change by somebody else while this is typed is refused rather than settled over.
  const [based] = useState(file.revision);
  const [said, setSaid] = useState({ proposal: file.proposal ?? "", customerAnswer: file.customerAnswer ?? "", result: "" });
  const [satisfaction, setSatisfaction] = useState<string>();
  const { run, pending, error } = useCommand(settleCase);
  const faults = faultsOf(error);
  const missing = !said.result.trim() ? "cases.result" : satisfaction ? undefined : "cases.satisfaction";
  const { proposal, customerAnswer, result } = said;
  const send = () =>
    void run({ caseId: file.id, expectedRevision: based, result, satisfaction: Number(satisfaction), ...(proposal.trim() && { proposal }), ...(customerAnswer.trim() && { customerAnswer }) }).then(() => {
      toast({ text: t("cases.settledToast", { number: file.number }) });
      onClose();
    }, () => undefined);
  const lines = (name: keyof typeof said, rest: { required?: boolean; autoFocus?: boolean } = {}) => (
    <TextField label={t(`cases.${name}`)} wide lines={2} max={2000} value={said[name]} onChange={(text) => setSaid((now) => ({ ...now, [name]: text }))} fault={faults(name)} {...rest} />
  );
  return (
    <FormDialog title={t("cases.settleOf", { number: file.number })} submit={t("cases.settle")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      {lines("result", { required: true, autoFocus: true })}
      {lines("proposal")}
      {lines("customerAnswer")}
      <SelectField label={t("cases.satisfaction")} required value={satisfaction} onChange={setSatisfaction} choices={satisfactions.map((each) => ({ value: String(each), label: t(`cases.satisfaction_${each}`) }))} fault={faults("satisfaction")} />
    </FormDialog>
  );
}
