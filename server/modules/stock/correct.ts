import type Big from "big.js";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { bringIn, takeOut } from "./moves.ts";
import type { Occasion } from "./store.ts";

interface Correction {
  productId: string;
  warehouseId: string;
  /** Without one, what is missing goes from the lots that would leave first, and what was found is of the lot without a name. */
  lot?: string;
  change: Big;
}

/** Makes a level, or one lot of it, what was counted. Refused with `stockShort` or `lotShort` where so much is not there to be missing. */
export async function correct(context: CommandContext, { lot, change, ...at }: Correction, occasion: Occasion): Promise<void | Refused> {
  if (change.eq(0)) return;
  const quantity = change.abs().toFixed();
  const line = { ...at, quantity, ...(lot !== undefined && { lots: [{ lot, quantity }] }) };
  const done = change.gt(0) ? await bringIn(context, [line], occasion) : await takeOut(context, [line], { ...occasion, short: "stockShort" });
  if (isRefused(done)) return done;
}
