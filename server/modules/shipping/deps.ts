import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";

/** Which fields of a carriage the policy of an order wants before goods leave (01.15). */
export interface CarriageRule {
  carrier: readonly string[];
  ownTruck: readonly string[];
}

/** A picture to keep, as its bytes. */
export interface NewFile {
  name: string;
  type: "image/png" | "image/jpeg";
  bytes: Buffer;
}

/** Facts and services that `server/main.ts` hands to this room. */
export interface ShippingDeps {
  /** The company's business date at a context's now. */
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  /** The next delivery number of a ledger; may leave gaps. */
  takeNumber(context: Pick<Context, "tx" | "now">, ledgerId: string): Promise<string>;
  carriageRuleOf(tx: Tx, orderId: string): Promise<CarriageRule>;
  /** Whether the order's goods may leave; a shut gate says which and why. */
  gateBeforeShipping(tx: Tx, orderId: string): Promise<{ open: true } | { open: false; gate: string; reason: string }>;
  /** Keeps bytes for good and tells their SHA-256 in hex. */
  keepFile(context: CommandContext, file: NewFile): Promise<{ fileId: string; sha256: string }>;
  /** As customers know the company. */
  companyNameOf(tx: Tx): Promise<string>;
}
