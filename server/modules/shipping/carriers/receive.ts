import type { CarrierEventKind, CarrierMessage } from "../../../../contract/carriers.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { arriving } from "../arriving.ts";
import { carrierNumberUnknown, shipmentDelayed, shipmentException } from "../events.ts";
import { type Delivery, subjectOf } from "../shipping.ts";
import { about, conclude, load, type Loaded } from "../work.ts";
import * as store from "./store.ts";

type Outcome = store.CarrierEvent["outcome"];

interface Given {
  connection: store.Connection;
  messageId: string;
  bodyHash: Buffer;
  message: CarrierMessage;
}

const carried = new Set<Delivery["state"]>(["shipped"]);
/** A carrier's word of a signature says that the goods are there; the customer's receipt, with what proves it, stays his own. */
const saysItIsThere = (kind: CarrierEventKind): boolean => kind === "arrived" || kind === "signed";

/** Between the shipping and now, for a carrier's clock is not ours. */
const within = (at: Date, { shippedAt }: Pick<Delivery, "shippedAt">, now: Date): Date => new Date(Math.min(now.getTime(), Math.max(at.getTime(), shippedAt?.getTime() ?? 0)));

/** What an event means for a delivery; whatever is older than what is known, or comes after the arrival, moves nothing back. */
export function outcomeOf(message: Pick<CarrierMessage, "type" | "at" | "expectedOn">, { state }: Pick<Delivery, "state">, newest: Date | null): Outcome {
  if (saysItIsThere(message.type)) return carried.has(state) ? "arrived" : "noted";
  if (!carried.has(state) || (newest && message.at < newest)) return "late";
  return message.type === "delayed" && message.expectedOn ? "delayed" : "noted";
}

async function apply(context: CommandContext, loaded: Loaded, { message, connection }: Given, outcome: Outcome): Promise<Refused | undefined> {
  const { delivery } = loaded;
  const { type, at, expectedOn = null, note } = message;
  const facts = { kind: type, carrier: connection.carrier, at };
  if (outcome === "arrived") {
    const done = await arriving(context, loaded, within(at, delivery, context.now));
    if (isRefused(done)) return done;
  }
  if (outcome === "delayed") {
    context.emit(shipmentDelayed({ ...about(delivery), expected: expectedOn!, carrier: connection.carrier, note }));
    await conclude(context, delivery, { change: { expectedArrival: expectedOn }, told: { what: "carrierTold", facts: { ...facts, expectedArrival: { from: delivery.expectedArrival, to: expectedOn } } } });
    return undefined;
  }
  if (type === "exception" && outcome !== "late") context.emit(shipmentException({ ...about(delivery), carrier: connection.carrier, note }));
  record(context, { subject: subjectOf(delivery), what: "carrierTold", facts: { orderId: delivery.orderId, ...facts, outcome } });
  return undefined;
}

/** The deliveries that went together under a number, locked. */
async function loadedOf(context: CommandContext, ids: readonly string[]): Promise<Loaded[] | Refused> {
  const all: Loaded[] = [];
  for (const id of ids) {
    const loaded = await load(context, id, {});
    if (isRefused(loaded)) return loaded;
    all.push(loaded);
  }
  return all;
}

/**
 * Takes one message of a carrier, once however often it is sent: arrivals move the delivery, delays its expected day, all else is noted. One of a number that no
 * delivery has is kept. Refused: webhookIdReused.
 */
export async function receive(context: CommandContext, sent: Given): Promise<{ outcome: Outcome | "duplicate" } | Refused> {
  const { tx, now } = context;
  const { connection, messageId, bodyHash } = sent;
  // A clock that runs ahead must not make all that follows look old.
  const message = { ...sent.message, at: new Date(Math.min(sent.message.at.getTime(), now.getTime())) };
  await store.lockConnection(tx, connection.id);
  const before = await store.eventOfMessage(tx, connection.id, messageId);
  if (before) return before.bodyHash.equals(bodyHash) ? { outcome: "duplicate" } : refuse("webhookIdReused");
  const loaded = await loadedOf(context, await store.deliveriesOfNumber(tx, message.trackingNumber));
  if (isRefused(loaded)) return loaded;
  const [first] = loaded;
  const newest = first ? await store.newestOf(tx, first.delivery) : null;
  const outcomes = loaded.map(({ delivery }) => outcomeOf(message, delivery, newest));
  // What came of it for those that it still moves says more than what was over already.
  const outcome: Outcome = outcomes.find((each) => each === "arrived" || each === "delayed") ?? outcomes[0] ?? "unknown";
  const { type: kind, trackingNumber, expectedOn = null, place, note } = message;
  await store.insertEvent(tx, { id: context.newId(), connectionId: connection.id, messageId, bodyHash, kind, trackingNumber, at: message.at, expectedOn, place, note, deliveryId: first?.delivery.id ?? null, outcome, receivedAt: now });
  for (const [at, each] of loaded.entries()) {
    const refused = await apply(context, each, { ...sent, message }, outcomes[at]!);
    if (refused) return refused;
  }
  if (!first) {
    context.emit(carrierNumberUnknown({ connectionId: connection.id, carrier: connection.carrier, trackingNumber }));
    record(context, { subject: { kind: "carrier", id: connection.id }, what: "carrierToldUnknown", facts: { kind, trackingNumber } });
  }
  return { outcome };
}
