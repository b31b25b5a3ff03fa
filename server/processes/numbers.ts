import type { PolicyPack } from "../../contract/policies.ts";
import type { leasedNumbers } from "../modules/companies/index.ts";
import type { PurchasingDeps } from "../modules/purchasing/index.ts";
import type { StockDeps } from "../modules/stock/index.ts";
import type { Context } from "../platform/command.ts";
import { ordinaryPolicy } from "./ordinary-policy.ts";
import { defaultLedger } from "./register-facts.ts";

/** What a policy may number, and what is numbered alike under every policy. */
type Numbered = PolicyPack["numbering"][number]["of"] | "credit" | "charge" | "refund" | "statement" | "return";

/** Formats while no policy is assigned, for numbers must not fail (a counter starts again with each period that a format names). */
const fallback: Record<Numbered, string> = {
  order: "{prefix}SO{yyyy}{MM}{dd}-{0000}", run: "{prefix}PP{yyyy}{MM}-{0000}", delivery: "{prefix}DN{yyyy}{MM}-{0000}", invoice: "{prefix}IV{yyyy}{MM}-{0000}",
  receipt: "{prefix}RC{yyyy}{MM}-{0000}", case: "{prefix}AS{yyyy}{MM}-{0000}", change: "{prefix}CR{yyyy}{MM}-{0000}", purchase: "{prefix}PO{yyyy}{MM}-{0000}", purchaseReceipt: "{prefix}GR{yyyy}{MM}-{0000}",
  credit: "{prefix}CN{yyyy}{MM}-{0000}", charge: "{prefix}CH{yyyy}{MM}-{0000}", refund: "{prefix}RF{yyyy}{MM}-{0000}", statement: "{prefix}ST{yyyy}{MM}-{0000}", return: "{prefix}RT{yyyy}{MM}-{0000}",
};

/** How a kind of paper is numbered, as the policy for ordinary orders says. */
export async function numberFormat(context: Pick<Context, "tx" | "now">, of: Numbered): Promise<string> {
  return (await ordinaryPolicy(context))?.numbering.find((format) => format.of === of)?.format ?? fallback[of];
}

/** The next number of a purchase order or of a receipt of what was bought, in the first ledger. */
export const purchaseNumber = (numbers: ReturnType<typeof leasedNumbers>): PurchasingDeps["takeNumber"] => async (context, kind) =>
  numbers(context, { ledgerId: await defaultLedger(context.tx), kind, format: await numberFormat(context, kind) });

/** No policy speaks of papers of the warehouse. */
const stockNumbers = { transfer: "{prefix}TR{yyyy}{MM}-{0000}", count: "{prefix}SC{yyyy}{MM}-{0000}" } as const;

/** The next number of a transfer or a count, in the first ledger: goods on their way have none of their own. */
export const stockNumber = (numbers: ReturnType<typeof leasedNumbers>): StockDeps["takeNumber"] => async (context, kind) =>
  numbers(context, { ledgerId: await defaultLedger(context.tx), kind, format: stockNumbers[kind] });
