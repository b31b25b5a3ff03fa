import type { ChangeContent, Impact } from "../../../contract/changes.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Refused } from "../../platform/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { Change } from "./changes.ts";

/** An order as a change must know it. */
export interface ChangedOrder {
  id: string;
  number: string;
  customerId: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  createdBy: string;
  currency: string;
  version: number;
  hash: string;
  revision: number;
  /** The refusal of a request, when the order is edited instead or has ended. */
  unchangeable: string | undefined;
}

/** What a change means at this moment, and the version that it would make. */
export interface Weighing {
  impact: Impact;
  /** What stands in the way; the impact tells the same in words. */
  obstacles: Refusal[];
  proposal: unknown;
  body: string;
  hash: string;
}

/** What this room needs of others; handed over by `server/rooms.ts`. */
export interface Ports {
  /** The order within the reach of the request's permission; locked, for orders are locked before their changes. */
  orderFor(context: Context, orderId: string): Promise<ChangedOrder | undefined>;
  lockOrderFor(context: CommandContext, orderId: string): Promise<ChangedOrder | undefined>;
  weigh(context: Context, asked: { orderId: string; content: ChangeContent; newId: () => string }): Promise<Weighing | Refused>;
  takeNumber(context: Pick<Context, "tx" | "now">): Promise<string>;
  /** Whether a step of the document's review was handed to the actor by name, who sees it for that. */
  entrusted(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  /** Roles that sign a change agreement for our side, by the order's policy. */
  signersOf(tx: Tx, orderId: string): Promise<readonly string[]>;
  /** Signs the agreement's paper as the reader of the request. */
  signPaper(context: CommandContext, change: Change): Promise<Refused | void>;
  tell(context: Context, refusals: readonly Refusal[]): Impact["obstacles"];
}
