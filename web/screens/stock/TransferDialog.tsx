import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { listStock, listWarehouses } from "../../../contract/stock.ts";
import { requestTransfer } from "../../../contract/transfers.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { figure } from "./stock-words.ts";

interface Line {
  key: number;
  productId: string | undefined;
  quantity: string;
}
interface Props {
  onClose(): void;
  onDone(transferId: string): void;
}

/** Asks for goods to be moved; between warehouses at one address they may be moved at once. */
export function TransferDialog({ onClose, onDone }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(requestTransfer);
  const { data } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const [{ fromId, toId, note, atOnce }, setSaid] = useState({ fromId: "", toId: "", note: "", atOnce: false });
  const [lines, setLines] = useState<readonly Line[]>([{ key: 1, productId: undefined, quantity: "" }]);
  const faults = faultsOf(error);
  const say = (change: { fromId?: string; toId?: string; note?: string; atOnce?: boolean }) => setSaid((before) => ({ ...before, ...change }));
  const places = data?.rows ?? [];
  const [from, to] = [places.find(({ id }) => id === fromId), places.find(({ id }) => id === toId)];
  const oneSite = from !== undefined && to !== undefined && from.address.trim() !== "" && from.address.trim() === to.address.trim();
  const wanted = lines.flatMap(({ productId, quantity }) => (productId && figure.test(quantity) ? [{ productId, quantity }] : []));
  const missing = !from ? "stock.from" : !to ? "stock.to" : wanted.length < lines.length ? "stock.goods" : undefined;
  const send = () =>
    void run({ fromId, toId, note, atOnce: atOnce && oneSite, lines: wanted }).then(({ transferId, number }) => {
      toast({ text: t(atOnce && oneSite ? "stock.movedAtOnce" : "stock.transferAsked", { number }) });
      onDone(transferId);
    }, () => undefined);
  const choices = places.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog title={t("stock.addTransfer")} submit={t(atOnce && oneSite ? "stock.moveAtOnce" : "stock.askTransfer")} width={680} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <div className={sheet.fields}>
        <SelectField label={t("stock.from")} required value={fromId || undefined} onChange={(id) => say({ fromId: id ?? "" })} choices={choices} fault={faults("fromId")} />
        <SelectField label={t("stock.to")} required value={toId || undefined} onChange={(id) => say({ toId: id ?? "" })} choices={choices.filter(({ value }) => value !== fromId)} fault={faults("toId")} />
      </div>
      {from && <Goods fromId={fromId} lines={lines} onChange={setLines} />}
      <TextField label={t("stock.note")} wide max={500} value={note} onChange={(text) => say({ note: text })} />
      {oneSite ? <Checkbox checked={atOnce} onChange={({ target }) => say({ atOnce: target.checked })}>{t("stock.oneSite")}</Checkbox> : to && <p className="soft">{t("stock.twoSites")}</p>}
    </FormDialog>
  );
}

/** What lies free in the warehouse, and how much of it goes. */
function Goods({ fromId, lines, onChange }: { fromId: string; lines: readonly Line[]; onChange(lines: readonly Line[]): void }) {
  const t = useT();
  const [words, setWords] = useState("");
  const { data } = useQueryOf(listStock, { warehouseId: fromId, limit: 100, ...(words && { search: words }) }, { watches: ["product"], keep: true });
  const lying = (data?.rows ?? []).flatMap((row) => {
    const here = row.warehouses.find(({ warehouseId }) => warehouseId === fromId);
    return here ? [{ value: row.productId, label: `${row.productCode} ${row.productName} ${row.spec} · ${t("stock.available")} ${Number(here.onHand) - Number(here.reserved)} ${row.unit}` }] : [];
  });
  const set = (key: number, change: Partial<Line>) => onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  return (
    <fieldset className={sheet.stack} style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{t("stock.goods")}</legend>
      {lines.map(({ key, productId, quantity }) => (
        <div key={key} className={sheet.filters}>
          <Select showSearch={{ filterOption: false, onSearch: setWords }} aria-label={t("stock.product")} placeholder={t("stock.search")} style={{ flex: 1, minWidth: 220 }} value={productId} onChange={(id: string) => set(key, { productId: id })} options={lying} />
          <Input aria-label={t("stock.quantity")} placeholder={t("stock.quantity")} inputMode="decimal" style={{ width: 110 }} value={quantity} onChange={({ target }) => set(key, { quantity: target.value.trim() })} />
          {lines.length > 1 && <Button onClick={() => onChange(lines.filter((line) => line.key !== key))}>{t("stock.remove")}</Button>}
        </div>
      ))}
      <div><Button onClick={() => onChange([...lines, { key: (lines.at(-1)?.key ?? 0) + 1, productId: undefined, quantity: "" }])}>{t("stock.addLine")}</Button></div>
    </fieldset>
  );
}
