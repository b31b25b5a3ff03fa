import { compare, minus, sum } from "../../../contract/money.ts";
import { useT } from "../../i18n/words.ts";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { plain } from "./entry-columns.tsx";
import type { Order } from "./order-actions.ts";

type Line = Order["lines"][number];
type Reached = Record<"planned" | "shipped" | "signed" | "open", string>;

/** How much of a line is planned, shipped and signed over all its schedules, and what is not signed for yet. */
export function reachedOfLine({ id, quantity }: Pick<Line, "id" | "quantity">, schedules: Order["schedules"]): Reached {
  const own = schedules.filter(({ lineId }) => lineId === id);
  const over = (key: "planned" | "shipped" | "signed") => sum(own.map((schedule) => schedule[key]));
  const rest = minus(quantity, over("signed"));
  return { planned: over("planned"), shipped: over("shipped"), signed: over("signed"), open: compare(rest, "0") < 0 ? "0" : rest };
}

type Row = Line & { reached: Reached };
const figures = ["planned", "shipped", "signed", "open"] as const;

/** The lines with price and amount, and how far each is. */
export function OrderLines({ order }: { order: Order }) {
  const t = useT();
  const rows: Row[] = order.lines.map((line) => ({ ...line, reached: reachedOfLine(line, order.schedules) }));
  // Before anything is planned the four columns would only say so four times a line.
  const under = order.schedules.some(({ planned, stocked, issued, shipped }) => [planned, stocked, issued, shipped].some((figure) => compare(figure, "0") > 0));
  return (
    <Table
      label={t("orders.lines")} rows={rows} rowKey={({ id }) => id} empty={t("orders.noLines")}
      columns={[
        { key: "no", title: t("orders.line"), render: ({ lineNo }) => lineNo },
        {
          key: "product", title: t("orders.product"),
          render: (line) => <><span className="figure">{line.productCode}</span> {line.name} <span className="soft">{[line.spec, line.customerPartNo, line.customParameters].filter(Boolean).join(" · ")}</span>{line.remark && <div className="soft">{line.remark}</div>}</>,
        },
        { key: "supply", title: t("reviews.supply"), render: ({ supply }) => t(`reviews.supply_${supply}`) },
        { key: "quantity", title: t("orders.quantity"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
        { key: "price", title: t("orders.unitPrice"), align: "end", render: ({ unitPrice, listPrice }) => <Price unitPrice={unitPrice} listPrice={listPrice} /> },
        { key: "amount", title: t("orders.amount"), align: "end", render: ({ amount }) => <Money amount={amount} currency={order.currency} plain /> },
        { key: "date", title: t("orders.requestedDate"), render: ({ requestedDate }) => { const day = requestedDate ?? order.requestedDate; return day ? <When at={day} show="absolute" /> : "—"; } },
        ...(under ? figures.map((figure) => ({ key: figure, title: t(`orders.line_${figure}`), align: "end" as const, render: ({ reached }: Row) => <Quantity value={reached[figure]} /> })) : []),
      ]}
    />
  );
}

function Price({ unitPrice, listPrice }: Pick<Line, "unitPrice" | "listPrice">) {
  const t = useT();
  if (unitPrice === null) return "—";
  const other = listPrice !== null && compare(listPrice, unitPrice) !== 0;
  return <><span className="figure">{plain(unitPrice)}</span>{other && <div className="soft figure">{t("orders.listPrice")} {plain(listPrice)}</div>}</>;
}
