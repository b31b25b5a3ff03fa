import { type Decimal, minus } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { lockAccountOf, readOrder } from "./account-store.ts";
import { type OrderOpening, saveOpening } from "./commit-store.ts";
import { type AccountKey, commitmentOf } from "./settlement.ts";
import { obligationsOf } from "./terms.ts";

export type OpenOrderFacts = Omit<OrderOpening, "terms" | "confirmedOn"> & AccountKey & {
  terms: NonNullable<OrderOpening["terms"]>;
  /** The business date of the confirmation; `onOrder` stages count from it. */
  confirmedOn: string;
  /** The customer's limit in this currency, null where none is kept: by how much the order exceeds it is kept. */
  limit: Decimal | null;
};

/**
 * Opens a confirmed order's account of money: its amount in the exposure, in the place of what it was granted, and what each stage of its terms asks. Finance has decided before whether it may exceed the
 * limit (`grantCredit`); the customer's yes is not refused for it.
 */
export async function openOrder(context: CommandContext, { customerId, currency, limit, ...opening }: OpenOrderFacts): Promise<void> {
  const { tx } = context;
  const { orderId, total, terms, confirmedOn } = opening;
  const account = await lockAccountOf(tx, { customerId, currency }, { kind: "order", id: orderId });
  const order = await readOrder(tx, orderId);
  if (order && (order.customerId !== customerId || order.currency !== currency)) throw new Error(`order ${orderId} is on another account`);
  const { own } = account;
  const commitment = commitmentOf({ exposure: minus(account.exposure, own) }, order, { amount: total, limit });
  const obligations = obligationsOf({ orderId, total, currency, terms, confirmedOn, suppliedOn: null });
  await saveOpening(tx, { ...commitment, own, orderId, customerId, currency, amount: total }, { opening, obligations });
  const { exposure, exceeded } = commitment;
  record(context, { subject: { kind: "order", id: orderId }, what: "paymentOpened", facts: { total, currency, terms: terms.code, stages: obligations.length, exposure, limit, exceeded } });
}
