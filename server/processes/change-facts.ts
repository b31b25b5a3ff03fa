import type { ChangeContent } from "../../contract/changes.ts";
import type { CommandContext, Context } from "../platform/command.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import type { ChangedOrder, ChangePorts, Weighing } from "../modules/changes/index.ts";
import * as orders from "../modules/orders/index.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { today } from "./register-facts.ts";
import { weighChange } from "./impact-of-change.ts";

const changedOrder = (file: orders.OrderFile): ChangedOrder => {
  const { id, number, customerId, customerName, salespersonId, departmentId, createdBy, currency, version, versionHash, revision } = file.order;
  return { id, number, customerId, customerName, salespersonId, departmentId, createdBy, currency, version, hash: versionHash ?? "", revision, unchangeable: orders.whyUnchangeable(file) };
};

/** An order within the reach of whoever wants to change it. */
export const orderFor: ChangePorts["orderFor"] = async (context, orderId) => {
  const file = await orders.describe(context.tx, orderId);
  return file && orders.mayReach(context, file.order) ? changedOrder(file) : undefined;
};

export async function lockOrderFor(context: CommandContext, orderId: string): Promise<ChangedOrder | undefined> {
  return (await orders.lockOrderRow(context.tx, orderId)) && orderFor(context, orderId);
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

export const signersOf: ChangePorts["signersOf"] = async (tx, orderId) => (await pinnedPolicyOf(tx, orderId)).changes.agreement?.signedBy ?? [];
