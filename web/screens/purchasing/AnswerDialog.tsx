import { Radio } from "antd";
import { useState } from "react";
import { listPurchases, listSuppliers, raisePurchase } from "../../../contract/purchasing.ts";
import { answerByProduction, answerByTransfer, shortageAnswers } from "../../../contract/shortages.ts";
import { listWarehouses } from "../../../contract/stock.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CheckField, DayField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { figure } from "../stock/stock-words.ts";
import type { Shortage } from "./purchase-words.ts";

interface Said {
  by: (typeof shortageAnswers)[number];
  quantity: string;
  on: string;
  note: string;
  supplierId: string;
  /** In the product's stock unit: at least what the order takes. */
  bought: string;
  unitPrice: string;
  placed: boolean;
  fromId: string;
  toId: string;
}

/** How what is missing of an order's line comes: made, moved, or bought; with its day. */
export function AnswerDialog({ row, onClose }: { row: Shortage; onClose(): void }) {
  const t = useT();
  // What production answered may still be bought or moved.
  const open = Number(row.unanswered) > 0 ? row.unanswered : String(row.answers.filter(({ by, number }) => by === "production" && number === null).reduce((all, { quantity }) => all + Number(quantity), 0));
  const [said, setSaid] = useState<Said>({ by: "purchase", quantity: open, on: "", note: "", supplierId: "", bought: "", unitPrice: "", placed: true, fromId: "", toId: "" });
  const say = (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change }));
  const { send, pending, error } = useAnswering(row, said, onClose);
  const missing = !figure.test(said.quantity) || Number(said.quantity) === 0 ? "purchasing.quantity" : !said.on ? "purchasing.on" : missingOf(said);
  const faults = faultsOf(error);
  const disabledReason = Number(open) > 0 ? missing && t("ui.fillIn", { field: t(missing) }) : t("purchasing.allAnswered");
  return (
    <FormDialog title={`${t("purchasing.answer")} ${row.orderNumber}`} submit={t(`purchasing.answerBy_${said.by}`)} width={640} {...{ pending, error, onClose, disabledReason }} onSubmit={send}>
      <p><span className="figure">{row.productCode}</span> {row.productName} <span className="soft">{row.spec}</span> · {t("purchasing.unanswered")} {row.unanswered} {row.unit}{row.neededBy && ` · ${t("purchasing.neededBy")} ${row.neededBy}`}</p>
      <Radio.Group aria-label={t("purchasing.how")} value={said.by} onChange={({ target }) => say({ by: shortageAnswers.find((by) => by === target.value) ?? "purchase" })} options={shortageAnswers.map((value) => ({ value, label: t(`purchasing.by_${value}`) }))} optionType="button" />
      <p className="soft">{t(`purchasing.byHint_${said.by}`)}</p>
      <div className={sheet.fields}>
        <TextField label={t("ui.noted", { text: t("purchasing.quantity"), note: row.unit })} required figure value={said.quantity} onChange={(quantity) => say({ quantity: quantity.trim() })} fault={faults("quantity")} />
        <DayField label={t("purchasing.on")} required value={said.on} onChange={(on) => say({ on })} fault={faults("on")} />
        {said.by === "purchase" && <Buying said={said} say={say} productId={row.productId} />}
        {said.by === "transfer" && <Moving said={said} say={say} />}
        <TextField label={t("purchasing.note")} wide max={500} value={said.note} onChange={(note) => say({ note })} />
      </div>
    </FormDialog>
  );
}

const missingOf = ({ by, supplierId, bought, unitPrice, fromId, toId }: Said): string | undefined => {
  if (by === "production") return undefined;
  if (by === "transfer") return fromId ? (toId ? undefined : "stock.to") : "stock.from";
  if (!supplierId) return "purchasing.supplier";
  return (bought && !figure.test(bought) && "purchasing.bought") || (unitPrice && !/^\d{1,10}(\.\d{1,6})?$/.test(unitPrice) && "purchasing.unitPrice") || undefined;
};

function useAnswering(row: Shortage, said: Said, onDone: () => void) {
  const t = useT();
  const [make, move, buy] = [useCommand(answerByProduction), useCommand(answerByTransfer), useCommand(raisePurchase)];
  const { by, quantity, on, note, supplierId, bought, unitPrice, placed, fromId, toId } = said;
  const part = { orderId: row.orderId, scheduleId: row.scheduleId, quantity };
  const done = ({ number }: { number: string | null }) => {
    toast({ text: t("purchasing.answered", { number: number ?? row.orderNumber }) });
    onDone();
  };
  const asked = () =>
    by === "production" ? make.run({ ...part, on, note })
    : by === "transfer" ? move.run({ ...part, on, note, fromId, toId })
    : buy.run({ supplierId, expectedOn: on, note, placed, lines: [{ productId: row.productId, quantity: bought || quantity, ...(unitPrice && { unitPrice }), shares: [part] }] });
  const { pending, error } = { production: make, transfer: move, purchase: buy }[by];
  return { send: () => void asked().then(done, () => undefined), pending, error };
}

interface PartProps {
  said: Said;
  say(change: Partial<Said>): void;
}

function Buying({ said, say, productId }: PartProps & { productId: string }) {
  const t = useT();
  const { data } = useQueryOf(listSuppliers, { active: "true", limit: 200 }, { watches: ["supplier"] });
  const { data: coming } = useQueryOf(listPurchases, { productId, state: ["ordered", "partlyReceived"], limit: 3 }, { watches: ["purchase"] });
  return (
    <>
      <SelectField label={t("purchasing.supplier")} required value={said.supplierId || undefined} onChange={(supplierId) => say({ supplierId: supplierId ?? "" })} choices={(data?.rows ?? []).map(({ id, name, leadDays }) => ({ value: id, label: `${name} · ${t("purchasing.days", { days: leadDays })}` }))} />
      <TextField label={t("purchasing.bought")} figure hint={t("purchasing.boughtHint")} value={said.bought} onChange={(bought) => say({ bought: bought.trim() })} />
      <TextField label={t("purchasing.unitPrice")} figure value={said.unitPrice} onChange={(unitPrice) => say({ unitPrice: unitPrice.trim() })} />
      <CheckField label={t("purchasing.placedAtOnce")} value={said.placed} onChange={(placed) => say({ placed })} />
      {coming && coming.rows.length > 0 && <p className="soft" style={{ gridColumn: "1 / -1" }}>{t("purchasing.alreadyComing")} {coming.rows.map(({ number, expectedOn, goods }) => `${number} ${expectedOn} ${goods}`).join("; ")}</p>}
    </>
  );
}

function Moving({ said, say }: PartProps) {
  const t = useT();
  const { data } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const choices = (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SelectField label={t("stock.from")} required value={said.fromId || undefined} onChange={(fromId) => say({ fromId: fromId ?? "" })} choices={choices} />
      <SelectField label={t("stock.to")} required value={said.toId || undefined} onChange={(toId) => say({ toId: toId ?? "" })} choices={choices.filter(({ value }) => value !== said.fromId)} />
    </>
  );
}
