import Big from "big.js";
import type { OrderInput } from "../../../contract/orders.ts";
import { onCredit } from "../../../contract/payment-terms.ts";
import type { ChangeContent, WantedLine } from "../../../contract/changes.ts";
import type { GoodsTerms, ProposalTerms } from "../../../contract/proposals.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Line, Order } from "./orders.ts";
import { inputLine, inputOf } from "./typed-again.ts";

type Of<Kind extends ProposalTerms["kind"]> = Extract<ProposalTerms, { kind: Kind }>;
interface Content {
  order: Order;
  lines: readonly Line[];
}

const named = <T extends { lineId: string }>(lines: readonly T[], { id }: { id: string }): T | undefined => lines.find(({ lineId }) => lineId === id);

type OfLines = Of<"lowerQuantity" | "substitute" | "splitDelivery" | "counterPrice">;
/** The lines under other terms; another product comes with its own words and the price of the list. */
const linesUnder = (lines: readonly Line[], terms: OfLines): OrderInput["lines"] =>
  lines.flatMap((line): OrderInput["lines"] => {
    const typed = inputLine(line);
    if (terms.kind === "splitDelivery") {
      const parts = named(terms.lines, line)?.parts;
      return parts ? parts.map((part, i) => ({ ...typed, ...part, id: i === 0 ? line.id : undefined })) : [typed];
    }
    if (terms.kind === "lowerQuantity") return [{ ...typed, quantity: named(terms.lines, line)?.quantity ?? line.quantity }];
    if (terms.kind === "counterPrice") return [{ ...typed, unitPrice: named(terms.lines, line)?.unitPrice ?? typed.unitPrice }];
    const productId = named(terms.lines, line)?.productId;
    return productId ? [{ id: line.id, productId, quantity: line.quantity, requestedDate: typed.requestedDate, remark: typed.remark }] : [typed];
  });

/** The order as an accepted proposal wants it typed. */
export function inputUnder(content: Content, terms: ProposalTerms): OrderInput {
  const input = inputOf(content);
  if (terms.kind === "laterDate") return { ...input, requestedDate: terms.requestedDate, lines: input.lines.map((line) => ({ ...line, requestedDate: later(line.requestedDate, terms.requestedDate) })) };
  if (terms.kind === "prepayment") return { ...input, paymentTerms: terms.paymentTerms };
  return { ...input, lines: linesUnder(content.lines, terms) };
}

// A line with a day of its own is not to come before the order.
const later = (own: string | undefined, day: string): string | undefined => (own !== undefined && own < day ? day : own);

const wrongLine = (terms: OfLines, line: Line, counters: Counters): Refusal | undefined => {
  const facts = { line: line.lineNo, quantity: line.quantity };
  if (terms.kind === "lowerQuantity") {
    const { quantity } = named(terms.lines, line)!;
    return Big(quantity).lte(0) || Big(quantity).gte(line.quantity) ? { code: "proposalNotLess", facts, path: ["terms", "lines"] } : undefined;
  }
  if (terms.kind === "substitute") return named(terms.lines, line)!.productId === line.productId ? { code: "proposalSameProduct", facts, path: ["terms", "lines"] } : undefined;
  if (terms.kind === "counterPrice") {
    const counter = counters.get(line.id);
    return counter !== undefined && Big(named(terms.lines, line)!.unitPrice).gte(counter) ? undefined : { code: "proposalBelowCounter", facts: { line: line.lineNo, price: counter ?? "—" }, path: ["terms", "lines"] };
  }
  const { parts } = named(terms.lines, line)!;
  const sum = parts.reduce((all, { quantity }) => all.plus(quantity), Big(0));
  return sum.eq(line.quantity) && parts.every(({ quantity }) => Big(quantity).gt(0)) ? undefined : { code: "proposalPartsDiffer", facts, path: ["terms", "lines"] };
};

const kept = ({ id, productId, quantity }: Line): WantedLine => ({ id, productId, quantity });

/** A line of a standing order in parts: the first goes on as the line, the others are lines of their own at its price. */
const inParts = (line: Line, parts: readonly { quantity: string; requestedDate: string }[]): WantedLine[] =>
  parts.map((part, i) => {
    if (i === 0) return { ...kept(line), ...part };
    const { productId, unitPrice, spec, customerPartNo, customParameters, remark } = line;
    return { productId, ...part, ...(unitPrice !== null && { unitPrice }), spec, customerPartNo, customParameters, remark };
  });

function wantedLines({ lines }: Content, terms: GoodsTerms): WantedLine[] {
  if (terms.kind === "laterDate") return lines.map((line) => ({ ...kept(line), requestedDate: line.requestedDate && later(line.requestedDate, terms.requestedDate) }));
  if (terms.kind === "splitDelivery") return lines.flatMap((line) => { const parts = named(terms.lines, line)?.parts; return parts ? inParts(line, parts) : [kept(line)]; });
  if (terms.kind === "lowerQuantity") return lines.map((line) => ({ ...kept(line), quantity: named(terms.lines, line)?.quantity ?? line.quantity }));
  return lines.map((line) => ({ ...kept(line), productId: named(terms.lines, line)?.productId ?? line.productId }));
}

/** What is proposed about a standing order, as the change that it means. */
export const contentUnder = (content: Content, terms: GoodsTerms): ChangeContent => ({
  kind: "amend", wanted: { lines: wantedLines(content, terms), ...(terms.kind === "laterDate" && { requestedDate: terms.requestedDate }) },
});

/** The same question about a standing order, whose promised date is the one that counts. */
export const wrongForStanding = ({ order, lines }: Content, terms: GoodsTerms): Refusal[] => wrongTerms({ order: { ...order, requestedDate: order.promisedDate ?? order.requestedDate }, lines }, terms, new Map());

/** For how much lines may be sold after their prices were refused, by line. */
type Counters = ReadonlyMap<string, string>;

/** Why a proposal means nothing for this order; collected. */
export function wrongTerms({ order, lines }: Content, terms: ProposalTerms, counters: Counters): Refusal[] {
  if (terms.kind === "laterDate") return order.requestedDate !== null && terms.requestedDate <= order.requestedDate ? [{ code: "proposalNotLater", facts: { date: order.requestedDate }, path: ["terms", "requestedDate"] }] : [];
  if (terms.kind === "prepayment") return onCredit(terms.paymentTerms) ? [{ code: "proposalOnCredit", path: ["terms", "paymentTerms"] }] : [];
  const ids = terms.lines.map(({ lineId }) => lineId);
  if (new Set(ids).size < ids.length || ids.some((id) => !lines.some((line) => line.id === id))) return [{ code: "proposalLineUnknown", path: ["terms", "lines"] }];
  return lines.filter(({ id }) => ids.includes(id)).flatMap((line) => wrongLine(terms, line, counters) ?? []);
}
