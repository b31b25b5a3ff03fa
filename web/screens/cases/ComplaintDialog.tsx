import { Input } from "antd";
import { useState } from "react";
import { type complaintKinds as kinds, complaintKinds, openCase } from "../../../contract/cases.ts";
import { compare, sum } from "../../../contract/money.ts";
import { listOrders, readOrder } from "../../../contract/orders.ts";
import { type Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { isQuantity } from "../../ui/number.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { usePhotos } from "./use-photos.tsx";

type Order = Answer<typeof readOrder>;
type Kind = (typeof kinds)[number];

/** A complaint that came by phone or mail; `orderId` is given where somebody stands before the order already. */
export function ComplaintDialog({ orderId, onOpened, onClose }: { orderId?: string; onOpened(caseId: string): void; onClose(): void }) {
  const t = useT();
  const [chosen, setChosen] = useState(orderId);
  const [words, setWords] = useState("");
  const [kind, setKind] = useState<string>();
  const [source, setSource] = useState<string | undefined>("phone");
  const [description, setDescription] = useState("");
  const [affected, setAffected] = useState<Readonly<Record<string, string>>>({});
  const photos = usePhotos();
  const { data: found } = useQueryOf(listOrders, { search: words || undefined, limit: 20 }, { watches: ["order"], enabled: orderId === undefined, keep: true });
  const { data: order } = useQueryOf(readOrder, { orderId: chosen ?? "" }, { watches: ["order"], enabled: chosen !== undefined });
  const { run, pending, error } = useCommand(openCase);
  const faults = faultsOf(error);
  const cause: Kind | undefined = complaintKinds.find((each) => each === kind);
  const lines = Object.entries(affected).filter(([, quantity]) => quantity !== "").map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
  const missing = !chosen ? "cases.order" : !cause ? "cases.kind" : !description.trim() ? "cases.description" : undefined;
  const why = missing ? t("ui.fillIn", { field: t(missing) }) : lines.some(({ quantity }) => !isQuantity(quantity)) ? t("cases.quantityWrong") : undefined;
  const send = () => chosen && cause && void run({ orderId: chosen, kind: cause, source: source === "mail" ? "mail" : "phone", description, lines, files: photos.fileIds }).then(({ caseId }) => onOpened(caseId), () => undefined);
  return (
    <FormDialog title={t("cases.complain")} submit={t("cases.complain")} width={720} {...{ pending, error, onClose }} disabledReason={why} onSubmit={send}>
      {orderId === undefined && (
        <SelectField label={t("cases.order")} required wide value={chosen} onChange={(next) => { setChosen(next); setAffected({}); }} onSearch={setWords} choices={(found?.rows ?? []).map(({ id, number, customerName }) => ({ value: id, label: `${number} · ${customerName}` }))} fault={faults("orderId")} />
      )}
      <SelectField label={t("cases.kind")} required value={kind} onChange={setKind} choices={complaintKinds.map((value) => ({ value, label: t(`cases.kind_${value}`) }))} />
      <SelectField label={t("cases.source")} required value={source} onChange={setSource} choices={["phone", "mail"].map((value) => ({ value, label: t(`cases.source_${value}`) }))} />
      <TextField label={t("cases.description")} required wide lines={3} max={2000} value={description} onChange={setDescription} fault={faults("description")} />
      {order && <Affected order={order} affected={affected} onChange={setAffected} />}
      {photos.field}
    </FormDialog>
  );
}

interface AffectedProps {
  order: Order;
  affected: Readonly<Record<string, string>>;
  onChange(affected: Readonly<Record<string, string>>): void;
}

/** Of which lines how much is complained about; what has not left cannot be. */
function Affected({ order, affected, onChange }: AffectedProps) {
  const t = useT();
  const rows = order.lines.map((line) => ({ ...line, shipped: sum(order.schedules.filter(({ lineId }) => lineId === line.id).map(({ shipped }) => shipped)) })).filter(({ shipped }) => compare(shipped, "0") > 0);
  return (
    <Table
      label={t("cases.affected")} rows={rows} rowKey={({ id }) => id} empty={t("cases.nothingShipped")}
      columns={[
        { key: "product", title: t("cases.product"), render: ({ productCode, name }) => `${productCode} ${name}` },
        { key: "shipped", title: t("cases.shipped"), align: "end", render: ({ shipped, unit }) => <Quantity value={shipped} unit={unit} /> },
        { key: "affected", title: t("cases.affected"), align: "end", render: ({ id, productCode }) => <Input style={{ width: 110 }} inputMode="decimal" aria-label={`${t("cases.affected")} ${productCode}`} value={affected[id] ?? ""} onChange={({ target }) => onChange({ ...affected, [id]: target.value.trim() })} /> },
      ]}
    />
  );
}
