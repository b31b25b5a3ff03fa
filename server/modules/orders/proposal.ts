import { createHash } from "node:crypto";
import Big from "big.js";
import type { Product } from "../../../contract/catalog.ts";
import type { ChangeContent, WantedLine, WantedOrder } from "../../../contract/changes.ts";
import type { CustomerFile } from "../../../contract/customers.ts";
import { lineAmount, taxParts, times } from "../../../contract/money.ts";
import { type OrderInput, orderInput } from "../../../contract/orders.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../platform/refusal.ts";
import * as catalog from "../catalog/index.ts";
import * as customers from "../customers/index.ts";
import { factsFor, lineRefusals, linesFor, totalsOf } from "./entry.ts";
import type { Line, Order, Schedule } from "./orders.ts";
import { lastLineNo, type OrderFile } from "./store.ts";
import { versionBody } from "./version-body.ts";

/** What a change may change of an order's header. */
export type ChangedFields = Pick<Order, "contactId" | "addressId" | "requestedDate" | "promisedDate" | "paymentTerms" | "specialNeeds" | "remarks" | "netAmount" | "taxAmount" | "totalAmount">;

/** The next version of an order as a change wants it, complete; kept with the change and taken over as it is. */
export interface Proposal {
  version: number;
  cancelled: boolean;
  fields: ChangedFields;
  lines: Line[];
}
/** A proposal with the words and the hash that reviews, consent and the version bind. */
export interface Proposed {
  proposal: Proposal;
  body: string;
  hash: string;
}

/** A proposal as it comes back from where it was kept: written by `propose` and read by nobody else. */
export const asProposal = (kept: unknown): Proposal => kept as Proposal;

interface Asked {
  content: ChangeContent;
  today: string;
  newId: () => string;
}
type File = Pick<OrderFile, "order" | "lines" | "schedules">;

const fieldsOf = ({ contactId, addressId, requestedDate, promisedDate, paymentTerms, specialNeeds, remarks, netAmount, taxAmount, totalAmount }: Order): ChangedFields => ({
  contactId, addressId, requestedDate, promisedDate, paymentTerms, specialNeeds, remarks, netAmount, taxAmount, totalAmount,
});

/** The order as a proposal makes it, for papers and checks before it is applied. */
export const asProposed = (order: Order, { fields, version }: Proposal, hash: string): Order => ({ ...order, ...fields, version, versionHash: hash });

/** A line with another quantity or price; everything that was agreed about it beside stays. */
function repriced(line: Line, { quantity, unitPrice, product, currency }: { quantity: string; unitPrice: string | null; product: Product | undefined; currency: string }): Line {
  return Big(quantity).eq(line.quantity) && unitPrice === line.unitPrice ? line : pricedAt(line, { quantity, unitPrice, product, currency });
}

/** A line at another quantity or price, with its amounts. */
export function pricedAt(line: Line, { quantity, unitPrice, product, currency }: { quantity: string; unitPrice: string | null; product: Product | undefined; currency: string }): Line {
  const counted = product?.priceBy === "second" ? times(quantity, product.secondPerSales ?? "1") : quantity;
  const amount = unitPrice === null ? "0" : lineAmount({ quantity: counted, price: unitPrice, priceFactor: line.priceFactor, currency });
  const parts = taxParts({ amount, rate: line.taxRate, taxInclusive: line.taxIncluded, currency });
  return { ...line, quantity, unitPrice, amount: parts.gross, taxAmount: parts.tax };
}

const kept = <T>(wanted: T | undefined, before: T): T => (wanted === undefined ? before : wanted);

function standingLine(line: Line, wanted: WantedLine, { product, currency }: { product: Product | undefined; currency: string }): Line {
  return {
    ...repriced(line, { quantity: wanted.quantity, unitPrice: wanted.unitPrice ?? line.unitPrice, product, currency }), requestedDate: kept(wanted.requestedDate, line.requestedDate),
    spec: kept(wanted.spec, line.spec), customerPartNo: kept(wanted.customerPartNo, line.customerPartNo), customParameters: kept(wanted.customParameters, line.customParameters), remark: kept(wanted.remark, line.remark),
  };
}

const filled = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
/** Lines that are new, or of another product, as if they were entered today. */
function inputOf(order: Order, fresh: readonly WantedLine[]): OrderInput {
  return orderInput.parse({
    customerId: order.customerId, kind: order.kind, channel: order.channel, currency: order.currency,
    lines: fresh.map(({ id: _id, requestedDate, customerPartNo, customParameters, remark, ...line }) => ({
      ...line, requestedDate: filled(requestedDate), customerPartNo: filled(customerPartNo), customParameters: filled(customParameters), remark: filled(remark),
    })),
  });
}

function wrongLines(wanted: readonly WantedLine[], lines: readonly Line[]): Refused | undefined {
  const known = new Set(lines.map(({ id }) => id));
  return refuseAll(wanted.flatMap(({ id, quantity }, i): Refusal[] => [
    ...(id && !known.delete(id) ? [{ code: "changeLineUnknown", path: ["lines", i, "id"] }] : []),
    ...(Big(quantity).lte(0) ? [{ code: "changeQuantityZero", facts: { line: i + 1 }, path: ["lines", i, "quantity"] }] : []),
  ]));
}

