import type { CommandContext } from "../../platform/command.ts";
import { advance } from "./number-store.ts";
import { numberText, periodPattern } from "./numbers.ts";

/** Which series a number is from, and how it is written (`numberFormat` of the contract). */
export interface NumberRequest {
  ledgerId: string;
  /** Kind of paper, for example "invoice". */
  kind: string;
  format: string;
}

/**
 * The next number of a series without gaps, for papers that the law wants numbered through. Call it last in the command: its
 * row stays locked until the commit, and a command that is undone gives the number back. Throws when the ledger is unknown.
 */
export async function takeNumber({ tx, now }: Pick<CommandContext, "tx" | "now">, { ledgerId, kind, format }: NumberRequest): Promise<string> {
  const taken = await advance(tx, "counters", { ledgerId, kind, pattern: periodPattern(format), by: 1, now });
  if (!taken) throw new Error(`ledger ${ledgerId} does not exist`);
  return numberText(format, { ...taken, number: BigInt(taken.last) });
}
