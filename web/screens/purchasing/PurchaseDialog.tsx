import { Button } from "antd";
import { useState } from "react";
import { editPurchase, listSuppliers, raisePurchase } from "../../../contract/purchasing.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { type PickedProduct, ProductPicker } from "../../parts/ProductPicker.tsx";
import { CheckField, DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { figure } from "../stock/stock-words.ts";
import type { PurchaseFile } from "./purchase-words.ts";

interface Line {
  key: number;
  product: Pick<PickedProduct, "id" | "code" | "name" | "spec" | "stockUnit"> | undefined;
  quantity: string;
  unitPrice: string;
  /** For which orders it buys, as long as it is of the same product. */
  shares: readonly { orderId: string; scheduleId: string; quantity: string }[];
  of?: string;
}
interface Props {
  /** A draft that is edited; nothing for a new one. */
  draft?: PurchaseFile;
  onClose(): void;
  onDone(purchaseId: string): void;
}

const blank: Line = { key: 1, product: undefined, quantity: "", unitPrice: "", shares: [] };
const typedFrom = ({ lines }: PurchaseFile): Line[] => lines.map(({ productId, productCode, name, spec, unit, quantity, unitPrice, shares }, at) => ({
  key: at + 1, product: { id: productId, code: productCode, name, spec, stockUnit: unit }, quantity, unitPrice: unitPrice ?? "", shares: shares.map((share) => ({ orderId: share.orderId, scheduleId: share.scheduleId, quantity: share.quantity })), of: productId,
}));
/** The lines as they are sent; another product buys for no orders. */
const sent = (lines: readonly Line[]) => lines.flatMap(({ product, quantity, unitPrice, shares, of }) => (product ? [{ productId: product.id, quantity, ...(unitPrice && { unitPrice }), shares: product.id === of ? [...shares] : [] }] : []));

/** A purchase order by hand, for stock; or a draft as it shall be, with the orders that it buys for. */
export function PurchaseDialog({ draft, onClose, onDone }: Props) {
  const t = useT();
  const [raise, edit] = [useCommand(raisePurchase), useCommand(editPurchase)];
  const { pending, error } = draft ? edit : raise;
  const { data } = useQueryOf(listSuppliers, { active: "true", limit: 200 }, { watches: ["supplier"] });
  const [said, setSaid] = useState({ supplierId: draft?.supplierId ?? "", expectedOn: draft?.expectedOn ?? "", note: draft?.note ?? "", placed: true });
  const [lines, setLines] = useState<readonly Line[]>(draft ? typedFrom(draft) : [blank]);
  const say = (change: Partial<typeof said>) => setSaid((before) => ({ ...before, ...change }));
  const faults = faultsOf(error);
  const whole = lines.every(({ product, quantity, unitPrice }) => product && figure.test(quantity) && Number(quantity) > 0 && (!unitPrice || /^\d{1,10}(\.\d{1,6})?$/.test(unitPrice)));
  const missing = !said.supplierId ? "purchasing.supplier" : !said.expectedOn ? "purchasing.expectedOn" : whole ? undefined : "purchasing.goods";
  const send = () => {
    const { placed, ...rest } = said;
    const given = { ...rest, lines: sent(lines) };
    const saved = draft ? edit.run({ purchaseId: draft.id, ...given, expectedRevision: draft.revision }) : raise.run({ ...given, placed });
    void saved.then(({ purchaseId, number }) => {
      toast({ text: t(draft ? "purchasing.edited" : "purchasing.raised", { number }) });
      onDone(purchaseId);
    }, () => undefined);
  };
  const title = draft ? t("purchasing.editTitle", { number: draft.number }) : t("purchasing.raise");
  return (
    <FormDialog title={title} submit={draft ? t("ui.save") : t("purchasing.raise")} width={720} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <div className={sheet.fields}>
        <SelectField label={t("purchasing.supplier")} required value={said.supplierId || undefined} onChange={(supplierId) => say({ supplierId: supplierId ?? "" })} choices={(data?.rows ?? []).map(({ id, name, leadDays }) => ({ value: id, label: `${name} · ${t("purchasing.days", { days: leadDays })}` }))} fault={faults("supplierId")} />
        <DayField label={t("purchasing.expectedOn")} required value={said.expectedOn} onChange={(expectedOn) => say({ expectedOn })} fault={faults("expectedOn")} />
        <TextField label={t("purchasing.note")} wide max={500} value={said.note} onChange={(note) => say({ note })} />
      </div>
      <Goods lines={lines} onChange={setLines} />
      {!draft && <CheckField label={t("purchasing.placedAtOnce")} value={said.placed} onChange={(placed) => say({ placed })} />}
    </FormDialog>
  );
}

function Goods({ lines, onChange }: { lines: readonly Line[]; onChange(lines: readonly Line[]): void }) {
  const t = useT();
  const set = (key: number, change: Partial<Line>) => onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  return (
    <fieldset className={sheet.stack} style={{ border: 0, padding: 0, margin: "8px 0" }}>
      <legend>{t("purchasing.goods")}</legend>
      {lines.map(({ key, product, quantity, unitPrice }) => (
        <div key={key} className={sheet.fields}>
          <Field label={t("purchasing.product")} required wide>{(control) => <ProductPicker control={control} name={product ? `${product.code} ${product.name} ${product.spec}` : ""} onChoose={(chosen) => set(key, { product: chosen })} />}</Field>
          <TextField label={t("purchasing.boughtIn", { unit: product?.stockUnit ?? "" })} required figure value={quantity} onChange={(value) => set(key, { quantity: value.trim() })} />
          <TextField label={t("purchasing.unitPrice")} figure value={unitPrice} onChange={(value) => set(key, { unitPrice: value.trim() })} />
          {lines.length > 1 && <Button onClick={() => onChange(lines.filter((line) => line.key !== key))}>{t("stock.remove")}</Button>}
        </div>
      ))}
      <div><Button onClick={() => onChange([...lines, { key: (lines.at(-1)?.key ?? 0) + 1, product: undefined, quantity: "", unitPrice: "", shares: [] }])}>{t("stock.addLine")}</Button></div>
    </fieldset>
  );
}
