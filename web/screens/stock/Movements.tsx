import { Button, Input, Select } from "antd";
import { useState } from "react";
import { listMovements, listWarehouses, reverseAdjustment, reverseOpening } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { usePeople } from "../people/names.ts";
import { ReverseFact } from "./ReverseFact.tsx";

type Movement = Answer<typeof listMovements>["rows"][number];
const watches = ["product", "warehouse", "order", "delivery", "run", "transfer", "count", "return"];

interface Props {
  productId: string;
  /** Names the file that is exported. */
  code: string;
  secondUnit: string | null;
}

/** Everything that moved of a product, newest first; by warehouse and lot when asked for. */
export function Movements({ productId, code, secondUnit }: Props) {
  const t = useT();
  const { nameOf } = usePeople();
  const [warehouseId, setWarehouse] = useState<string>();
  const [lot, setLot] = useState("");
  const { data: places } = useQueryOf(listWarehouses, { closed: "true" }, { watches: ["warehouse"] });
  const asked = { productId, ...(warehouseId && { warehouseId }), ...(lot && { lot }) };
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listMovements, asked, { watches });
  const by = ({ byKind, byId }: Movement) => (byKind === "person" ? nameOf(byId) || "—" : t("stock.bySystem"));
  const columns = columnsOf({ t, by, secondUnit });
  return (
    <Section flush title={t("stock.movements")} actions={<ExportButton name={`${t("stock.movements")}-${code}`} columns={columns} read={() => allRows(listMovements, asked)} />}>
      <div className={sheet.filters} style={{ padding: 8 }}>
        <Select allowClear aria-label={t("stock.warehouse")} placeholder={t("stock.warehouse")} style={{ minWidth: 150 }} value={warehouseId} onChange={(value: string | undefined) => setWarehouse(value)} options={(places?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        <Input.Search allowClear aria-label={t("stock.lotName")} placeholder={t("stock.lotName")} style={{ maxWidth: 220 }} onSearch={(words) => setLot(words.trim())} />
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table label={t("stock.movements")} rows={rows} rowKey={({ postingId, warehouseId: at, lot: name }) => `${postingId} ${at} ${name}`} empty={loading ? t("ui.loading") : t("stock.noMovements")} columns={[...columns, { key: "act", title: t("ui.actions"), align: "end", render: (movement) => rows.find(({ postingId }) => postingId === movement.postingId) === movement && <Reverse {...{ movement, productId }} /> }]} />
      {!complete && <div style={{ padding: 8 }}><Button block loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button></div>}
    </Section>
  );
}

type Column = WrittenColumn<Movement> & { align?: "end"; render(row: Movement): React.ReactNode };

function columnsOf({ t, by, secondUnit }: { t: ReturnType<typeof useT>; by(row: Movement): string; secondUnit: string | null }): Column[] {
  const change = (key: string, title: string, of: (row: Movement) => string): Column => ({ key, title, width: 100, align: "end", text: of, render: (row) => <Change value={of(row)} /> });
  const plain = (key: string, title: string, text: (row: Movement) => string): Column => ({ key, title, width: 100, text, render: text });
  return [
    { key: "at", title: t("stock.at"), width: 150, text: ({ at }) => at, render: ({ at }) => <When at={at} /> },
    plain("kind", t("stock.kind"), (movement) => kindText(movement, t)), plain("warehouse", t("stock.warehouse"), ({ warehouseCode }) => warehouseCode),
    plain("lot", t("stock.lotName"), ({ lot }) => lot), change("onHand", t("stock.onHandChange"), ({ onHandChange }) => onHandChange), change("reserved", t("stock.reservedChange"), ({ reservedChange }) => reservedChange),
    ...(secondUnit ? [change("second", t("ui.noted", { text: t("stock.weight"), note: secondUnit }), ({ secondChange }) => secondChange)] : []),
    { key: "source", title: t("stock.source"), width: 140, text: ({ source, reason }) => `${t(`stock.source_${source.kind}`)} ${reason}`.trim(), render: (movement) => <><Source movement={movement} /><TakenBack movement={movement} /></> },
    plain("by", t("stock.by"), by),
  ];
}

function Change({ value }: { value: string }) {
  if (Number(value) === 0) return <span className="soft">—</span>;
  return <strong>{value.startsWith("-") ? "" : "+"}<Quantity value={value} /></strong>;
}

/** Documents that have a page of their own; others are named only. */
const pages: Readonly<Record<string, string>> = { order: "/orders", delivery: "/shipping/deliveries", transfer: "/stock/transfers", count: "/stock/counts" };

function Source({ movement: { source, reason } }: { movement: Movement }) {
  const t = useT();
  const page = pages[source.kind];
  const name = t(`stock.source_${source.kind}`);
  return <>{page ? <Goto href={`${page}/${source.id}`}>{name}</Goto> : name}{reason && <div className="soft">{reason === "opening" ? t("stock.source_opening") : reason}</div>}</>;
}

/** Whether the movement is that of a counter-fact: of these kinds only those name a part. */
const counters = ({ kind, source }: Movement): boolean => source.part !== null && ["count", "send", "arrive", "adjust"].includes(kind);
const kindText = (movement: Movement, t: ReturnType<typeof useT>): string => (counters(movement) ? t("stock.kind_reversed", { kind: t(`stock.kind_${movement.kind}`) }) : t(`stock.kind_${movement.kind}`));

/** Who took a correction or opening stock back, why and when. */
function TakenBack({ movement: { reversed } }: { movement: Movement }) {
  const t = useT();
  const { nameOf } = usePeople();
  if (!reversed) return null;
  return <div><StatusTag tone="bad">{t("stock.takenBack")}</StatusTag> <span className="soft">{nameOf(reversed.by) || "—"} <When at={reversed.at} /> {reversed.reason}</span></div>;
}

/** A single correction, and what a warehouse opened with, is taken back where it stands, with all its lots by the first of them; counts and transfers on their own pages. */
function Reverse({ movement, productId }: { movement: Movement; productId: string }) {
  const t = useT();
  const adjustment = useCommand(reverseAdjustment);
  const opening = useCommand(reverseOpening);
  const { kind, source, reversed, postingId, lots } = movement;
  const what = source.kind === "warehouse" ? "opening" : "adjust";
  if (kind !== "adjust" || reversed || counters(movement)) return null;
  const names = lots.length > 1 && <><br />{t("stock.reverseEffect_lots", { lots: lots.map((lot) => lot || t("stock.noLot")).join(t("stock.between")) })}</>;
  const confirm = (reason: string) => (what === "opening" ? opening.run({ openingId: postingId, productId, reason }) : adjustment.run({ adjustmentId: postingId, reason }));
  return <ReverseFact small name={t(what === "opening" ? "stock.source_opening" : "stock.kind_adjust")} effect={<>{t(`stock.reverseEffect_${what}`)}{names}</>} onConfirm={confirm} />;
}
