import * as contract from "../../../../contract/settlement.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { lockAccountOfReceipt } from "../account-store.ts";
import { applyMoney } from "../apply.ts";
import type { SettlementDeps } from "../deps.ts";
import { purseOf } from "../receipt-store.ts";

export const applyReceipt = ({ today }: SettlementDeps) =>
  handle(contract.applyReceipt, async ({ receiptId, applications }, context) => {
    const { tx } = context;
    if (!(await lockAccountOfReceipt(tx, receiptId))) return refuse("notFound");
    const rest = await applyMoney(context, (await purseOf(tx, receiptId))!, { applications, appliedOn: await today(context) });
    return isRefused(rest) ? rest : { receiptId, rest };
  });
