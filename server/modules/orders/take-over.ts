import { createHash } from "node:crypto";
import { compare, type Decimal, minus } from "../../../contract/money.ts";
import type { OrderInput } from "../../../contract/orders.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Refused, refuse, refuseAll } from "../../platform/refusal.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { record } from "../journal/index.ts";
import { unborn } from "./bear.ts";
import { contentOf, factsFor, lineRefusals, linesFor } from "./entry.ts";
import { fulfilmentOf, type Line, type Order, type Schedule, withStage } from "./orders.ts";
import type { Policy, Ports } from "./ports.ts";
import * as store from "./store.ts";
import { versionBody } from "./version-body.ts";
import { addSchedules, adopt } from "./working-set.ts";

/** An order of the old books that is still open. */
export interface OldOrder {
  /** As the old books number it; it keeps the number. */
  number: string;
  orderedAt: Date;
  /** Without its channel: the old books do not say how it came. */
  input: Omit<OrderInput, "channel">;
  /** How much of each line had left, in the line's unit; signed for, as far as this house is concerned. */
  shipped: readonly Decimal[];
  /** Whether what is left was planned. */
  planned: boolean;
  /** The system that the books were kept in. */
  source: string;
  /** Where it stands in writing: the file's hash and the row. */
  evidence: Record<string, unknown>;
}

export interface TakenOrder {
  order: Order;
  lines: Line[];
  /** Of what is left; what had been shipped has schedules of its own. */
  open: Schedule[];
}

/** Which orders have these numbers. */
export const ordersNumbered = async (tx: Tx, numbers: readonly string[]): Promise<Map<string, Pick<Order, "id" | "customerId" | "currency">>> => {
  const found = await tx.many<Pick<Order, "id" | "customerId" | "currency" | "number">>(sql`
    select id, number, customer_id, currency from orders.orders where company_id = ${tx.companyId} and number = any(${[...numbers]}::text[])`);
  return new Map(found.map(({ number, ...order }) => [number, order]));
};

const none = { planned: "0", stocked: "0", issued: "0", packed: "0", shipped: "0", arrived: "0", signed: "0" };
const gone = (quantity: Decimal) => ({ planned: quantity, stocked: quantity, issued: quantity, packed: quantity, shipped: quantity, arrived: quantity, signed: quantity });

/** What had been shipped of a line and what is left of it, each a schedule of its own. */
function schedulesOf(line: Line, order: Pick<Order, "id" | "requestedDate">, { shipped, planned, newId }: { shipped: Decimal; planned: boolean; newId: () => string }): Schedule[] {
  const of = (quantity: Decimal, how: typeof none): Schedule => ({ id: newId(), orderId: order.id, lineId: line.id, quantity, date: line.requestedDate ?? order.requestedDate, ...how });
  const left = minus(line.quantity, shipped);
  return [...(compare(shipped, "0") > 0 ? [of(shipped, gone(shipped))] : []), ...(compare(left, "0") > 0 ? [of(left, { ...none, planned: planned ? left : "0" })] : [])];
}

type Facts = NonNullable<Awaited<ReturnType<typeof factsFor>>>;

interface Taking {
  context: CommandContext;
  policy: Policy;
  facts: Facts;
  ledgerId: string;
}

/** The order as it stands after review and confirmation: the signed takeover is the evidence of both. */
function orderOf(old: OldOrder, { context, policy, facts, ledgerId }: Taking): Pick<TakenOrder, "order" | "lines"> & { body: string } {
  const { now, actor } = context;
  const id = context.newId();
  const { contacts, addresses } = facts.customer;
  const input: OrderInput = {
    contactId: contacts.find(({ active }) => active)?.id, addressId: (addresses.find(({ isDefault }) => isDefault) ?? addresses[0])?.id, ...old.input, channel: policy.pack.intake.channels[0]?.key ?? "", channelNote: old.source,
  };
  const lines = linesFor(input, facts, { orderId: id, newId: () => context.newId() });
  const { invoiced, paid } = policy.pack.completion;
  const order: Order = {
    ...unborn, ...contentOf(input, facts, { lines, pack: policy.pack }), id, ledgerId, number: old.number, createdBy: actor.id, createdAt: old.orderedAt < now ? old.orderedAt : now, submittedAt: now, establishedAt: old.orderedAt,
    version: 1, policyId: policy.policyId, policyVersion: policy.version, completeWhen: { invoiced, paid }, review: "passed", confirmation: "given", oral: false,
  };
  const body = versionBody(order, lines, { version: 1 });
  return { order: { ...order, versionHash: createHash("sha256").update(body).digest("hex") }, lines, body };
}

/**
 * Takes an open order over from the old books: with its old number, past review and confirmation, at the stage that its goods are at, by the policy in force.
 * Nothing is asked of anybody; what is left of it is carried out by the caller. Refused: customerUnknown, productUnknown, taxRateUnknown, policyMissing.
 */
export const takeOverOf = (ports: Pick<Ports, "today" | "policyInForce" | "defaultLedger">) =>
  async (context: CommandContext, old: OldOrder): Promise<TakenOrder | Refused> => {
    const { tx } = context;
    const day = await ports.today(context);
    const policy = await ports.policyInForce(tx, { kind: old.input.kind, channel: "", date: day });
    if (!policy) return refuse("policyMissing", { kind: old.input.kind, channel: "" });
    const facts = await factsFor(tx, { ...old.input, channel: "" }, day);
    if (!facts) return refuse("customerUnknown", {}, ["customerId"]);
    const wrong = refuseAll(lineRefusals({ ...old.input, channel: "" }, facts));
    if (wrong) return wrong;
    const taken = orderOf(old, { context, policy, facts, ledgerId: facts.customer.ledgerId ?? (await ports.defaultLedger(tx)) });
    const { lines, body } = taken;
    const schedules = lines.flatMap((line, i) => schedulesOf(line, taken.order, { shipped: old.shipped[i] ?? "0", planned: old.planned, newId: () => context.newId() }));
    const order = withStage({ ...taken.order, fulfilment: fulfilmentOf(schedules) });
    await store.insert(tx, order, lines);
    adopt(tx, order, lines);
    await addSchedules(context, order.id, schedules);
    context.collect(store.insertVersion, { orderId: order.id, version: 1, hash: order.versionHash!, body });
    record(context, {
      subject: { kind: "order", id: order.id }, what: "takenOver",
      facts: {
        number: order.number, customerId: order.customerId, total: order.totalAmount, currency: order.currency, lines: lines.length, policyId: order.policyId, policyVersion: order.policyVersion,
        hash: order.versionHash, ...old.evidence, stage: { from: "draft", to: order.stage },
      },
    });
    return { order, lines, open: schedules.filter(({ shipped }) => compare(shipped, "0") === 0) };
  };
