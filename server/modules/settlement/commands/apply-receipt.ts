import * as contract from "../../../../contract/settlement.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { lockAccount } from "../account-store.ts";
import { applyMoney } from "../apply.ts";
import type { SettlementDeps } from "../deps.ts";
import { lockReceipt } from "../receipt-store.ts";

export const applyReceipt = ({ today }: SettlementDeps) =>
  handle(contract.applyReceipt, async ({ receiptId, applications }, context) => {
    const receipt = await lockReceipt(context.tx, receiptId);
    if (!receipt) return refuse("notFound");
    await lockAccount(context.tx, receipt);
    const rest = await applyMoney(context, receipt, { applications, appliedOn: await today(context) });
    return isRefused(rest) ? rest : { receiptId, rest };
  });
