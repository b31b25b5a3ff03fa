import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { NewFile } from "../files/index.ts";

/** Which fields of a carriage the policy of an order wants before goods leave (01.15). */
export interface CarriageRule {
  carrier: readonly string[];
  ownTruck: readonly string[];
}

/** Facts and services that `server/main.ts` hands to this room. */
export interface ShippingDeps {
  /** The company's business date at a context's now. */
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  /** The next delivery number of a ledger; may leave gaps. */
  takeNumber(context: Pick<Context, "tx" | "now">, ledgerId: string): Promise<string>;
  carriageRuleOf(tx: Tx, orderId: string): Promise<CarriageRule>;
  /** Whether the order's goods may leave; a shut gate says which and why. */
  gateBeforeShipping(context: Pick<Context, "tx" | "now">, orderId: string): Promise<{ open: true } | { open: false; gate: string; reason: string }>;
  /** Keeps a drawn signature for good and tells its SHA-256 in hex. */
  keepFile(context: CommandContext, file: NewFile): Promise<{ id: string; sha256: string }>;
  /** As customers know the company. */
  companyNameOf(tx: Tx): Promise<string>;
}
