import { useState } from "react";
import { receivePurchase } from "../../../contract/purchasing.ts";
import { listWarehouses } from "../../../contract/stock.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { figure } from "../stock/stock-words.ts";
import type { PurchaseFile } from "./purchase-words.ts";

type Line = PurchaseFile["lines"][number];
const leftOf = ({ quantity, received }: Line): string => String(Number((Number(quantity) - Number(received)).toFixed(6)));

/** Lots as people type them, one a line: the lot, its quantity, and its weight where it is weighed. */
const lotsOf = (typed: string) =>
  typed.split("\n").flatMap((row) => {
    const [lot, quantity, second] = row.trim().split(/[\s,，]+/);
    return lot ? [{ lot, quantity: quantity ?? "", ...(second && { second }) }] : [];
  });

/** What came of a purchase order: the rest, unless somebody says otherwise; goods that are kept by lot, lot by lot. */
export function ReceiptDialog({ file, onClose }: { file: PurchaseFile; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(receivePurchase);
  const { data } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const places = data?.rows ?? [];
  const open = file.lines.filter((line) => Number(leftOf(line)) > 0);
  const [said, setSaid] = useState<Readonly<Record<string, { quantity?: string; lots?: string }>>>({});
  const [{ chosen, note }, setHead] = useState({ chosen: "", note: "" });
  const warehouseId = chosen || (places.find(({ kind }) => kind !== "hold")?.id ?? "");
  const say = (id: string, change: { quantity?: string; lots?: string }) => setSaid((before) => ({ ...before, [id]: { ...before[id], ...change } }));
  const quantityOf = (line: Line) => said[line.id]?.quantity ?? leftOf(line);
  const coming = open.filter((line) => Number(quantityOf(line)) !== 0);
  const wrong = open.some((line) => !figure.test(quantityOf(line))) || coming.length === 0 ? "purchasing.quantity" : coming.some((line) => line.byLot && !lotsOf(said[line.id]?.lots ?? "").length) ? "purchasing.lots" : warehouseId ? undefined : "purchasing.warehouse";
  const send = () =>
    void run({ purchaseId: file.id, warehouseId, note, expectedRevision: file.revision, lines: coming.map((line) => ({ lineId: line.id, quantity: quantityOf(line), lots: lotsOf(said[line.id]?.lots ?? "") })) }).then(() => {
      toast({ text: t("purchasing.receivedToast", { number: file.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={`${t("purchasing.receive")} ${file.number}`} submit={t("purchasing.receive")} width={720} {...{ pending, error, onClose }} disabledReason={wrong && t("ui.fillIn", { field: t(wrong) })} onSubmit={send}>
      <div className={sheet.fields}>
        <SelectField label={t("purchasing.warehouse")} required value={warehouseId || undefined} onChange={(id) => setHead((before) => ({ ...before, chosen: id ?? "" }))} choices={places.map(({ id, name }) => ({ value: id, label: name }))} fault={faultsOf(error)("warehouseId")} />
        <TextField label={t("purchasing.note")} max={500} value={note} onChange={(words) => setHead((before) => ({ ...before, note: words }))} />
      </div>
      <ul className={sheet.stack} style={{ listStyle: "none", margin: "12px 0 0", padding: 0 }}>
        {open.map((line) => (
          <li key={line.id} className={sheet.fields}>
            <div><span className="figure">{line.productCode}</span> {line.name}<div className="soft">{t("purchasing.leftOf", { left: leftOf(line), quantity: line.quantity, unit: line.unit })}</div></div>
            <TextField label={`${t("purchasing.quantity")} ${line.productCode}`} figure value={quantityOf(line)} onChange={(quantity) => say(line.id, { quantity: quantity.trim() })} />
            {line.byLot && <TextField label={`${t("purchasing.lots")} ${line.productCode}`} required wide lines={3} hint={t("purchasing.lotsHint")} value={said[line.id]?.lots ?? ""} onChange={(lots) => say(line.id, { lots })} />}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
