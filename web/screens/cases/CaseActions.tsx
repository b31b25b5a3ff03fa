import { useState } from "react";
import { caseLifecycle, settleCase, takeCase } from "../../../contract/cases.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";
import { type CaseFile, satisfactions } from "./case-words.ts";

/** Taking a case and settling it; whichever comes next is coloured. */
export function CaseActions({ file }: { file: CaseFile }) {
  const t = useT();
  const barred = useBarred()("cases.work");
  const { data: me } = useSession();
  const [settling, setSettling] = useState(false);
  const { run, pending, error } = useCommand(takeCase);
  const over = file.state === "settled" ? t("cases.isSettled") : undefined;
  const mine = file.ownerId !== null && file.ownerId === me?.id;
  const noTake = barred ?? over ?? (mine ? t("cases.isMine") : caseLifecycle.allows("take", file.state) ? undefined : t("cases.takenAlready"));
  const noSettling = barred ?? over ?? (caseLifecycle.allows("settle", file.state) ? undefined : t("cases.takeFirst"));
  const take = () => void run({ caseId: file.id, expectedRevision: file.revision }).then(() => toast({ text: t("cases.taken", { number: file.number }) }), () => undefined);
  return (
    <>
      {error && <Problem error={error} focus />}
      <ActionButton type={file.state === "open" ? "primary" : "default"} loading={pending} disabledReason={noTake} onClick={take}>{t(file.ownerId === null || mine ? "cases.take" : "cases.takeOver")}</ActionButton>
      <ActionButton type={noSettling === undefined ? "primary" : "default"} disabledReason={noSettling} onClick={() => setSettling(true)}>{t("cases.settle")}</ActionButton>
      {settling && <SettleDialog file={file} onClose={() => setSettling(false)} />}
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
