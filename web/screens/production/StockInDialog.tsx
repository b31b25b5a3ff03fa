import { Button, Input, Select } from "antd";
import { useState } from "react";
import { getProduct } from "../../../contract/catalog.ts";
import { sum } from "../../../contract/money.ts";
import { stockInRun } from "../../../contract/production.ts";
import { listWarehouses } from "../../../contract/stock.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { RunRow } from "./run-words.ts";

interface Roll {
  key: number;
  lot: string;
  quantity: string;
  second: string;
}
const none: Omit<Roll, "key"> = { lot: "", quantity: "", second: "" };

/** Brings the good pieces into a warehouse: all as one lot, or roll by roll with their weights. */
export function StockInDialog({ run, onClose }: { run: RunRow; onClose(): void }) {
  const t = useT();
  const command = useCommand(stockInRun);
  const { pending, error } = command;
  const { data } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const { data: product } = useQueryOf(getProduct, { id: run.productId }, { watches: [`product:${run.productId}`] });
  const [chosen, setChosen] = useState<string>();
  const [weight, setWeight] = useState("");
  const [rolls, setRolls] = useState<readonly Roll[]>([]);
  const places = data?.rows.filter(({ kind }) => kind !== "hold") ?? [];
  const warehouseId = chosen ?? (places.find(({ kind }) => kind === "goods") ?? places[0])?.id;
  const good = run.good ?? run.quantity;
  const secondUnit = product?.secondUnit ?? undefined;
  const made = sum(rolls.map(({ quantity }) => (isQuantity(quantity) ? quantity : "0")));
  const send = () => {
    const lots = rolls.map(({ lot, quantity, second }) => ({ lot: lot.trim(), quantity, ...(second && { second }) }));
    if (warehouseId) void command.run({ runId: run.id, warehouseId, lots, ...(weight && !lots.length && { weight }), expectedRevision: run.revision }).then(onClose, () => undefined);
  };
  const wrong = rolls.some(({ lot, quantity, second }) => !lot.trim() || !isQuantity(quantity) || (second !== "" && !isQuantity(second))) ? t("production.rollsUnfinished")
    : rolls.length && Number(made) !== Number(good) ? t("production.rollsDiffer", { made, good }) : weight && !isQuantity(weight) ? t("production.quantityMissing") : undefined;
  return (
    <FormDialog title={t("production.stockInOf", { number: run.number })} submit={t("production.stockIn")} width={640} {...{ pending, error, onClose }} disabledReason={warehouseId ? wrong : t("ui.fillIn", { field: t("production.warehouse") })} onSubmit={send}>
      <p>{run.productName} {run.spec}{t("ui.colon")}{good} {run.unit}</p>
      <div className={sheet.fields}>
        <Field label={t("production.warehouse")} required fault={faultsOf(error)("warehouseId")}>
          {(control) => <Select {...control} value={warehouseId} onChange={setChosen} options={places.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))} />}
        </Field>
        {secondUnit && !rolls.length && <Field label={t("ui.noted", { text: t("production.weight"), note: secondUnit })}>{(control) => <Input {...control} inputMode="decimal" value={weight} onChange={({ target }) => setWeight(target.value.trim())} />}</Field>}
      </div>
      {product?.byLot && <Rolls {...{ rolls, secondUnit, onChange: setRolls }} unit={run.unit} hint={t("production.rollsHint", { number: run.number })} />}
    </FormDialog>
  );
}

interface RollsProps {
  rolls: readonly Roll[];
  unit: string;
  secondUnit: string | undefined;
  hint: string;
  onChange(rolls: readonly Roll[]): void;
}
function Rolls({ rolls, unit, secondUnit, hint, onChange }: RollsProps) {
  const t = useT();
  const set = (at: number, change: Partial<Roll>) => onChange(rolls.map((roll, i) => (i === at ? { ...roll, ...change } : roll)));
  return (
    <fieldset className={sheet.stack} style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{t("production.rolls")}</legend>
      <p className="soft">{hint}</p>
      {rolls.map((roll, i) => (
        <div key={roll.key} className={sheet.filters}>
          <Input aria-label={t("production.roll")} placeholder={t("production.roll")} style={{ width: 180 }} maxLength={40} value={roll.lot} onChange={({ target }) => set(i, { lot: target.value })} />
          <Input aria-label={t("ui.noted", { text: t("production.quantity"), note: unit })} placeholder={unit} inputMode="decimal" style={{ width: 110 }} value={roll.quantity} onChange={({ target }) => set(i, { quantity: target.value.trim() })} />
          {secondUnit && <Input aria-label={t("ui.noted", { text: t("production.weight"), note: secondUnit })} placeholder={secondUnit} inputMode="decimal" style={{ width: 110 }} value={roll.second} onChange={({ target }) => set(i, { second: target.value.trim() })} />}
          <Button onClick={() => onChange(rolls.filter((_, at) => at !== i))}>{t("production.removeRoll")}</Button>
        </div>
      ))}
      <div><Button onClick={() => onChange([...rolls, { ...none, key: (rolls.at(-1)?.key ?? 0) + 1 }])}>{t("production.addRoll")}</Button></div>
    </fieldset>
  );
}
