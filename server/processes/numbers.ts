import type { PolicyPack } from "../../contract/policies.ts";
import type { Context } from "../platform/command.ts";
import { ordinaryPolicy } from "./ordinary-policy.ts";

type Numbered = PolicyPack["numbering"][number]["of"];

/** Formats while no policy is assigned, for numbers must not fail (a counter starts again with each period that a format names). */
const fallback: Record<Numbered, string> = {
  order: "{prefix}SO{yyyy}{MM}{dd}-{0000}", run: "{prefix}PP{yyyy}{MM}-{0000}", delivery: "{prefix}DN{yyyy}{MM}-{0000}", invoice: "{prefix}IV{yyyy}{MM}-{0000}",
  receipt: "{prefix}RC{yyyy}{MM}-{0000}", case: "{prefix}AS{yyyy}{MM}-{0000}",
};

/** How a kind of paper is numbered, as the policy for ordinary orders says. */
export async function numberFormat(context: Pick<Context, "tx" | "now">, of: Numbered): Promise<string> {
  return (await ordinaryPolicy(context))?.numbering.find((format) => format.of === of)?.format ?? fallback[of];
}

/** Papers of the warehouse that no policy speaks of: transfers and counts. */
export const stockNumbers = { transfer: "{prefix}TR{yyyy}{MM}-{0000}", count: "{prefix}SC{yyyy}{MM}-{0000}" } as const;
