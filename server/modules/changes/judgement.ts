import type { ChangeKind, ChangeRuling, Difference, Impact, ImpactNote, LineImpact } from "../../../contract/changes.ts";
import { compare, minus, sum } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

/** What the judgement goes by; gathered by `server/processes/impact-of-change.ts`. */
export interface Weighed {
  kind: ChangeKind;
  differences: readonly Difference[];
  ruling: Pick<ChangeRuling, "how" | "rows" | "asksCustomer">;
  /** `least` is found here. */
  lines: readonly Omit<LineImpact, "least">[];
  money: Impact["money"];
  dates: Impact["dates"];
  /** Lines that lose what was made for them, because another product takes their place. */
  replaced: ReadonlySet<string>;
  /** Of its invoices: whether it would come to less than its deliveries were invoiced; where the whole order was invoiced, by which, and what is asked more or credited; where none stands, the credit note that was given back. */
  billing: { belowInvoiced: boolean; invoiceOfWhole: string | null; refundedCredit: { number: string; refund: string } | null; more: string; less: string };
}

export interface Judgement {
  lines: LineImpact[];
  notes: ImpactNote[];
  obstacles: Refusal[];
}

const positive = (quantity: string): boolean => compare(quantity, "0") > 0;
const most = (a: string, b: string): string => (compare(a, b) >= 0 ? a : b);
const fewer = (a: string, b: string): string => (compare(a, b) < 0 ? a : b);
const made = ({ finished, stocked }: Pick<LineImpact, "finished" | "stocked">): string => sum([finished, stocked]);

/**
 * The least that a line can come down to: what has left cannot be called back. A customer who orders less also takes what was made for him; where the rest is
 * dropped or all is called off, that becomes free stock.
 */
const leastOf = (line: Omit<LineImpact, "least">, kind: ChangeKind): string => (kind === "amend" ? most(line.shipped, made(line)) : line.shipped);

function tooLittle(line: LineImpact, { kind, replaced }: Weighed): Refusal[] {
  const wanted = replaced.has(line.lineId) ? "0" : line.wanted;
  if (kind === "cancel" || compare(wanted, line.least) >= 0) return [];
  const facts = { line: line.lineNo, product: line.productCode, ordered: line.ordered, wanted, least: line.least, unit: line.unit };
  return [positive(line.shipped) && compare(line.shipped, line.least) === 0 ? { code: "changeBelowShipped", facts: { ...facts, shipped: line.shipped } } : { code: "changeBelowMade", facts: { ...facts, made: made(line) } }];
}

const forbidden = ({ ruling, lines }: Weighed): Refusal[] =>
  ruling.rows.filter(({ how }) => how === "forbidden").map(({ field, lineId, progress }) => ({ code: "changeForbidden", facts: { field, progress, line: lines.find((line) => line.lineId === lineId)?.lineNo ?? 0 } }));

/** Only who has confirmed the order can be asked to consent to paying for its end. */
const costs = ({ compensation }: Impact["money"]): boolean => compensation !== null && positive(compensation);

function wholeObstacles({ kind, lines, money, differences, billing, ruling }: Weighed): Refusal[] {
  const obstacles: Refusal[] = [];
  if (!differences.length) obstacles.push({ code: "changesNothing" });
  if (kind === "cancel") obstacles.push(...lines.filter(({ shipped }) => positive(shipped)).map(({ lineNo: line, shipped, unit }) => ({ code: "changeGoodsHaveLeft", facts: { line, shipped, unit } })));
  if (kind === "shortClose") {
    const idle = lines.filter((line) => differences.some(({ lineId }) => lineId === line.lineId) && compare(line.ordered, line.shipped) <= 0);
    obstacles.push(...idle.map(({ lineNo, productCode }) => ({ code: "shortCloseNothingOpen", facts: { line: lineNo, product: productCode } })));
    if (lines.every(({ wanted }) => !positive(wanted))) obstacles.push({ code: "shortCloseLeavesNothing" });
  }
  if (kind === "cancel" && billing.invoiceOfWhole !== null) obstacles.push({ code: "reverseInvoiceFirst", facts: { number: billing.invoiceOfWhole } });
  if (billing.refundedCredit) obstacles.push({ code: kind === "cancel" ? "creditRefundedTakeBack" : "creditRefundedInvoiceFirst", facts: billing.refundedCredit });
  if (billing.belowInvoiced) obstacles.push({ code: "changeBelowInvoiced", facts: { total: money.totalAfter, invoiced: money.invoiced, currency: money.currency } });
  if (costs(money) && !ruling.asksCustomer && ruling.how !== "forbidden") obstacles.push({ code: "compensationNotAgreed", facts: { compensation: money.compensation, currency: money.currency } });
  if (money.compensation !== null && compare(money.compensation, money.totalBefore) > 0) obstacles.push({ code: "compensationTooHigh", facts: { compensation: money.compensation, total: money.totalBefore, currency: money.currency } });
  return obstacles;
}

