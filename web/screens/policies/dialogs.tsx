import { useState } from "react";
import { approvePolicyVersion, assignPolicy } from "../../../contract/policies.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { useToday } from "../../ui/setting.ts";
import { DayField, SelectField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import type { PolicyVersion } from "./pack-words.ts";

interface Props {
  policy: PolicyVersion;
  onClose(): void;
}

/** Approves somebody else's draft from a day on. */
export function ApproveForm({ policy, onClose }: Props) {
  const t = useT();
  const [from, setFrom] = useState(useToday());
  const { run, pending, error } = useCommand(approvePolicyVersion);
  const save = () =>
    run({ policyId: policy.policyId, version: policy.version, effectiveFrom: from }).then(() => {
      toast({ text: t("policies.approved") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("policies.approveTitle", { version: policy.version })} submit={t("policies.approve")} {...{ pending, error, onClose }} disabledReason={from ? undefined : t("ui.fillIn", { field: t("policies.effectiveFrom") })} onSubmit={() => void save()}>
      <p className="soft">{t("policies.approveHint")}</p>
      <DayField label={t("policies.effectiveFrom")} required value={from} onChange={setFrom} fault={faultsOf(error)("effectiveFrom")} />
    </FormDialog>
  );
}

/** Lets the policy serve a kind of order, or one channel of it. */
export function AssignForm({ policy, onClose }: Props) {
  const t = useT();
  const language = useLanguage();
  const { orderKinds, intake: { channels } } = policy.pack;
  const [form, setForm] = useState({ orderKind: orderKinds[0]?.key ?? "", channel: "", from: useToday() });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(assignPolicy);
  const faults = faultsOf(error);
  const save = () =>
    run({ policyId: policy.policyId, orderKind: form.orderKind, from: form.from, channel: form.channel || undefined }).then(() => {
      toast({ text: t("policies.assigned") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("policies.assign")} submit={t("policies.assign")} {...{ pending, error, onClose }} disabledReason={form.orderKind && form.from ? undefined : t("ui.fillIn", { field: t("policies.orderKind") })} onSubmit={() => void save()}>
      <p className="soft">{t("policies.assignHint")}</p>
      <div className={sheet.fields}>
        <SelectField label={t("policies.orderKind")} required value={form.orderKind} onChange={(orderKind) => set({ orderKind: orderKind ?? "" })} choices={orderKinds.map(({ key, name }) => ({ value: key, label: name[language] }))} fault={faults("orderKind")} />
        <SelectField label={t("policies.channel")} clearable hint={t("policies.allChannels")} value={form.channel} onChange={(channel) => set({ channel: channel ?? "" })} choices={channels.map(({ key, name }) => ({ value: key, label: name[language] }))} fault={faults("channel")} />
        <DayField label={t("policies.from")} required value={form.from} onChange={(from) => set({ from })} fault={faults("from")} />
      </div>
    </FormDialog>
  );
}
