import { useState } from "react";
import { addPartNumber } from "../../../contract/customer-commands.ts";
import { listPartNumbers } from "../../../contract/customers.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { ProductField } from "../catalog/ProductField.tsx";
import { useBarred } from "../people/names.ts";
import type { CustomerFile } from "./customer-words.ts";

/** The customer's own numbers for our products, by which its orders are understood. */
export function PartNumbers({ file }: { file: CustomerFile }) {
  const t = useT();
  const why = useBarred()("customers.enter");
  const [adding, setAdding] = useState(false);
  const { data = [], error, refetch } = useQueryOf(listPartNumbers, { id: file.id }, { watches: [`customer:${file.id}`] });
  return (
    <Section flush title={t("customers.partNumbers")} actions={<ActionButton disabledReason={why} onClick={() => setAdding(true)}>{t("customers.addPartNumber")}</ActionButton>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("customers.partNumbers")}
        rows={data}
        rowKey={({ partNo }) => partNo}
        empty={t("customers.noPartNumbers")}
        columns={[
          { key: "no", title: t("customers.partNo"), render: ({ partNo }) => <span className="figure">{partNo}</span> },
          { key: "product", title: t("customers.product"), render: ({ productId, code, name }) => <><Goto href={`/products/${productId}`}>{code}</Goto> {name}</> },
          { key: "bar", title: t("customers.barCode"), render: ({ barCode }) => barCode ?? "—" },
          { key: "words", title: t("customers.description"), render: ({ description }) => description || "—" },
        ]}
      />
      {adding && <PartNumberForm file={file} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function PartNumberForm({ file, onClose }: { file: CustomerFile; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState({ partNo: "", productId: "", barCode: "", description: "" });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(addPartNumber);
  const faults = faultsOf(error);
  const missing = !form.partNo.trim() ? "customers.partNo" : !form.productId ? "customers.product" : undefined;
  const save = () => run({ ...form, id: file.id, barCode: form.barCode || null }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("customers.addPartNumber")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={() => void save()}>
      <div className={sheet.fields}>
        <TextField label={t("customers.partNo")} required autoFocus max={60} value={form.partNo} onChange={(partNo) => set({ partNo })} fault={faults("partNo")} />
        <ProductField label={t("customers.product")} required value={form.productId} onChange={(productId) => set({ productId })} fault={faults("productId")} />
        <TextField label={t("customers.barCode")} max={40} value={form.barCode} onChange={(barCode) => set({ barCode })} fault={faults("barCode")} />
        <TextField label={t("customers.description")} max={120} value={form.description} onChange={(description) => set({ description })} fault={faults("description")} />
      </div>
    </FormDialog>
  );
}
