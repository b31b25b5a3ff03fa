import { useState } from "react";
import { listAssessmentTerms, proposeAssessment } from "../../../contract/assessment.ts";
import { listOrders } from "../../../contract/orders.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { presentDay } from "../../ui/setting.ts";
import { DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import type { Original } from "../orders/entry-form.ts";
import { Originals } from "../orders/Originals.tsx";
import { usePeople } from "../people/names.ts";

/** Orders whose number or customer somebody types. */
function useOrderChoices(search: string) {
  const { data } = useQueryOf(listOrders, { limit: 20, ...(search && { search }) }, { watches: ["order"], keep: true });
  return (data?.rows ?? []).map(({ id, number, customerName }) => ({ value: id, label: `${number} ${customerName}` }));
}

/** What a manager proposes by hand: for whom, under which rule, why, and an order or files that show it. */
export function ProposeDialog({ onClose }: { onClose(): void }) {
  const t = useT();
  const language = useLanguage();
  const people = usePeople();
  const terms = useQueryOf(listAssessmentTerms, {}, { watches: ["policy"] }).data?.rows ?? [];
  const [given, setGiven] = useState({ personId: "", rule: "", day: presentDay(), orderId: "", amount: "", points: "" });
  const { draft: reason, change, discard } = useDraft("assessment.propose", "");
  const [files, setFiles] = useState<Original[]>([]);
  const [search, setSearch] = useState("");
  const orders = useOrderChoices(search);
  const { run, pending, error } = useCommand(proposeAssessment);
  const faults = faultsOf(error);
  const set = (name: keyof typeof given) => (value: string | undefined) => setGiven((now) => ({ ...now, [name]: value ?? "" }));
  const ruleOf = ({ policyId, key }: { policyId: string; key: string }) => `${policyId} ${key}`;
  const term = terms.find((each) => ruleOf(each) === given.rule);
  const missing = !given.personId ? "person" : !term ? "term" : !reason.trim() ? "reason" : !given.orderId && files.length === 0 ? "evidence" : undefined;
  const send = () => {
    if (!term) return;
    const measure = { ...(given.amount.trim() && { amount: given.amount.trim() }), ...(given.points.trim() && { points: Number(given.points) }) };
    void run({ personId: given.personId, policyId: term.policyId, term: term.key, day: given.day, reason, fileIds: files.map(({ id }) => id), ...(given.orderId && { orderId: given.orderId }), ...measure }).then(() => {
      discard();
      toast({ text: t("assessment.proposedToast") });
      onClose();
    }, () => undefined);
  };
  return (
    <FormDialog title={t("assessment.propose")} submit={t("assessment.act_propose")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(`assessment.${missing}`) })} onSubmit={send}>
      <div className={sheet.fields}>
        <SelectField label={t("assessment.person")} required value={given.personId} onChange={set("personId")} choices={people.choices} fault={faults("personId")} />
        <SelectField label={t("assessment.term")} required value={given.rule} onChange={set("rule")} choices={terms.map((each) => ({ value: ruleOf(each), label: each.name[language] ?? each.key }))} fault={faults("term")} hint={terms.length === 0 ? t("assessment.noTerms") : ""} />
        <DayField label={t("assessment.day")} required value={given.day} onChange={set("day")} fault={faults("day")} />
        {term && term.kind !== "warning" && term.kind !== "points" && term.points === null && <TextField label={t("assessment.amount")} figure value={given.amount || (term.amount ?? "")} onChange={set("amount")} fault={faults("amount")} />}
        {term && term.points !== null && <TextField label={t("assessment.points")} figure value={given.points || String(term.points)} onChange={set("points")} fault={faults("points")} />}
      </div>
      <TextField label={t("assessment.reason")} required wide lines={3} max={1000} value={reason} onChange={change} fault={faults("reason")} />
      <SelectField label={t("assessment.document")} wide clearable value={given.orderId} onChange={set("orderId")} onSearch={setSearch} choices={orders} fault={faults("orderId")} hint={t("assessment.evidenceHint")} />
      <Field label={t("assessment.files")} wide fault={faults("fileIds")}>{(control) => <Originals control={control} originals={files} onChange={setFiles} />}</Field>
    </FormDialog>
  );
}
