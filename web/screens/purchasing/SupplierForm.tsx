import { useState } from "react";
import { createSupplier, editSupplier } from "../../../contract/purchasing.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CheckField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import type { Supplier } from "./purchase-words.ts";

interface Props {
  /** Absent: a new one. */
  supplier: Supplier | undefined;
  onClose(): void;
}

/** A supplier's file. */
export function SupplierForm({ supplier, onClose }: Props) {
  const t = useT();
  const [create, edit] = [useCommand(createSupplier), useCommand(editSupplier)];
  const { pending, error } = supplier ? edit : create;
  const [said, setSaid] = useState({
    name: supplier?.name ?? "", uscc: supplier?.uscc ?? "", contact: supplier?.contact ?? "", phone: supplier?.phone ?? "", email: supplier?.email ?? "", leadDays: String(supplier?.leadDays ?? 7), note: supplier?.note ?? "", active: supplier?.active ?? true,
  });
  const say = (change: Partial<typeof said>) => setSaid((before) => ({ ...before, ...change }));
  const faults = faultsOf(error);
  const missing = !said.name.trim() ? "purchasing.supplierName" : /^\d{1,3}$/.test(said.leadDays) ? undefined : "purchasing.leadDays";
  const send = () => {
    const given = { ...said, leadDays: Number(said.leadDays), uscc: said.uscc.trim() || null };
    void (supplier ? edit.run({ ...given, supplierId: supplier.id, expectedRevision: supplier.revision }) : create.run(given)).then(() => {
      toast({ text: t("purchasing.supplierSaved", { name: said.name }) });
      onClose();
    }, () => undefined);
  };
  return (
    <FormDialog title={supplier ? supplier.name : t("purchasing.addSupplier")} submit={t("purchasing.saveSupplier")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <div className={sheet.fields}>
        <TextField label={t("purchasing.supplierName")} required autoFocus wide max={120} value={said.name} onChange={(name) => say({ name })} fault={faults("name")} />
        <TextField label={t("purchasing.uscc")} wide max={40} value={said.uscc} onChange={(uscc) => say({ uscc })} fault={faults("uscc")} />
        <TextField label={t("purchasing.contact")} max={60} value={said.contact} onChange={(contact) => say({ contact })} />
        <TextField label={t("purchasing.phone")} type="tel" max={40} value={said.phone} onChange={(phone) => say({ phone })} />
        <TextField label={t("purchasing.email")} max={120} value={said.email} onChange={(email) => say({ email })} />
        <TextField label={t("purchasing.leadDays")} figure required value={said.leadDays} onChange={(leadDays) => say({ leadDays: leadDays.trim() })} fault={faults("leadDays")} />
        <TextField label={t("purchasing.note")} wide max={500} value={said.note} onChange={(note) => say({ note })} />
        <CheckField label={t("purchasing.active")} value={said.active} onChange={(active) => say({ active })} />
      </div>
    </FormDialog>
  );
}