async function wantedLines(tx: Tx, { order, lines }: File, { wanted, today, newId }: { wanted: readonly WantedLine[] } & Pick<Asked, "today" | "newId">): Promise<Line[] | Refused> {
  const wrong = wrongLines(wanted, lines);
  if (wrong) return wrong;
  const lineOf = ({ id, productId }: WantedLine) => lines.find((line) => line.id === id && line.productId === productId);
  const fresh = wanted.filter((one) => !lineOf(one));
  const products = new Map((await catalog.readProducts(tx, lines.map(({ productId }) => productId))).map((product) => [product.id, product]));
  const made = fresh.length ? await freshLines(tx, order, { fresh, today, newId }) : [];
  if (isRefused(made)) return made;
  let lineNo = fresh.some(({ id }) => !id) ? await lastLineNo(tx, order.id) : 0;
  return wanted.map((one) => {
    const line = lineOf(one);
    if (line) return standingLine(line, one, { product: products.get(line.productId), currency: order.currency });
    const before = lines.find(({ id }) => id === one.id);
    return { ...made[fresh.indexOf(one)]!, ...(before ? { id: before.id, lineNo: before.lineNo } : { lineNo: (lineNo += 1) }) };
  });
}

async function freshLines(tx: Tx, order: Order, { fresh, today, newId }: { fresh: readonly WantedLine[] } & Pick<Asked, "today" | "newId">): Promise<Line[] | Refused> {
  const input = inputOf(order, fresh);
  const facts = await factsFor(tx, input, today);
  if (!facts) return refuse("customerUnknown");
  return refuseAll(lineRefusals(input, facts)) ?? linesFor(input, facts, { orderId: order.id, newId });
}

function unknownParties({ contactId, addressId }: WantedOrder, customer: CustomerFile): Refusal[] {
  return [
    ...(contactId && !customer.contacts.some(({ id, erased }) => id === contactId && !erased) ? [{ code: "contactUnknown", path: ["contactId"] }] : []),
    ...(addressId && !customer.addresses.some(({ id }) => id === addressId) ? [{ code: "changeAddressUnknown", path: ["addressId"] }] : []),
  ];
}

async function amended(tx: Tx, file: File, { wanted, ...asked }: { wanted: WantedOrder } & Pick<Asked, "today" | "newId">): Promise<Proposal | Refused> {
  const { order } = file;
  const customer = await customers.readOnce(tx, order.customerId);
  if (!customer) return refuse("customerUnknown");
  const unknown = refuseAll(unknownParties(wanted, customer));
  if (unknown) return unknown;
  const lines = wanted.lines ? await wantedLines(tx, file, { wanted: wanted.lines, ...asked }) : file.lines;
  if (isRefused(lines)) return lines;
  const requestedDate = kept(wanted.requestedDate, order.requestedDate);
  const fields = {
    contactId: kept(wanted.contactId, order.contactId), addressId: kept(wanted.addressId, order.addressId), requestedDate,
    // A date that was promised moves with what is agreed now.
    promisedDate: wanted.requestedDate === undefined || order.promisedDate === null ? order.promisedDate : requestedDate,
    paymentTerms: wanted.paymentTerms ?? order.paymentTerms, specialNeeds: wanted.specialNeeds ?? order.specialNeeds, remarks: kept(wanted.remarks, order.remarks), ...totalsOf(lines, order.currency),
  };
  return { version: order.version + 1, cancelled: false, fields, lines: [...lines] };
}

/** How much of each line has left. */
export const shippedByLine = (schedules: readonly Schedule[]): Map<string, string> =>
  schedules.reduce((sums, { lineId, shipped }) => sums.set(lineId, Big(sums.get(lineId) ?? 0).plus(shipped).toFixed()), new Map<string, string>());

async function closedShort(tx: Tx, { order, lines, schedules }: File, lineIds: readonly string[]): Promise<Proposal | Refused> {
  if (lineIds.some((id, i) => !lines.some((line) => line.id === id) || lineIds.indexOf(id) < i)) return refuse("changeLineUnknown", {}, ["lineIds"]);
  const shipped = shippedByLine(schedules);
  const products = new Map((await catalog.readProducts(tx, lines.map(({ productId }) => productId))).map((product) => [product.id, product]));
  const rest = lines.flatMap((line) => {
    if (!lineIds.includes(line.id)) return [line];
    const quantity = shipped.get(line.id) ?? "0";
    return Big(quantity).gt(0) ? [repriced(line, { quantity, unitPrice: line.unitPrice, product: products.get(line.productId), currency: order.currency })] : [];
  });
  return { version: order.version + 1, cancelled: false, lines: rest, fields: { ...fieldsOf(order), ...totalsOf(rest, order.currency) } };
}

/**
 * The next version of an order as a change wants it; nothing is written. Lines that stand keep their ids, prices and tax, those that are new are priced as on entry.
 * Refused: changeLineUnknown, changeQuantityZero, productUnknown, taxRateUnknown, contactUnknown, changeAddressUnknown.
 */
export async function propose(tx: Tx, file: File, { content, ...asked }: Asked): Promise<Proposed | Refused> {
  const { order } = file;
  const called = { version: order.version + 1, cancelled: true, fields: fieldsOf(order), lines: file.lines };
  const proposal = content.kind === "cancel" ? called : content.kind === "shortClose" ? await closedShort(tx, file, content.lineIds) : await amended(tx, file, { wanted: content.wanted, ...asked });
  if (isRefused(proposal)) return proposal;
  const body = versionBody({ ...order, ...proposal.fields }, proposal.lines, { version: proposal.version, cancelled: proposal.cancelled });
  return { proposal, body, hash: createHash("sha256").update(body).digest("hex") };
}
