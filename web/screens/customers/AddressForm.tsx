import { useState } from "react";
import { addAddress, editAddress } from "../../../contract/customer-commands.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CheckField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { CustomerFile } from "./customer-words.ts";
import style from "./customers.module.css";

type Address = CustomerFile["addresses"][number];
const blank = { province: "", city: "", district: "", detail: "", receiverId: null as string | null, isDefault: false, active: true };

/** A delivery address, new or changed. */
export function AddressForm({ file, address, onClose }: { file: CustomerFile; address: Address | undefined; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState(() => {
    const { province, city, district, detail, receiverId, isDefault, active } = address ?? blank;
    return { province, city, district, detail, receiverId, isDefault, active };
  });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const adding = useCommand(addAddress);
  const changing = useCommand(editAddress);
  const { pending, error } = address ? changing : adding;
  const faults = faultsOf(error);
  const save = () => {
    const sent = address ? changing.run({ ...form, id: file.id, addressId: address.id, expectedRevision: file.revision }) : adding.run({ ...form, id: file.id });
    void sent.then(onClose, () => undefined);
  };
  return (
    <FormDialog title={t(address ? "customers.editAddress" : "customers.addAddress")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.detail.trim() ? undefined : t("ui.fillIn", { field: t("customers.detail") })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("customers.province")} autoFocus max={30} value={form.province} onChange={(province) => set({ province })} fault={faults("province")} />
        <TextField label={t("customers.city")} max={30} value={form.city} onChange={(city) => set({ city })} fault={faults("city")} />
        <TextField label={t("customers.district")} max={30} value={form.district} onChange={(district) => set({ district })} fault={faults("district")} />
        <TextField label={t("customers.detail")} required wide max={200} value={form.detail} onChange={(detail) => set({ detail })} fault={faults("detail")} />
        <SelectField label={t("customers.receiver")} clearable value={form.receiverId ?? undefined} onChange={(id) => set({ receiverId: id ?? null })} choices={file.contacts.filter(({ erased }) => !erased).map(({ id, name }) => ({ value: id, label: name }))} fault={faults("receiverId")} />
      </div>
      <div className={style.checks}>
        <CheckField label={t("customers.isDefault")} value={form.isDefault} onChange={(isDefault) => set({ isDefault })} />
        <CheckField label={t("customers.active")} value={form.active} onChange={(active) => set({ active })} />
      </div>
    </FormDialog>
  );
}
