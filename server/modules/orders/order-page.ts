import { maskPhone } from "../../../contract/customers.ts";
import * as contract from "../../../contract/orders.ts";
import type { Actor } from "../../platform/actor.ts";
import { read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import { mayReach } from "./access.ts";
import { type NamesOf, rowOf } from "./order-list.ts";
import type { Line, Order } from "./orders.ts";
import type { Ports } from "./ports.ts";
import type { OrderFile } from "./store.ts";
import { tagsOf } from "./tag-store.ts";
import { currentFile } from "./working-set.ts";

/** An order with its lines and schedules, for papers, reviews, plans and deliveries. */
export async function describe(tx: Tx, orderId: string): Promise<OrderFile | undefined> {
  const file = await currentFile(tx, orderId);
  return file && { order: file.order, lines: file.lines, schedules: file.schedules };
}

const shownLine = (line: Line): contract.OrderLine => ({
  id: line.id, lineNo: line.lineNo, productId: line.productId, productCode: line.productCode, name: line.name, spec: line.spec, customerPartNo: line.customerPartNo, quantity: line.quantity,
  unit: line.unit, priceUnit: line.priceUnit, listPrice: line.listPrice, unitPrice: line.unitPrice, taxRate: line.taxRate, amount: line.amount, taxAmount: line.taxAmount,
  supply: line.supply, requestedDate: line.requestedDate, customParameters: line.customParameters, remark: line.remark,
});

/** The customer's phone as it was given and as the archive has it: without its middle for whoever need not call. */
function partyFor({ permissions }: Actor, { given, differences }: Order): Pick<contract.OrderDetail, "given" | "differences"> {
  if (permissions.has("customers.seePhones")) return { given, differences };
  const masked = differences.map((one) => (one.field === "phone" ? { ...one, given: maskPhone(one.given), archive: one.archive.map(maskPhone) } : one));
  return { given: { ...given, ...(given.phone && { phone: maskPhone(given.phone) }) }, differences: masked };
}

const holdOf = ({ heldAt, heldByName, holdReason }: Order): contract.OrderDetail["hold"] => (heldAt ? { since: heldAt, byName: heldByName!, reason: holdReason! } : null);

/** One order with its lines, within the reader's reach; and for whoever was entrusted with a step of its review. */
export const readOrder = ({ namesOf, openChangesOf, entrusted }: { namesOf: NamesOf } & Pick<Ports, "openChangesOf" | "entrusted">) =>
  read(contract.readOrder, async ({ orderId }, context) => {
    const [file, openChanges, tagged] = await Promise.all([describe(context.tx, orderId), openChangesOf(context.tx, [orderId]), tagsOf(context.tx, [orderId])]);
    if (!file || !(mayReach(context, file.order) || (await entrusted(context, { kind: "order", id: orderId })))) return refuse("notFound");
    const { order, lines, schedules } = file;
    const names = await namesOf(context.tx, order.salespersonId ? [order.salespersonId] : []);
    const openChange = openChanges.get(orderId) ?? null;
    const tags = tagged.get(orderId) ?? [];
    return {
      ...rowOf(order, { salespersonName: names.get(order.salespersonId ?? "") ?? null, changing: openChange !== null }), openChange, tags, hold: holdOf(order), ...partyFor(context.actor, order), channelNote: order.channelNote, originals: order.originals, contactId: order.contactId,
      addressId: order.addressId, paymentTerms: order.paymentTerms, specialNeeds: order.specialNeeds, remarks: order.remarks, receivedAt: order.receivedAt, promisedReplyAt: order.promisedReplyAt,
      informationConfirmedAt: order.informationConfirmedAt, oralConfirmedAt: order.oralConfirmedAt, submittedAt: order.submittedAt, establishedAt: order.establishedAt, version: order.version,
      versionHash: order.versionHash, policyId: order.policyId, policyVersion: order.policyVersion, netAmount: order.netAmount, taxAmount: order.taxAmount, invoicedAmount: order.invoicedAmount,
      paidAmount: order.paidAmount, finishDate: order.finishDate, lines: lines.map(shownLine), schedules: schedules.map(({ orderId: _orderId, replaces: _replaces, returnStep: _returnStep, ...schedule }) => schedule),
    };
  });
