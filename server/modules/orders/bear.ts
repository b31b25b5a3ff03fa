import type { OrderInput } from "../../../contract/orders.ts";
import type { PolicyPack } from "../../../contract/policy-pack.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { contentOf, holdFacts, linesFor } from "./entry.ts";
import type { Line, Order } from "./orders.ts";
import type { Ports } from "./ports.ts";
import * as store from "./store.ts";
import { adopt } from "./working-set.ts";

/** An order of which nothing is known but what was typed. */
export const unborn = {
  finishDate: null, promisedDate: null, invoicedAmount: "0", paidAmount: "0", concededAmount: "0", informationConfirmedAt: null, oralConfirmedAt: null, submittedAt: null, handedOverAt: null, version: 0,
  versionHash: null, revision: 0, policyId: null, policyVersion: null, completeWhen: { invoiced: false, paid: false }, review: "draft", confirmation: "none", fulfilment: "none",
  afterSales: "none", archived: false, heldAt: null, heldByName: null, holdReason: null, stage: "draft",
} as const satisfies Partial<Order>;

/**
 * Writes a new order: it gets its number (01.4) and stays a draft; what the policy still misses is told when it is submitted. `inherited`
 * is what it brings with it from the order that it was a part of. Refused: customerUnknown, contactUnknown, productUnknown, taxRateUnknown, policyMissing.
 */
export async function bear(context: CommandContext, ports: Ports, input: OrderInput, inherited: Partial<Order> = {}): Promise<{ order: Order; lines: Line[]; pack: PolicyPack } | Refused> {
  const { tx, now, actor } = context;
  const day = await ports.today(context);
  const facts = await holdFacts(tx, input, { today: day, known: inherited.contactId });
  if (isRefused(facts)) return facts;
  const policy = await ports.policyInForce(tx, { kind: input.kind, channel: input.channel, date: day });
  const kind = policy?.pack.orderKinds.find(({ key }) => key === input.kind);
  if (!policy || !kind) return refuse("policyMissing", { kind: input.kind, channel: input.channel });
  const { pack } = policy;
  const orderId = context.newId();
  const lines = linesFor(input, facts, { orderId, newId: () => context.newId() });
  const ledgerId = facts.customer.ledgerId ?? (await ports.defaultLedger(tx));
  const format = pack.numbering.find(({ of }) => of === "order")?.format ?? "SO{yyyy}{MM}{dd}-{seq:4}";
  const order: Order = {
    ...unborn, ...contentOf(input, facts, { lines, pack }), id: orderId, ledgerId, number: await ports.takeNumber(context, { ledgerId, kind: "order", format }),
    createdBy: actor.id, createdAt: now, establishedAt: kind.establishedAt === "entered" ? now : null, ...inherited,
  };
  await store.insert(tx, order, lines);
  adopt(tx, order, lines);
  return { order, lines, pack };
}
