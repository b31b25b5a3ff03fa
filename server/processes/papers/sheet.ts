import Big from "big.js";
import { maskPhone } from "../../../contract/customers.ts";
import type { CustomerFile } from "../../../contract/customers.ts";
import type { PaperKind, SnapshotOf } from "../../../contract/papers.ts";
import type { PolicyPack } from "../../../contract/policies.ts";
import { ledgersOf } from "../../modules/companies/index.ts";
import { personNames } from "../../modules/people/index.ts";
import * as customers from "../../modules/customers/index.ts";
import * as orders from "../../modules/orders/index.ts";
import { pinned } from "../../modules/policies/index.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { shipToOf } from "../deliver.ts";
import { type LocalTime, localTimeOf } from "./local-time.ts";
import * as words from "./words.ts";

type Order = orders.Order;
type Line = orders.Line;

/** What every paper of an order is written from; looked up once a command, however many papers it makes. */
export interface Desk {
  order: Order;
  customer: CustomerFile;
  pack: PolicyPack;
  company: SnapshotOf<"orderConfirmation">["company"];
  salesperson: string | undefined;
  time: LocalTime;
  now: Date;
  madeBy: string;
  publicUrl: string;
}

/** Facts that are not blank: a paper leaves no empty line for the others. */
export const filled = (value: string | null | undefined): string | undefined => value?.trim() || undefined;

/** A submitted order with its customer and the policy that it pinned. */
async function fileOf(tx: Tx, orderId: string): Promise<Pick<Desk, "order" | "customer" | "pack">> {
  const order = await orders.readOrderRow(tx, orderId);
  const customer = order && (await customers.readOnce(tx, order.customerId));
  if (!customer || !order.policyId || order.policyVersion === null) throw new Error(`order ${orderId} is gone or has no policy yet`);
  return { order, customer, pack: await pinned(tx, order.policyId, order.policyVersion) };
}

/** Gathers what an order's papers say; the head is the ledger that books the order. */
export async function deskOf(context: CommandContext, orderId: string, publicUrl: string): Promise<Desk> {
  const { tx, actor, now } = context;
  const found = await fileOf(tx, orderId);
  const { ledgerId, salespersonId } = found.order;
  const ledger = (await ledgersOf(tx)).find(({ id }) => id === ledgerId);
  if (!ledger) throw new Error(`ledger ${ledgerId} is gone`);
  return {
    ...found, now, publicUrl, time: await localTimeOf(tx),
    company: { name: ledger.name, address: filled(ledger.address), phone: filled(ledger.phone), uscc: filled(ledger.uscc) },
    salesperson: salespersonId ? (salespersonId === actor.id ? actor.name : (await personNames(tx, [salespersonId])).get(salespersonId)) : undefined,
    madeBy: actor.kind === "system" ? words.bySystem : filled(actor.name) ?? words.bySystem,
  };
}

export type Party = SnapshotOf<"orderConfirmation">["customer"];

/** The customer as a paper names it; papers go through many hands, so the phone is masked. */
export function partyOf(customer: CustomerFile, order: Pick<Order, "addressId" | "contactId">): Party {
  const { address } = shipToOf(customer, order);
  const contact = customer.contacts.find(({ id }) => id === order.contactId) ?? customer.contacts.find(({ active }) => active);
  const phone = contact?.phones[0];
  return { name: customer.name, code: filled(customer.code), uscc: filled(customer.uscc), contact: filled(contact?.name), phone: phone && maskPhone(phone), address: filled(address) };
}

/** The order's own facts, named as its policy names them. */
export function orderFactsOf({ order, pack, salesperson, time }: Desk): SnapshotOf<"orderConfirmation">["order"] {
  return {
    number: order.number, version: order.version, date: time(order.createdAt).slice(0, 10), salesperson,
    kind: pack.orderKinds.find(({ key }) => key === order.kind)?.name["zh-CN"], channel: pack.intake.channels.find(({ key }) => key === order.channel)?.name["zh-CN"],
  };
}

/** The boxes to sign in, as the policy lists them for the paper; the customer's is the last, for it is signed last. */
export function boxesOf(pack: Pick<PolicyPack, "papers">, kind: PaperKind): SnapshotOf<"orderConfirmation">["signatures"] {
  const signedBy = pack.papers.filter(({ paper }) => paper === kind).flatMap((entry) => entry.signedBy);
  const ours = [...new Set(signedBy)].filter((signer) => signer !== "customer");
  return [...ours, ...(signedBy.includes("customer") ? (["customer"] as const) : [])].map((signer) => ({ role: words.signers[signer] }));
}

/** Head of a paper; `number` is the document's that it belongs to. The version is set when the paper is made. */
export const headOf = <Kind extends PaperKind>(kind: Kind, desk: Desk, number: string) => ({
  kind, company: desk.company, customer: partyOf(desk.customer, desk.order), signatures: boxesOf(desk.pack, kind),
  paper: { number, version: 1, madeAt: desk.time(desk.now), madeBy: desk.madeBy, qrUrl: `${desk.publicUrl}/orders/${desk.order.id}` },
});

type PricedLine = SnapshotOf<"orderConfirmation">["lines"][number];

function remarkOf(line: Line, withTax: boolean): string | undefined {
  const factor = Big(line.priceFactor).toFixed();
  const counted = factor !== "1" || line.priceUnit !== line.unit ? words.priceOf(factor, line.priceUnit) : undefined;
  const taxed = line.taxIncluded === withTax ? undefined : line.taxIncluded ? words.priceWithTax : words.priceWithoutTax;
  return filled([counted, taxed, line.remark, line.customParameters].filter(Boolean).join("；"));
}

const pricedLineOf = (line: Line, withTax: boolean): PricedLine => ({
  lineNo: line.lineNo, productCode: line.productCode, name: line.name, spec: filled(line.spec), customerPartNumber: filled(line.customerPartNo), unit: line.unit, quantity: line.quantity,
  unitPrice: line.unitPrice ?? "0", taxRate: Big(line.taxRate).div(100).toFixed(), amount: line.amount, deliveryDate: line.requestedDate ?? undefined, remark: remarkOf(line, withTax),
});

/** Lines with prices and tax, totals and terms, as three papers carry them. */
export const pricedOf = async ({ tx }: Pick<CommandContext, "tx">, desk: Desk) => pricedFrom(desk, (await orders.describe(tx, desk.order.id))!.lines);

/** The same of lines that the order may not have yet. */
export function pricedFrom(desk: Desk, lines: readonly Line[]) {
  const { order } = desk;
  // A price that differs from the column's heading says so in its remark.
  const pricesIncludeTax = lines.every(({ taxIncluded }) => taxIncluded);
  return { order: orderFactsOf(desk), lines: lines.map((line) => pricedLineOf(line, pricesIncludeTax)), totals: totalsOf(order), pricesIncludeTax, terms: termsOf(order) };
}

export const totalsOf = ({ currency, netAmount, taxAmount, totalAmount }: Order) => ({ currency, net: netAmount, tax: taxAmount, gross: totalAmount });

export const termsOf = ({ promisedDate, requestedDate, paymentTerms, specialNeeds }: Order) => ({
  deliveryDate: promisedDate ?? requestedDate ?? undefined, specialNeeds: words.needTexts(specialNeeds),
  paymentTerms: paymentTerms ? filled(paymentTerms.name) ?? paymentTerms.stages.map(words.stageText).join("；") : undefined,
});
