import type { OrderInput } from "../../../contract/orders.ts";
import { compare, minus } from "../../../contract/money.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import type { Line, Order } from "./orders.ts";
import { inputOf } from "./typed-again.ts";

interface Content {
  order: Order;
  lines: readonly Line[];
}
type Lines = OrderInput["lines"];

/**
 * Divides an order's lines into those that stay and those that go into an order of their own, in sales units. What goes gets new ids; a
 * line of which a part stays keeps its own. Refused: splitLineGone, splitTooMuch, splitLeavesNothing.
 */
export function divided(content: Content, taken: readonly { lineId: string; quantity: string }[]): { stays: Lines; goes: Lines } | Refused {
  const parts = new Map(taken.map(({ lineId, quantity }) => [lineId, quantity]));
  if (taken.some(({ lineId }) => !content.lines.some(({ id }) => id === lineId))) return refuse("splitLineGone");
  const tooMuch = content.lines.find(({ id, quantity }) => parts.has(id) && (compare(parts.get(id)!, quantity) > 0 || compare(parts.get(id)!, "0") <= 0));
  if (tooMuch) return refuse("splitTooMuch", { line: tooMuch.lineNo, quantity: tooMuch.quantity, unit: tooMuch.unit });
  const typed = inputOf(content).lines;
  const stays = typed.map((line) => ({ ...line, quantity: minus(line.quantity, parts.get(line.id!) ?? "0") })).filter(({ quantity }) => compare(quantity, "0") > 0);
  const goes = typed.flatMap(({ id, ...line }) => (parts.has(id!) ? [{ ...line, quantity: parts.get(id!)! }] : []));
  return stays.length ? { stays, goes } : refuse("splitLeavesNothing");
}

/** What orders must have in common to become one: who buys, by which rules, where it goes, and how it is paid. */
const shared = ["customerId", "kind", "channel", "currency", "ledgerId", "contactId", "addressId", "paymentTerms"] as const satisfies readonly (keyof Order)[];
const mostLines = 500;

const joined = (words: readonly (string | null | undefined)[]): string | undefined => [...new Set(words.filter((word): word is string => Boolean(word)))].join("\n") || undefined;

const needs = ["customised", "urgent", "packaging"] as const;
const needsOf = (orders: readonly Order[]): OrderInput["specialNeeds"] =>
  Object.fromEntries(needs.flatMap((need) => [[need, joined(orders.map(({ specialNeeds }) => specialNeeds[need]))] as const]).filter(([, words]) => words !== undefined));

/**
 * One order that holds the lines of all; a line without a day of its own keeps the day of the order that it came from. Refused:
 * mergeDiffers with the number of the first that does not fit, mergeTooLong.
 */
export function merged(into: Content, others: readonly Content[]): OrderInput | Refused {
  const stranger = others.find(({ order }) => shared.some((field) => JSON.stringify(order[field]) !== JSON.stringify(into.order[field])));
  if (stranger) return refuse("mergeDiffers", { number: stranger.order.number, into: into.order.number });
  const typed = inputOf(into);
  const day = into.order.requestedDate;
  const added = others.flatMap(({ order, lines }): Lines =>
    inputOf({ order, lines }).lines.map((line) => ({ ...line, id: undefined, requestedDate: line.requestedDate ?? (order.requestedDate !== null && order.requestedDate !== day ? order.requestedDate : undefined) })));
  const lines = [...typed.lines, ...added];
  if (lines.length > mostLines) return refuse("mergeTooLong", { lines: lines.length, most: mostLines });
  const orders = [into, ...others].map(({ order }) => order);
  return {
    ...typed, lines, originals: [...new Set(orders.flatMap(({ originals }) => originals))], specialNeeds: needsOf(orders), remarks: joined(orders.map(({ remarks }) => remarks)),
    customerPo: joined(orders.map(({ customerPo }) => customerPo))?.replaceAll("\n", ", ").slice(0, 60), priority: orders.some(({ priority }) => priority === "high") ? "high" : "normal",
  };
}
