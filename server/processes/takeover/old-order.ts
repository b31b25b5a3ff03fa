import { isDeepStrictEqual } from "node:util";
import Big from "big.js";
import { compare, sum } from "../../../contract/money.ts";
import type { Product } from "../../../contract/catalog.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { WorkingClock } from "../../modules/calendar/index.ts";
import type { ordersNumbered } from "../../modules/orders/index.ts";
import type { Found } from "../imports/names.ts";
import { readTerms } from "../imports/terms.ts";
import { type Cells, type Provenance, textOf } from "../imports/table-kind.ts";
import type { customersOf } from "./named.ts";
import type { OldOpenOrder } from "./take-over-order.ts";

export interface OldRow {
  cells: Cells;
  /** As the spreadsheet counts it. */
  row: number;
  /** Its place among the rows that were read. */
  at: number;
}

/** What rows of orders name, looked up once for all of them. */
export interface OrderLooks {
  product(code: string): Found;
  products: ReadonlyMap<string, Product>;
  customer: Awaited<ReturnType<typeof customersOf>>;
  salesperson(name: string): Found;
  taken: Awaited<ReturnType<typeof ordersNumbered>>;
  clock: WorkingClock;
}

interface Given {
  looks: OrderLooks;
  provenance: Provenance;
}

interface Fault {
  at: number;
  refusal: Refusal;
}

const headerFields = ["customer", "customerCode", "orderedOn", "stage", "salesperson", "customerPo", "paymentTerms", "paid"] as const;

/** What is wrong with an order as a whole, told at its first row; and with rows that say something else of it. */
function headerFaults(rows: readonly OldRow[], { looks, provenance }: Given): Fault[] {
  const [first, ...rest] = rows as [OldRow, ...OldRow[]];
  const { cells } = first;
  const customer = looks.customer(cells);
  const salesperson = cells.salesperson === undefined ? undefined : looks.salesperson(textOf(cells.salesperson));
  const number = textOf(cells.number);
  const { cutoverOn } = provenance;
  const refusals: (Refusal | undefined | false)[] = [
    "refusal" in customer && customer.refusal, salesperson && "refusal" in salesperson && salesperson.refusal,
    looks.taken.has(number) && { code: "oldNumberTaken", facts: { number }, path: ["number"] },
    textOf(cells.orderedOn) > cutoverOn && { code: "oldDateLate", facts: { date: textOf(cells.orderedOn), cutover: cutoverOn }, path: ["orderedOn"] },
  ];
  const differing = rest.flatMap(({ at, cells: own }) =>
    headerFields.filter((field) => own[field] !== undefined && !isDeepStrictEqual(own[field], cells[field])).map((field): Fault => ({ at, refusal: { code: "oldOrderDiffers", facts: { row: first.row }, path: [field] } })));
  return [...refusals.flatMap((refusal) => (refusal ? [{ at: first.at, refusal }] : [])), ...differing];
}

const figureOf = (value: Cells[string]): string => textOf(value) || "0";

function lineFaults({ at, cells }: OldRow, { looks }: Given): Fault[] {
  const product = looks.product(textOf(cells.code));
  const quantity = textOf(cells.quantity);
  const over = (value: Cells[string]): boolean => compare(figureOf(value), quantity || "0") > 0;
  const refusals: (Refusal | undefined | false)[] = [
    "refusal" in product && product.refusal, quantity !== "" && compare(quantity, "0") <= 0 && { code: "notPositive", facts: {}, path: ["quantity"] }, 
    over(cells.shipped) && { code: "oldShippedOver", facts: { value: figureOf(cells.shipped), quantity }, path: ["shipped"] },
    over(cells.invoiced) && { code: "oldInvoicedOver", facts: { value: figureOf(cells.invoiced), quantity }, path: ["invoiced"] },
  ];
  return refusals.flatMap((refusal) => (refusal ? [{ at, refusal }] : []));
}

/** The amount of what was invoiced, as a buyer reads it: quantity by price. Only for telling too much money from enough. */
const invoicedAmount = (rows: readonly OldRow[], { looks }: Given): string =>
  sum(rows.map(({ cells }) => {
    const found = looks.product(textOf(cells.code));
    const factor = ("id" in found && looks.products.get(found.id)?.priceFactor) || "1";
    return Big(figureOf(cells.invoiced)).times(figureOf(cells.unitPrice)).div(factor).round(2).toFixed();
  }));

/** An order out of its rows, or what is wrong with them. */
export function oldOrderOf(rows: readonly OldRow[], given: Given): { order?: OldOpenOrder; faults: Fault[] } {
  const { looks, provenance } = given;
  const [{ cells, row, at }] = rows as [OldRow];
  const faults = [...headerFaults(rows, given), ...rows.flatMap((one) => lineFaults(one, given))];
  const paid = figureOf(cells.paid);
  if (!faults.length && compare(paid, invoicedAmount(rows, given)) > 0) faults.push({ at, refusal: { code: "oldPaidOver", facts: { paid, invoiced: invoicedAmount(rows, given) }, path: ["paid"] } });
  const customer = looks.customer(cells);
  if (faults.length || "refusal" in customer) return { faults };
  const salesperson = cells.salesperson === undefined ? undefined : looks.salesperson(textOf(cells.salesperson));
  const lines = rows.map(({ cells: line }) => {
    const product = looks.product(textOf(line.code));
    return {
      productId: "id" in product ? product.id : "", quantity: textOf(line.quantity), unitPrice: textOf(line.unitPrice), ...(line.requestedDate !== undefined && { requestedDate: textOf(line.requestedDate) }),
      ...(line.remark !== undefined && { remark: textOf(line.remark).slice(0, 500) }),
    };
  });
  const requested = lines.flatMap(({ requestedDate }) => requestedDate ?? []).toSorted().at(-1);
  const orderedOn = textOf(cells.orderedOn);
  const { takeoverId, source, file, sha256, cutoverOn } = provenance;
  return {
    faults,
    order: {
      number: textOf(cells.number), orderedOn, orderedAt: looks.clock.atTimeOfDay(orderedOn, "12:00"), stage: cells.stage === "scheduled" || cells.stage === "toShip" ? cells.stage : "approved",
      source, cutoverOn, paid, evidence: { takeoverId, file, sha256, row }, shipped: rows.map((one) => figureOf(one.cells.shipped)), invoiced: rows.map((one) => figureOf(one.cells.invoiced)),
      input: {
        customerId: customer.customer.id, kind: "standard", originals: [], given: {}, priority: "normal", specialNeeds: {}, lines, ...(requested && { requestedDate: requested }),
        ...(salesperson && "id" in salesperson && { salespersonId: salesperson.id }), ...(cells.customerPo !== undefined && { customerPo: textOf(cells.customerPo).slice(0, 60) }),
        paymentTerms: cells.paymentTerms === undefined ? undefined : readTerms(textOf(cells.paymentTerms)),
      },
    },
  };
}
