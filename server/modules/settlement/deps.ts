import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { GateMoment } from "../../../contract/settlement.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { SuppliedLine } from "./request-invoice.ts";

/** A person of a customer's file; phones as the actor may see them. */
export interface Person {
  id: string;
  /** Empty once it is erased. */
  name: string;
  jobTitle: string;
  phones: string[];
  active: boolean;
}

/** A customer as this room needs it; `limit` is its credit on the day asked, in `currency`, null where none is kept. */
export interface CustomerFacts {
  name: string;
  salespersonId: string | null;
  departmentId: string | null;
  currency: string;
  limit: string | null;
}

/** What a policy says of the money that an order waits for at a moment. */
export interface GateRule {
  /** The whole order must be paid, not only the stages that are due. */
  inFull: boolean;
  /** Roles that may let the order pass all the same; nobody when empty. */
  release: readonly string[];
}

/** What `server/rooms.ts` hands over from the registers. */
export interface SettlementDeps {
  /** The company's business date. */
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  customerOf(tx: Tx, customerId: string, day: string): Promise<CustomerFacts | undefined>;
  /** The people in these customers' files, by the customer's id. */
  peopleOf(context: Pick<Context, "tx" | "actor">, customerIds: readonly string[]): Promise<ReadonlyMap<string, Person[]>>;
  /** The next number of a series without gaps. */
  nextNumber(context: Pick<CommandContext, "tx" | "now">, series: { ledgerId: string; kind: "invoice" | "receipt" | "credit" | "charge" | "refund" | "statement" }): Promise<string>;
  /** The gate of money before a moment in an order's policy; undefined where it has none. */
  moneyGateOf(context: Pick<Context, "tx" | "now">, orderId: string, moment: GateMoment): Promise<GateRule | undefined>;
  /** Which of these orders stand still, so that nothing of them is invoiced. */
  onHold(context: Pick<Context, "tx">, orderIds: readonly string[]): Promise<Refusal[]>;
  /** Unit prices as the lines of these orders say them now, by the line's id. */
  orderPricesOf(context: Pick<Context, "tx">, orderIds: readonly string[]): Promise<Map<string, string>>;
  /** All lines of an order as its version says them now, as the whole order is billed. */
  wholeOf(context: Pick<CommandContext, "tx">, orderId: string): Promise<readonly SuppliedLine[]>;
  /** Tax rates in percent that hold for tax classes on a day. */
  taxRatesOn(tx: Tx, taxClasses: readonly string[], day: string): Promise<Map<string, string | undefined>>;
}
