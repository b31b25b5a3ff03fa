import { Button } from "antd";
import { useState } from "react";
import type { listStock } from "../../../contract/stock.ts";
import { adjustStock, listLots } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";

export type StockRow = Answer<typeof listStock>["rows"][number];
type Place = StockRow["warehouses"][number];

/** What of a product lies where, with the count beside it for those who may correct it. */
export function WarehouseTable({ row, productId }: { row: StockRow | undefined; productId: string }) {
  const t = useT();
  const why = useBarred()("stock.adjust");
  const [counting, setCounting] = useState<Place>();
  const unit = row?.unit ?? "";
  return (
    <>
      <Table
        label={t("stock.byWarehouse")}
        rows={row?.warehouses ?? []}
        rowKey={({ warehouseId }) => warehouseId}
        empty={t("stock.nowhere")}
        columns={[
          { key: "warehouse", title: t("stock.warehouse"), render: ({ code, name }) => <>{name} <span className="soft figure">{code}</span></> },
          { key: "onHand", title: t("stock.onHand"), align: "end", render: ({ onHand }) => <Quantity value={onHand} unit={unit} /> },
          { key: "reserved", title: t("stock.reserved"), align: "end", render: ({ reserved }) => <Quantity value={reserved} /> },
          { key: "available", title: t("stock.available"), align: "end", render: ({ available }) => <strong><Quantity value={available} /></strong> },
          { key: "adjust", title: "", align: "end", render: (place) => !why && <Button size="small" aria-label={t("stock.adjustAt", { name: place.name })} onClick={() => setCounting(place)}>{t("stock.adjust")}</Button> },
        ]}
      />
      {counting && <CountForm key={counting.warehouseId} place={counting} productId={productId} unit={unit} onClose={() => setCounting(undefined)} />}
    </>
  );
}

const figure = /^\d{1,12}(\.\d{1,6})?$/;

/** Puts a counted quantity on record, with the reason. */
function CountForm({ place, productId, unit, onClose }: { place: Place; productId: string; unit: string; onClose(): void }) {
  const t = useT();
  const [based] = useState(place.version);
  const [counted, setCounted] = useState("");
  const [reason, setReason] = useState("");
  const [lot, setLot] = useState<string>();
  const { data: lots } = useQueryOf(listLots, { productId, warehouseId: place.warehouseId }, { watches: ["product"] });
  const named = lots?.rows.some((one) => one.lot !== "") ? lots.rows : [];
  const { run, pending, error } = useCommand(adjustStock);
  const faults = faultsOf(error);
  const missing = !figure.test(counted) ? "stock.counted" : !reason.trim() ? "stock.reason" : undefined;
  const save = () =>
    run({ warehouseId: place.warehouseId, productId, ...(lot !== undefined && { lot }), counted, reason, expectedVersion: based }).then(() => {
      toast({ text: t("stock.adjusted") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("stock.adjustAt", { name: place.name })} submit={t("stock.adjust")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={() => void save()}>
      <Facts rows={[[t("stock.onHand"), <Quantity key="o" value={place.onHand} unit={unit} />], [t("stock.reserved"), <Quantity key="r" value={place.reserved} unit={unit} />]]} />
      <div className={sheet.fields}>
        {named.length > 0 && <SelectField label={t("stock.lotName")} clearable hint={t("stock.adjustLotHint")} value={lot} onChange={setLot} choices={named.map((one) => ({ value: one.lot, label: `${one.lot || t("stock.noLot")} · ${one.onHand}` }))} fault={faults("lot")} />}
        <TextField label={t("stock.counted")} required figure autoFocus value={counted} onChange={setCounted} fault={faults("counted")} />
        <TextField label={t("stock.reason")} required wide lines={2} max={500} value={reason} onChange={setReason} fault={faults("reason")} />
      </div>
    </FormDialog>
  );
}
