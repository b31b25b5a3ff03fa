import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import type { NewFile } from "../files/index.ts";

/** Facts and services that `server/rooms.ts` hands to this room. */
export interface ShippingDeps {
  /** The company's business date at a context's now. */
  today(context: Pick<Context, "tx" | "now">): Promise<string> | string;
  /** The time zone in which the company lives. */
  timeZoneOf(tx: Tx): Promise<string>;
  /** The next delivery number of a ledger; may leave gaps. */
  takeNumber(context: Pick<Context, "tx" | "now">, ledgerId: string): Promise<string>;
  /** Why an order's goods may not be picked, packed or leave: it stands still, or gates of its policy are shut; none when they may. */
  shutBefore(context: Pick<Context, "tx" | "now">, asked: { orderId: string; act: "pick" | "pack" | "ship"; goodsChecked: boolean }): Promise<Refusal[]>;
  /** Keeps a drawn signature for good and tells its SHA-256 in hex. */
  keepFile(context: CommandContext, file: NewFile): Promise<{ id: string; sha256: string }>;
  /** What is free of products in warehouses that sell, in the unit in which they are sold. */
  coverOf(tx: Tx, productIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Where a driver's link leads. */
  driverUrl(token: string): string;
  /** As customers know the company. */
  companyNameOf(tx: Tx): Promise<string>;
}
