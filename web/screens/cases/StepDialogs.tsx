import { useState } from "react";
import { addCost, blames, carryOut, caseAnswers, costKinds, escalateCase, escalationRoles, proposalKinds, proposeRemedy, recordAnswer, recordFinding, talkMeans } from "../../../contract/cases.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, SeveralField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { CaseFile } from "./case-words.ts";
import { usePhotos } from "./use-photos.tsx";

export interface StepProps {
  file: CaseFile;
  onClose(): void;
}

function useChoices() {
  const t = useT();
  return (prefix: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`cases.${prefix}_${value}`) }));
}

/** What a step says in words, with its pictures; `based` is the case as it was when the form was opened. */
function useSaying(file: CaseFile) {
  const t = useT();
  const [based] = useState(file.revision);
  const [text, setText] = useState("");
  const photos = usePhotos();
  const words = (label: string, fault?: string) => <TextField label={t(label)} required wide lines={3} max={2000} value={text} onChange={setText} fault={fault} />;
  return { expectedRevision: based, text, files: photos.fileIds, photos: photos.field, words, unsaid: (label: string) => (text.trim() ? undefined : t("ui.fillIn", { field: t(label) })) };
}

/** What quality found, and who answers for it. */
export function FindingDialog({ file, onClose }: StepProps) {
  const t = useT();
  const choices = useChoices();
  const said = useSaying(file);
  const [blame, setBlame] = useState<string>();
  const { run, pending, error } = useCommand(recordFinding);
  const chosen = blames.find((each) => each === blame);
  const send = () => chosen && void run({ caseId: file.id, expectedRevision: said.expectedRevision, text: said.text, files: said.files, blame: chosen }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("cases.act_finding")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={said.unsaid("cases.finding") ?? (chosen ? undefined : t("ui.fillIn", { field: t("cases.blame") }))} onSubmit={send}>
      {said.words("cases.finding", faultsOf(error)("text"))}
      <SelectField label={t("cases.blame")} required value={blame} onChange={setBlame} choices={choices("blame", blames)} />
      {said.photos}
    </FormDialog>
  );
}

/** What the customer is offered. */
export function ProposalDialog({ file, onClose }: StepProps) {
  const t = useT();
  const choices = useChoices();
  const said = useSaying(file);
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const { run, pending, error } = useCommand(proposeRemedy);
  const faults = faultsOf(error);
  const send = () => void run({ caseId: file.id, expectedRevision: said.expectedRevision, text: said.text, files: said.files, kinds: proposalKinds.filter((kind) => kinds.includes(kind)) }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("cases.act_propose")} submit={t("cases.act_propose")} {...{ pending, error, onClose }} disabledReason={kinds.length === 0 ? t("ui.fillIn", { field: t("cases.remedies") }) : said.unsaid("cases.proposal")} onSubmit={send}>
      <SeveralField label={t("cases.remedies")} required wide value={kinds} onChange={setKinds} choices={choices("remedy", proposalKinds)} fault={faults("kinds")} />
      {said.words("cases.proposal", faults("text"))}
      {said.photos}
    </FormDialog>
  );
}

/** What the customer said to it, by which means, with what proof. */
export function AnswerDialog({ file, onClose }: StepProps) {
  const t = useT();
  const choices = useChoices();
  const said = useSaying(file);
  const [answer, setAnswer] = useState<string>();
  const [means, setMeans] = useState<string | undefined>("phone");
  const { run, pending, error } = useCommand(recordAnswer);
  const [chosen, by] = [caseAnswers.find((each) => each === answer), talkMeans.find((each) => each === means)];
  const send = () => chosen && by && void run({ caseId: file.id, expectedRevision: said.expectedRevision, text: said.text, files: said.files, answer: chosen, means: by }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("cases.act_answer")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={chosen ? said.unsaid("cases.customerAnswer") : t("ui.fillIn", { field: t("cases.answer") })} onSubmit={send}>
      <SelectField label={t("cases.answer")} required value={answer} onChange={setAnswer} choices={choices("answer", caseAnswers)} />
      <SelectField label={t("cases.means")} required value={means} onChange={setMeans} choices={choices("means", talkMeans)} />
      {said.words("cases.customerAnswer", faultsOf(error)("text"))}
      {said.photos}
    </FormDialog>
  );
}

/** What was agreed is done. */
export function CarryOutDialog({ file, onClose }: StepProps) {
  const t = useT();
  const said = useSaying(file);
  const { run, pending, error } = useCommand(carryOut);
  const send = () => void run({ caseId: file.id, expectedRevision: said.expectedRevision, text: said.text, files: said.files }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("cases.act_carryOut")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={said.unsaid("cases.carriedOut")} onSubmit={send}>
      {said.words("cases.carriedOut", faultsOf(error)("text"))}
      {said.photos}
    </FormDialog>
  );
}

/** Hands the case up. */
export function EscalateDialog({ file, onClose }: StepProps) {
  const t = useT();
  const [to, setTo] = useState<string | undefined>("salesDirector");
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(escalateCase);
  const role = escalationRoles.find((each) => each === to);
  const send = () => role && void run({ caseId: file.id, to: role, reason }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("cases.act_escalate")} submit={t("cases.act_escalate")} {...{ pending, error, onClose }} disabledReason={reason.trim() ? undefined : t("ui.fillIn", { field: t("cases.reason") })} onSubmit={send}>
      <SelectField label={t("cases.escalateTo")} required value={to} onChange={setTo} choices={escalationRoles.map((value) => ({ value, label: t(`people.role_${value}`) }))} />
      <TextField label={t("cases.reason")} required wide lines={3} max={2000} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** What the case cost; a negative amount takes a wrong line back. */
export function CostDialog({ file, onClose }: StepProps) {
  const t = useT();
  const choices = useChoices();
  const [kind, setKind] = useState<string | undefined>("freight");
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const { run, pending, error } = useCommand(addCost);
  const faults = faultsOf(error);
  const chosen = costKinds.find((each) => each === kind);
  const send = () => chosen && void run({ caseId: file.id, kind: chosen, amount, note }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("cases.addCost")} submit={t("cases.addCost")} {...{ pending, error, onClose }} disabledReason={/^-?\d{1,12}(\.\d{1,3})?$/.test(amount) ? undefined : t("ui.fillIn", { field: t("cases.amount") })} onSubmit={send}>
      <SelectField label={t("cases.costKind")} required value={kind} onChange={setKind} choices={choices("cost", costKinds)} />
      <TextField label={t("cases.amountIn", { currency: file.currency })} required figure value={amount} onChange={(value) => setAmount(value.trim())} fault={faults("amount")} hint={t("cases.costHint")} />
      <TextField label={t("cases.costNote")} wide max={300} value={note} onChange={setNote} />
    </FormDialog>
  );
}
