import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Line, Order } from "./orders.ts";
import type { Twin } from "./store.ts";

/** All that is known when an order is to be submitted. */
export interface Submission {
  order: Order;
  lines: readonly Line[];
  pack: PolicyPack;
  twins: readonly Twin[];
  duplicateAccepted: boolean;
}

type Rule = (submission: Submission) => Refusal | readonly Refusal[] | undefined;
type Element = PolicyPack["intake"]["requiredElements"]["elements"][number];

const onOrder: Partial<Record<Element, (order: Order) => unknown>> = {
  orderDate: (order) => order.createdAt,
  deliveryDate: (order) => order.requestedDate,
  paymentTerms: (order) => order.paymentTerms,
  deliveryAddress: (order) => order.addressId,
  contact: (order) => order.contactId,
};
const onLine: Partial<Record<Element, (line: Line, required: readonly Element[]) => unknown>> = {
  product: (line) => line.productId,
  quantity: (line) => line.quantity,
  unitPrice: (line) => line.unitPrice,
  // The total follows from the prices; where they are asked for themselves, the line is named once.
  totalAmount: (line, required) => line.unitPrice ?? required.includes("unitPrice"),
};
const fieldOf: Partial<Record<Element, string>> = { deliveryDate: "requestedDate", deliveryAddress: "addressId", contact: "contactId" };

/** Every element that the policy requires is there; all that is missing is told at once (01.4, R014). */
export const elementsGiven: Rule = ({ order, lines, pack }) =>
  pack.intake.requiredElements.elements.flatMap((element): Refusal[] => {
    const ofOrder = onOrder[element];
    if (ofOrder) return ofOrder(order) ? [] : [{ code: "elementMissing", facts: { element }, path: [fieldOf[element] ?? element] }];
    const ofLine = onLine[element];
    if (!ofLine) return [];
    return lines.flatMap((line, i) => (ofLine(line, pack.intake.requiredElements.elements) ? [] : [{ code: "lineElementMissing", facts: { line: line.lineNo, element }, path: ["lines", i, element] }]));
  });

const channelOf = ({ order, pack }: Submission) => pack.intake.channels.find(({ key }) => key === order.channel);

export const channelKnown: Rule = (s) => (channelOf(s) ? undefined : { code: "channelUnknown", facts: { channel: s.order.channel }, path: ["channel"] });

/** The evidence that a channel needs is there (01.1, R008): a file for each kind, or for a call at least who called and when. */
export const originalsAttached: Rule = (s) => {
  const channel = channelOf(s);
  const files = channel?.evidence.filter((kind) => !(kind === "callRecord" && s.order.channelNote)) ?? [];
  if (!channel || s.order.originals.length >= files.length) return undefined;
  return { code: "evidenceMissing", facts: { channel: channel.name["zh-CN"], evidence: channel.evidence.join(", ") }, path: ["originals"] };
};

export const notTwice: Rule = ({ twins, duplicateAccepted }) =>
  twins.length && !duplicateAccepted ? { code: "duplicateSuspected", facts: { numbers: twins.map(({ number }) => number).join("、") }, path: [] } : undefined;

/** Collected and shown at once, for a person must mend them. */
export const submitChecks: readonly Rule[] = [channelKnown, elementsGiven, originalsAttached, notTwice];