/** How much of a line goes, and out of what: production's part first, then what is bought or on its way, then what lies ready. */
function noteOfLine(line: LineImpact): ImpactNote[] {
  const facts = { line: line.lineNo, product: line.productCode, unit: line.unit };
  const extra = minus(line.wanted, line.ordered);
  if (positive(extra)) return line.supply === "stock" && compare(line.available, extra) < 0 ? [{ note: "shortInStock", facts: { ...facts, wanted: extra, available: line.available } }] : [];
  const open = sum([line.toPlan, line.planned]);
  const beyondPlans = minus(minus("0", extra), open);
  if (!positive(beyondPlans)) return [];
  const surplus = fewer(beyondPlans, sum([line.running, line.finished]));
  const bought = fewer(minus(beyondPlans, surplus), line.coming);
  const ready = minus(beyondPlans, sum([surplus, bought]));
  return [
    ...(positive(surplus) ? [{ note: "runSurplus" as const, facts: { ...facts, quantity: surplus } }] : []),
    ...(positive(bought) ? [{ note: "purchaseSurplus" as const, facts: { ...facts, quantity: bought } }] : []),
    ...(positive(ready) ? [{ note: "goodsBecomeFree" as const, facts: { ...facts, quantity: ready } }] : []),
    ...(positive(ready) && positive(line.packed) ? [{ note: "packedAgain" as const, facts: { ...facts, packed: line.packed } }] : []),
  ];
}

function moneyNotes({ billing: { more, less }, money: { limit, exposureAfter, exposureBefore, becomesFree, currency } }: Weighed): ImpactNote[] {
  const over = limit !== null && compare(exposureAfter, exposureBefore) > 0 && compare(exposureAfter, limit) > 0;
  return [
    ...(over ? [{ note: "overCreditLimit" as const, facts: { limit, exposure: exposureAfter, over: minus(exposureAfter, limit), currency } }] : []),
    ...(positive(more) ? [{ note: "invoicedMore" as const, facts: { amount: more, currency } }] : []),
    ...(positive(less) ? [{ note: "credited" as const, facts: { amount: less, currency } }] : []),
    ...(positive(becomesFree) ? [{ note: "moneyBecomesFree" as const, facts: { amount: becomesFree, currency } }] : []),
  ];
}

const dateNotes = ({ dates: { after, feasibleBy } }: Weighed): ImpactNote[] =>
  after !== null && feasibleBy !== null && feasibleBy > after ? [{ note: "laterThanFeasible", facts: { date: after, feasibleBy } }] : [];

/** What stands in the way of a change, and what is only to be known (25.2): "150 of 400 are made: below 150 is impossible". */
export function judge(weighed: Weighed): Judgement {
  const lines = weighed.lines.map((line) => ({ ...line, least: leastOf(line, weighed.kind) }));
  return {
    lines, notes: [...lines.flatMap(noteOfLine), ...moneyNotes(weighed), ...dateNotes(weighed)],
    obstacles: [...wholeObstacles(weighed), ...forbidden(weighed), ...lines.flatMap((line) => tooLittle(line, weighed))],
  };
}
