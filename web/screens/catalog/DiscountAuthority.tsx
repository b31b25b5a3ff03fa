import { Button } from "antd";
import { useState } from "react";
import { type Role, roles } from "../../../contract/permissions.ts";
import { listDiscountAuthority, setDiscountAuthority } from "../../../contract/prices.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { CheckField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { roleChoices, roleName, useBarred } from "../people/names.ts";

interface Authority {
  role: string;
  maxDiscountPercent: string;
  belowFloor: boolean;
}

/** Which discount a role may grant without asking. */
export function DiscountAuthority() {
  const t = useT();
  const why = useBarred()("catalog.setAuthority");
  const [editing, setEditing] = useState<Authority>();
  const { data = [], error, refetch } = useQueryOf(listDiscountAuthority, {}, { watches: ["discountAuthority"] });
  return (
    <Section flush title={t("catalog.authority")} actions={<ActionButton disabledReason={why} onClick={() => setEditing({ role: "", maxDiscountPercent: "0", belowFloor: false })}>{t("catalog.setAuthority")}</ActionButton>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("catalog.authority")}
        rows={data}
        rowKey={({ role }) => role}
        empty={t("catalog.noAuthority")}
        columns={[
          { key: "role", title: t("catalog.role"), render: ({ role }) => roleName(role, t) },
          { key: "percent", title: t("catalog.maxDiscount"), align: "end", render: ({ maxDiscountPercent }) => `${maxDiscountPercent} %` },
          { key: "floor", title: t("catalog.belowFloor"), render: ({ belowFloor }) => t(belowFloor ? "catalog.allowed" : "catalog.notAllowed") },
          { key: "edit", title: "", align: "end", render: (row) => !why && <Button size="small" aria-label={t("customers.editNamed", { name: roleName(row.role, t) })} onClick={() => setEditing(row)}>{t("customers.edit")}</Button> },
        ]}
      />
      {editing && <AuthorityForm key={editing.role} initial={editing} onClose={() => setEditing(undefined)} />}
    </Section>
  );
}

function AuthorityForm({ initial, onClose }: { initial: Authority; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState(initial);
  const set = (change: Partial<Authority>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(setDiscountAuthority);
  const faults = faultsOf(error);
  const role: Role | undefined = roles.find((each) => each === form.role);
  const save = () => role && run({ role, maxDiscountPercent: form.maxDiscountPercent, belowFloor: form.belowFloor }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("catalog.setAuthority")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={role ? undefined : t("ui.fillIn", { field: t("catalog.role") })} onSubmit={() => void save()}>
      <div className={sheet.fields}>
        <SelectField label={t("catalog.role")} required value={form.role} onChange={(next) => set({ role: next ?? "" })} choices={roleChoices(t)} fault={faults("role")} />
        <TextField label={t("catalog.maxDiscount")} required figure value={form.maxDiscountPercent} onChange={(maxDiscountPercent) => set({ maxDiscountPercent })} fault={faults("maxDiscountPercent")} />
      </div>
      <CheckField label={t("catalog.belowFloor")} value={form.belowFloor} onChange={(belowFloor) => set({ belowFloor })} />
    </FormDialog>
  );
}
