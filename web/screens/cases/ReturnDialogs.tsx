import { useState } from "react";
import { cancelReturn, creditReturn, inspectReturn, receiveReturn, repairReturn, replaceReturn } from "../../../contract/aftersales.ts";
import { compare, minus } from "../../../contract/money.ts";
import { listWarehouses } from "../../../contract/stock.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField } from "../../ui/sheet/controls.tsx";
import { ReasonDialog } from "../../ui/sheet/ReasonDialog.tsx";
import type { ReturnFile } from "./CaseReturns.tsx";
import { QuantitiesDialog } from "./QuantitiesDialog.tsx";

export type ReturnAct = "receive" | "inspect" | "repair" | "credit" | "replace" | "cancel";
interface Props {
  file: ReturnFile;
  onClose(): void;
}

const some = (lines: readonly { id: string; figures: string[] }[]) => lines.map(({ id, figures }) => ({ lineId: id, quantity: figures[0] ?? "0" })).filter(({ quantity }) => compare(quantity, "0") > 0);
const rowsOf = ({ lines }: ReturnFile, given: (line: ReturnFile["lines"][number]) => string[]) => lines.map((line) => ({ id: line.id, name: `${line.productCode} ${line.name}`, unit: line.unit, given: given(line) }));

/** A warehouse of some kinds; the first one is proposed. */
function useWarehouse(holds: boolean) {
  const t = useT();
  const { data } = useQueryOf(listWarehouses, {}, { watches: ["warehouse"] });
  const places = (data?.rows ?? []).filter(({ kind, closedAt }) => (kind === "hold") === holds && closedAt === null);
  const [chosen, choose] = useState<string>();
  const warehouseId = chosen ?? places[0]?.id;
  const missing = data && places.length === 0 ? t(holds ? "cases.noHoldWarehouse" : "cases.noSellingWarehouse") : undefined;
  return { warehouseId, missing, field: <SelectField label={t(holds ? "cases.holdWarehouse" : "cases.intoWarehouse")} required value={warehouseId} onChange={choose} choices={places.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))} /> };
}

/** What is done next with goods that come back. */
export function ReturnDialog({ act, ...props }: Props & { act: ReturnAct }) {
  if (act === "receive") return <Receive {...props} />;
  if (act === "inspect") return <Inspect {...props} />;
  if (act === "repair") return <Repair {...props} />;
  if (act === "credit") return <Credit {...props} />;
  return act === "replace" ? <Replace {...props} /> : <Cancel {...props} />;
}

function Receive({ file, onClose }: Props) {
  const t = useT();
  const place = useWarehouse(true);
  const { run, pending, error } = useCommand(receiveReturn);
  return (
    <QuantitiesDialog
      title={t("cases.return_receive")} note={t("cases.note")} noteOptional {...{ pending, error, onClose }} disabledReason={place.missing} rows={rowsOf(file, ({ quantity }) => [quantity])} columns={[t("cases.goods_received")]}
      onSubmit={({ lines, note, files }) => place.warehouseId && void run({ returnId: file.id, expectedRevision: file.revision, warehouseId: place.warehouseId, lines: some(lines), note, files }).then(onClose, () => undefined)}
    >{place.field}</QuantitiesDialog>
  );
}

function Inspect({ file, onClose }: Props) {
  const t = useT();
  const place = useWarehouse(false);
  const { run, pending, error } = useCommand(inspectReturn);
  return (
    <QuantitiesDialog
      title={t("cases.return_inspect")} note={t("cases.finding")} {...{ pending, error, onClose }} disabledReason={place.missing} rows={rowsOf(file, ({ onHold }) => [onHold, "0"])} columns={[t("cases.goods_restocked"), t("cases.goods_scrapped")]}
      onSubmit={({ lines, note, files }) => place.warehouseId && void run({
        returnId: file.id, expectedRevision: file.revision, into: place.warehouseId, finding: note, files, lines: lines.map(({ id, figures: [restocked = "0", scrapped = "0"] }) => ({ lineId: id, restocked, scrapped })),
      }).then(onClose, () => undefined)}
    >{place.field}</QuantitiesDialog>
  );
}

/** What lies on hold and was not made good otherwise. */
function mayBeRepaired({ onHold, received, replaced }: ReturnFile["lines"][number]): string[] {
  const open = minus(received, replaced);
  return [compare(onHold, open) < 0 ? onHold : open];
}

function Repair({ file, onClose }: Props) {
  const t = useT();
  const place = useWarehouse(false);
  const { run, pending, error } = useCommand(repairReturn);
  return (
    <QuantitiesDialog
      title={t("cases.return_repair")} note={t("cases.finding")} {...{ pending, error, onClose }} disabledReason={place.missing} rows={rowsOf(file, mayBeRepaired)} columns={[t("cases.quantity")]}
      onSubmit={({ lines, note, files }) => place.warehouseId && void run({ returnId: file.id, expectedRevision: file.revision, into: place.warehouseId, finding: note, files, lines: some(lines) }).then(onClose, () => undefined)}
    ><>{place.field}<p>{t("cases.repairHint")}</p></></QuantitiesDialog>
  );
}

function Credit({ file, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(creditReturn);
  return (
    <QuantitiesDialog
      title={t("cases.return_credit")} {...{ pending, error, onClose }} rows={rowsOf(file, ({ value }) => [value ?? "0"])} columns={[t("cases.amountIn", { currency: file.currency })]}
      onSubmit={({ lines }) => void run({ returnId: file.id, expectedRevision: file.revision, lines: some(lines).map(({ lineId, quantity: amount }) => ({ lineId, amount })) }).then(onClose, () => undefined)}
    />
  );
}

function Replace({ file, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(replaceReturn);
  return (
    <QuantitiesDialog
      title={t("cases.return_replace")} {...{ pending, error, onClose }} rows={rowsOf(file, ({ quantity, received, replaced }) => [minus(file.comesBack ? received : quantity, replaced)])} columns={[t("cases.quantity")]}
      onSubmit={({ lines }) => void run({ returnId: file.id, expectedRevision: file.revision, lines: some(lines) }).then(onClose, () => undefined)}
    ><p>{t("cases.replaceHint")}</p></QuantitiesDialog>
  );
}

function Cancel({ file, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(cancelReturn);
  return <ReasonDialog title={t("cases.return_cancel")} submit={t("cases.return_cancel")} label={t("cases.reason")} {...{ pending, error, onClose }} onSubmit={(reason) => void run({ returnId: file.id, expectedRevision: file.revision, reason }).then(onClose, () => undefined)} />;
}
