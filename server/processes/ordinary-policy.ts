import type { PolicyPack } from "../../contract/policies.ts";
import type { Context } from "../platform/command.ts";
import { policyInForce } from "../modules/policies/index.ts";
import { today } from "./register-facts.ts";

/** The policy for ordinary orders today, which decides what belongs to no order; undefined while none is assigned. */
export const ordinaryPolicy = async (context: Pick<Context, "tx" | "now">): Promise<PolicyPack | undefined> =>
  (await policyInForce(context.tx, { kind: "standard", channel: "", date: await today(context) }))?.pack;

/** Whether who set a customer's file up may approve it (01.3). */
export const mayApproveOwn = async (context: Pick<Context, "tx" | "now">): Promise<boolean> => (await ordinaryPolicy(context))?.intake.customerFile.selfApproval ?? false;
