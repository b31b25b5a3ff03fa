import type { ChangeContent } from "../../contract/changes.ts";
import type { Subject } from "../../contract/toolkit.ts";
import type { CommandContext, Context } from "../platform/command.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { type ChangedOrder, type ChangePorts, readChangeRow, type Weighing } from "../modules/changes/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as stock from "../modules/stock/index.ts";
import type { Tx } from "../platform/db.ts";
import { sum } from "../../contract/money.ts";
import type { Checked } from "./checks-of-order.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { today } from "./register-facts.ts";
import { weighChange } from "./impact-of-change.ts";

/** An order as a change must know it, whoever asks. */
export const orderNow = (file: orders.OrderFile): ChangedOrder => {
  const { id, number, customerId, customerName, salespersonId, departmentId, createdBy, currency, version, versionHash, revision } = file.order;
  return { id, number, customerId, customerName, salespersonId, departmentId, createdBy, currency, version, hash: versionHash ?? "", revision, unchangeable: orders.whyUnchangeable(file) };
};

/** An order within the reach of whoever wants to change it. */
export const orderFor: ChangePorts["orderFor"] = async (context, orderId) => {
  const file = await orders.describe(context.tx, orderId);
  return file && orders.mayReach(context, file.order) ? orderNow(file) : undefined;
};

export async function lockOrderFor(context: CommandContext, orderId: string): Promise<ChangedOrder | undefined> {
  return (await orders.lockOrderRow(context.tx, orderId)) && orderFor(context, orderId);
}

/** Locks the order that a review is about, itself or through a change of it. */
export async function lockSubject({ tx }: CommandContext, { kind, id }: Subject): Promise<void> {
  const orderId = kind === "order" ? id : kind === "change" ? (await readChangeRow(tx, id))?.orderId : undefined;
  if (orderId) await orders.lockOrderRow(tx, orderId);
}

/** What a wish would make of an order, and what that means now. */
export const weighWish = (tell: ChangePorts["tell"]) => async (context: Context, { orderId, content, newId }: { orderId: string; content: ChangeContent; newId: () => string }): Promise<Weighing | Refused> => {
  const file = await orders.describe(context.tx, orderId);
  if (!file) throw new Error(`order ${orderId} is gone`);
  const proposed = await orders.propose(context.tx, file, { content, today: await today(context), newId });
  if (isRefused(proposed)) return proposed;
  const { impact, obstacles } = await weighChange(context, {
    file, kind: content.kind, lineIds: content.kind === "shortClose" ? content.lineIds : [], compensation: content.kind === "cancel" ? (content.compensation ?? "0") : null, proposed,
  });
  return { ...proposed, obstacles, impact: { ...impact, obstacles: tell(context, obstacles) } };
};

/** The version that a change proposes, for the automatic checks of its reviewers. */
export async function proposalOf(tx: Tx, changeId: string): Promise<Checked | undefined> {
  const change = await readChangeRow(tx, changeId);
  const file = change && (await orders.describe(tx, change.orderId));
  if (!change || !file) return undefined;
  const proposal = orders.asProposal(change.proposal);
  const standing = await settlement.standingOf(tx, change.orderId);
  const goods = Map.groupBy(await stock.reservationsOf(tx, { kind: "order", id: change.orderId }), ({ productId }) => productId);
  return {
    order: orders.asProposed(file.order, proposal, change.proposedHash), lines: proposal.lines,
    held: {
      exposure: standing?.openAmount ?? "0", goods: new Map([...goods].map(([productId, all]) => [productId, sum(all.map(({ quantity }) => quantity))])),
      load: standing ? sum(file.lines.filter(({ supply }) => supply === "make").map(({ quantity }) => quantity)) : "0",
    },
  };
}

export const signersOf: ChangePorts["signersOf"] = async (tx, orderId) => (await pinnedPolicyOf(tx, orderId)).changes.agreement?.signedBy ?? [];
