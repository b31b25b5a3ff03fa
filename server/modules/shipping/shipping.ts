import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import { deliveryLifecycle, type DeliveryState, type differenceReasons, type HeardLater, type Piece, type ReceiptMeans } from "../../../contract/shipping.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import type { Move } from "./events.ts";

export type Reason = (typeof differenceReasons)[number];

export interface Delivery {
  id: string;
  number: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  orderCreatedBy: string | null;
  warehouseId: string;
  address: string;
  specialNeeds: string;
  policy: DeliveryPolicy;
  urgent: boolean;
  dueOn: string | null;
  state: DeliveryState;
  revision: number;
  requestedAt: Date;
  pickingDone: boolean;
  packingDone: boolean;
  carrierAppointment: Date | null;
  reportedOn: string | null;
  carriageBy: "carrier" | "ownTruck" | null;
  carrier: string | null;
  trackingNumber: string | null;
  tripId: string | null;
  /** The place of its stop on the trip. */
  stopNo: number | null;
  /** The deliveries that it leaves together with. */
  groupId: string | null;
  expectedArrival: string | null;
  shippedAt: Date | null;
  arrivedAt: Date | null;
  contactedAt: Date | null;
  objectedAt: Date | null;
  signedAt: Date | null;
  /** When it was heard of what a phone told later. */
  heardLater: HeardLater;
  receiptMeans: ReceiptMeans | null;
  /** What was signed, word for word; its SHA-256 is the hash. */
  receiptBody: string | null;
  receiptHash: string | null;
  objection: string | null;
  receiptBy: string | null;
  receiptByName: string | null;
  /** The customer's first receipt is 1; one after a receipt that was taken back, the next. */
  receiptNo: number;
}

export interface Line {
  id: string;
  deliveryId: string;
  lineNo: number;
  orderLineId: string;
  scheduleId: string;
  productId: string;
  productCode: string;
  name: string;
  spec: string;
  unit: string;
  barCode: string | null;
  customerPartNo: string | null;
  ordered: Decimal;
  /** Percent of `ordered` by which it may be exceeded or fallen short of, and what somebody entitled allowed beyond (see tolerance.ts). */
  overPercent: Decimal;
  underPercent: Decimal;
  allowedMost: Decimal | null;
  allowedLeast: Decimal | null;
  /** The unit in which the goods are weighed; `weighed`: they are priced by that weight. */
  secondUnit: string | null;
  weighed: boolean;
  secondPicked: Decimal | null;
  /** Rolls or boxes of which `picked` is the sum. */
  pieces: Piece[];
  backOrdered: Decimal;
  picked: Decimal;
  packed: Decimal;
  shipped: Decimal;
  received: Decimal | null;
  shortReason: Reason | null;
  receiptReason: Reason | null;
  receiptNote: string | null;
}

export type Verb = keyof typeof deliveryLifecycle.steps;

export const subjectOf = ({ id }: Pick<Delivery, "id">): Subject => ({ kind: "delivery", id });

const reversing: readonly string[] = ["reversePacking", "reverseCheck", "reverseShipment", "reverseArrival", "reverseSignOff"] satisfies Verb[];
/** What has to be taken back first, by the state that a delivery reached with it. */
const takenBackFirst: Partial<Record<DeliveryState, string>> = {
  checked: "reverseCheckFirst", shipped: "reverseShipmentFirst", arrived: "reverseArrivalFirst", signed: "reverseSignOffFirst", signedWithObjection: "reverseSignOffFirst",
};

/** A fact on which a later one rests cannot be taken back before that one. */
function laterFirst({ state, number }: Pick<Delivery, "state" | "number">, verb: Verb): Refusal | undefined {
  const { states, steps } = deliveryLifecycle;
  const later = reversing.includes(verb) && states.indexOf(state) > states.indexOf(steps[verb].from[0]!);
  const code = later ? takenBackFirst[state] : undefined;
  return code === undefined ? undefined : { code, facts: { number } };
}

/** Why a verb is not possible: goods that are not packed cannot be checked, unchecked ones do not leave (01.15), and so on. */
export function guard(delivery: Pick<Delivery, "state" | "number">, verb: Verb): Refusal | undefined {
  const { state } = delivery;
  if (deliveryLifecycle.allows(verb, state)) return undefined;
  const first = laterFirst(delivery, verb);
  if (first) return first;
  const before: readonly DeliveryState[] = ["requested", "picking", "picked"];
  return verb === "ship" && before.includes(state) ? { code: "checkFirst", facts: { state } } : { code: "wrongState", facts: { state } };
}

/** Whether the reader's permission reaches the delivery: his own orders', his departments', or all. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, delivery: Pick<Delivery, "salespersonId" | "orderCreatedBy" | "departmentId">): boolean {
  if (scope === "company" || ownersOf(actor).some((owner) => owner === delivery.salespersonId || owner === delivery.orderCreatedBy)) return true;
  return scope === "department" && delivery.departmentId !== null && actor.departmentIds.includes(delivery.departmentId);
}

/** What was picked is packed, and what was packed leaves. */
export const packedAsPicked = (line: Line): Line => ({ ...line, packed: line.picked });
export const shippedAsPacked = (line: Line): Line => ({ ...line, shipped: line.packed });

/** Of which schedule how much moved; lines without any are left out. */
export const movesOf = (lines: readonly Line[], quantityOf: (line: Line) => Decimal): Move[] =>
  lines.map((line) => ({ scheduleId: line.scheduleId, productId: line.productId, quantity: quantityOf(line) })).filter(({ quantity }) => Number(quantity) !== 0);
