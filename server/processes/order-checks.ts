import { creditOn, type CustomerFile } from "../../contract/customers.ts";
import { type Authority, compare, minus, sum } from "../../contract/money.ts";
import { onCredit } from "../../contract/payment-terms.ts";
import { beyondAuthority } from "../../contract/price-authority.ts";
import type { CheckResult } from "../../contract/reviews.ts";
import type { Line, Order } from "../modules/orders/index.ts";

/** All that the automatic checks of an order look at, as it is at this moment. */
export interface CheckFacts {
  order: Order;
  lines: readonly Line[];
  /** Looked up for the checks of finance only. */
  customer?: CustomerFile;
  today: string;
  /** Open orders, what finance let pass, and unpaid invoices − unapplied receipts; this order not counted. */
  exposure: string;
  available: ReadonlyMap<string, { available: string }>;
  authorities: readonly Authority[];
  /** Roles of the salesperson whose discount it is. */
  sellerRoles: readonly string[];
  /** Who released the prices beyond it, of this very version. */
  release?: { by: string; at: Date; words: string };
  twins: readonly { number: string }[];
  /** When what must be made could be finished; null without such lines. */
  feasibleBy: string | null;
}

/** The check by which finance looks at what a customer owes and has ordered. */
export const creditCheck = "creditWithinLimit";

type Found = Omit<CheckResult, "check">;
const green = (facts: Record<string, unknown> = {}): Found => ({ result: "green", facts });
const red = (facts: Record<string, unknown>): Found => ({ result: "red", facts });
const judged = (good: boolean, facts: Record<string, unknown>): Found => (good ? green(facts) : red(facts));

/** Exposure with this order stays within the limit; an order paid before delivery needs no credit (01.7, R019). */
function creditWithinLimit({ order, customer, exposure, today }: CheckFacts): Found {
  if (!order.paymentTerms || !onCredit(order.paymentTerms)) return green({ onCredit: false });
  const limit = customer ? creditOn(customer, today) : "0";
  const after = sum([exposure, order.totalAmount]);
  return judged(compare(after, limit) <= 0, { limit, exposure, after, over: compare(after, limit) > 0 ? minus(after, limit) : "0", currency: order.currency });
}

function termsWithinPolicy({ order, customer }: CheckFacts): Found {
  const asked = order.paymentTerms?.code ?? "";
  const agreed = customer?.paymentTerms.code;
  // Money that comes sooner than agreed is never a reason to refuse.
  const sooner = order.paymentTerms !== null && !onCredit(order.paymentTerms);
  return judged(asked === agreed || sooner, { asked, agreed });
}

/** No line is sold further under the list price than its seller may give, or whoever may has released it (01.7, R019). */
function priceWithinAuthority({ lines, authorities, sellerRoles, release }: CheckFacts): Found {
  const over = beyondAuthority(lines, sellerRoles, authorities).map(({ line, price, percent, belowFloor }) => ({
    line: line.lineNo, code: line.productCode, price, listPrice: line.listPrice, floorPrice: line.floorPrice, percent, belowFloor,
  }));
  return judged(over.length === 0 || release !== undefined, { lines: over, ...(release && { release }) });
}

/** What is free covers every line that is taken from stock; lines of one product count together (01.7, R020). */
function stockCoversOrder({ lines, available }: CheckFacts): Found {
  const wanted = new Map<string, { code: string; wanted: string }>();
  for (const { productId, productCode, quantity, supply } of lines)
    if (supply === "stock") wanted.set(productId, { code: productCode, wanted: sum([wanted.get(productId)?.wanted ?? "0", quantity]) });
  const seen = [...wanted].map(([productId, { code, wanted: asked }]) => ({ code, wanted: asked, available: available.get(productId)?.available ?? "0" }));
  const short = seen.filter((row) => compare(row.available, row.wanted) < 0);
  return judged(short.length === 0, { products: seen, short });
}

function leadTimeFits({ order, feasibleBy }: CheckFacts): Found {
  if (feasibleBy === null || order.requestedDate === null) return green({ feasibleBy });
  return judged(feasibleBy <= order.requestedDate, { feasibleBy, requested: order.requestedDate });
}

const checks: Record<string, (facts: CheckFacts) => Found> = {
  [creditCheck]: creditWithinLimit, termsWithinPolicy, priceWithinAuthority, stockCoversOrder, leadTimeFits,
  elementsComplete: ({ order, lines }) => green({ lines: lines.length, total: order.totalAmount, currency: order.currency }),
  customerMatchesArchive: ({ order }) => judged(order.differences.length === 0, { differences: order.differences }),
  originalAttached: ({ order }) => green({ channel: order.channel, originals: order.originals.length }),
  oralOrderConfirmed: ({ order }) => judged(!order.oral || order.oralConfirmedAt !== null, { oral: order.oral, confirmedAt: order.oralConfirmedAt }),
  notDuplicate: ({ twins }) => judged(twins.length === 0, { numbers: twins.map(({ number }) => number) }),
  technicallyFeasible: ({ lines }) => {
    const bare = lines.filter((line) => line.supply === "make" && !line.customParameters).map(({ lineNo }) => lineNo);
    return judged(bare.length === 0, { linesWithoutParameters: bare });
  },
};

/** Runs the named automatic checks; a name that no check has is a bug, for the policy's vocabulary is closed. */
export const runChecks = (names: readonly string[], facts: CheckFacts): CheckResult[] =>
  names.map((check) => {
    const run = checks[check];
    if (!run) throw new Error(`no check is called ${check}`);
    return { check, ...run(facts) };
  });
