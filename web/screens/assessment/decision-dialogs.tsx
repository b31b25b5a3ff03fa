import { useState } from "react";
import { confirmAssessment, dismissalGrounds, dismissAssessment } from "../../../contract/assessment.ts";
import { listPeople } from "../../../contract/people.ts";
import { roles } from "../../../contract/permissions.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { EntryFile } from "./assessment-words.ts";

export interface EntryDialog {
  entry: EntryFile;
  onClose(): void;
}

/** People who hold the duty's role: one of them is to be named. */
function useHolders(role: string | null, enabled: boolean) {
  const known = roles.find((each) => each === role);
  const { data } = useQueryOf(listPeople, { limit: 200, state: "active", ...(known && { role: known }) }, { watches: ["person"], enabled });
  return (data?.rows ?? []).map(({ id, name, jobTitle }) => ({ value: id, label: jobTitle ? `${name} · ${jobTitle}` : name }));
}

/** A manager confirms in his own name; amount and points are the policy's suggestion until he sets others. */
export function ConfirmDialog({ entry, onClose }: EntryDialog) {
  const t = useT();
  const unnamed = entry.personId === null;
  const holders = useHolders(entry.role, unnamed);
  const [personId, setPerson] = useState<string>();
  const [given, setGiven] = useState({ amount: entry.amount ?? "", points: entry.points === null ? "" : String(entry.points), reason: "" });
  const { run, pending, error } = useCommand(confirmAssessment);
  const faults = faultsOf(error);
  const money = entry.kind === "fine" || (entry.kind === "reward" && entry.points === null);
  const counted = entry.kind === "points" || (entry.kind === "reward" && entry.points !== null);
  const missing = unnamed && !personId ? "assessment.person" : money && !given.amount.trim() ? "assessment.amount" : counted && !given.points.trim() ? "assessment.points" : undefined;
  const send = () =>
    void run({
      assessmentId: entry.id, expectedRevision: entry.revision, reason: given.reason, ...(unnamed && personId && { personId }), ...(money && { amount: given.amount.trim() }), ...(counted && { points: Number(given.points) }),
    }).then(() => {
      toast({ text: t("assessment.confirmedToast") });
      onClose();
    }, () => undefined);
  const field = (name: keyof typeof given) => ({ label: t(`assessment.${name}`), value: given[name], onChange: (text: string) => setGiven((now) => ({ ...now, [name]: text })), fault: faults(name) });
  return (
    <FormDialog title={t("assessment.confirmTitle")} submit={t("assessment.act_confirm")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <p className="soft">{t("assessment.confirmHint", { days: entry.appealDays })}</p>
      {unnamed && <SelectField label={t("assessment.person")} hint={t("assessment.nameHint")} required value={personId} onChange={setPerson} choices={holders} fault={faults("personId")} />}
      {money && <TextField {...field("amount")} required figure />}
      {counted && <TextField {...field("points")} required figure />}
      <TextField {...field("reason")} wide lines={2} max={1000} />
    </FormDialog>
  );
}

/** Drops a proposal with its ground: excused, unfounded, or else. */
export function DismissDialog({ entry, onClose }: EntryDialog) {
  const t = useT();
  const [grounds, setGrounds] = useState<string>();
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(dismissAssessment);
  const ground = dismissalGrounds.find((each) => each === grounds);
  const missing = ground ? (reason.trim() ? undefined : "assessment.reason") : "assessment.grounds";
  const send = () => {
    if (ground) void run({ assessmentId: entry.id, expectedRevision: entry.revision, grounds: ground, reason }).then(onClose, () => undefined);
  };
  return (
    <FormDialog title={t("assessment.dismissTitle")} submit={t("assessment.act_dismiss")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <SelectField label={t("assessment.grounds")} required value={grounds} onChange={setGrounds} choices={dismissalGrounds.map((value) => ({ value, label: t(`assessment.grounds_${value}`) }))} fault={faultsOf(error)("grounds")} />
      <TextField label={t("assessment.reason")} required wide lines={3} max={1000} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} />
    </FormDialog>
  );
}
