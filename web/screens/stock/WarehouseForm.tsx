import { useState } from "react";
import { createWarehouse, editWarehouse, warehouseKinds } from "../../../contract/stock.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import type { Warehouse } from "./warehouse-list.tsx";

interface Props {
  /** Absent: a new one. */
  warehouse: Warehouse | undefined;
  ledgers: readonly { id: string; name: string }[];
  onClose(): void;
}

/** Sets up a warehouse or changes one. */
export function WarehouseForm({ warehouse, ledgers, onClose }: Props) {
  const t = useT();
  const [create, edit] = [useCommand(createWarehouse), useCommand(editWarehouse)];
  const { pending, error } = warehouse ? edit : create;
  const [said, setSaid] = useState({ code: warehouse?.code ?? "", name: warehouse?.name ?? "", kind: warehouse?.kind ?? ("goods" as const), ledgerId: warehouse?.ledgerId ?? ledgers[0]?.id ?? "", address: warehouse?.address ?? "" });
  const [based] = useState(warehouse?.revision ?? 0);
  const faults = faultsOf(error);
  const say = (change: Partial<typeof said>) => setSaid((before) => ({ ...before, ...change }));
  const missing = !said.code.trim() ? "stock.warehouseCode" : !said.name.trim() ? "stock.warehouseName" : said.ledgerId ? undefined : "stock.ledger";
  const send = () =>
    void (warehouse ? edit.run({ ...said, warehouseId: warehouse.id, expectedRevision: based }) : create.run(said)).then(() => {
      toast({ text: t("stock.warehouseSaved", { name: said.name }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={warehouse ? t("stock.editOf", { name: warehouse.name }) : t("stock.addWarehouse")} submit={t("stock.saveWarehouse")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <div className={sheet.fields}>
        <TextField label={t("stock.warehouseCode")} required autoFocus max={20} value={said.code} onChange={(code) => say({ code })} fault={faults("code")} />
        <TextField label={t("stock.warehouseName")} required max={60} value={said.name} onChange={(name) => say({ name })} fault={faults("name")} />
        <SelectField
          label={t("stock.warehouseKind")} required value={said.kind} hint={t(`stock.warehouseKindHint_${said.kind}`)} fault={faults("kind")} choices={warehouseKinds.map((value) => ({ value, label: t(`stock.warehouseKind_${value}`) }))}
          onChange={(value) => say({ kind: warehouseKinds.find((kind) => kind === value) ?? "goods" })}
        />
        <SelectField label={t("stock.ledger")} required value={said.ledgerId} onChange={(ledgerId) => say({ ledgerId: ledgerId ?? "" })} choices={ledgers.map(({ id, name }) => ({ value: id, label: name }))} fault={faults("ledgerId")} />
        <TextField label={t("stock.address")} wide max={200} value={said.address} onChange={(address) => say({ address })} fault={faults("address")} />
      </div>
    </FormDialog>
  );
}
