import { useT } from "../../i18n/words.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table, type TableColumn } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Delivery } from "./delivery-read.tsx";

/** What did not go the straight way: allowed beyond the tolerance, late, taken back. */
export function Exceptions({ delivery: { allowances, delays, reversals, lines } }: { delivery: Delivery }) {
  const t = useT();
  const codeOf = (lineId: string) => lines.find(({ id }) => id === lineId)?.productCode ?? "";
  return (
    <>
      <Recorded title={t("shipping.allowances")} rows={allowances} columns={[{ key: "line", title: t("shipping.product"), render: ({ lineId, quantity }) => `${codeOf(lineId)} ${quantity}` }]} />
      <Recorded title={t("shipping.delays")} rows={delays} columns={[{ key: "to", title: t("shipping.expectedArrival"), render: ({ expectedBefore, expected }) => `${expectedBefore ?? "—"} → ${expected}` }, { key: "told", title: t("shipping.delayTold"), render: (delay) => <Told delay={delay} /> }]} />
      <Recorded title={t("shipping.reversals")} rows={reversals} columns={[{ key: "what", title: t("shipping.reversed"), render: ({ what }) => t(`shipping.reverse_${what}`) }]} />
    </>
  );
}

function Told({ delay: { toldBy, recipient, toldByName } }: { delay: Delivery["delays"][number] }) {
  const t = useT();
  if (!toldBy) return <StatusTag tone="warn">{t("shipping.delayUntold")}</StatusTag>;
  return <><StatusTag tone="good">{t(`shipping.toldDelay_${toldBy}`)}</StatusTag> {[recipient, toldByName].filter(Boolean).join(" · ")}</>;
}

interface Props<Row> {
  title: string;
  rows: readonly Row[];
  columns: readonly TableColumn<Row>[];
}

/** Rows with who, when and why; nothing where there are none. */
function Recorded<Row extends { at: string; byName: string; reason: string }>({ title, rows, columns }: Props<Row>) {
  const t = useT();
  if (rows.length === 0) return null;
  const who: TableColumn<Row> = { key: "at", title: t("shipping.at"), render: ({ at, byName }) => <><When at={at} show="absolute" /> {byName}</> };
  const why: TableColumn<Row> = { key: "reason", title: t("shipping.splitReason"), render: ({ reason }) => reason };
  return <Section flush title={title}><Table label={title} rows={rows} rowKey={({ at }) => at} empty="" columns={[who, ...columns, why]} /></Section>;
}
