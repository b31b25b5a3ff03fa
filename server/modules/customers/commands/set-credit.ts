import { setCredit as contract } from "../../../../contract/customer-commands.ts";
import { compare } from "../../../../contract/money.ts";
import { changesBetween } from "../../../platform/changes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { keep, locked } from "../changing.ts";
import type { CustomersDeps } from "../customers.ts";

export const setCredit = (deps: CustomersDeps) =>
  handle(contract, async ({ id, expectedRevision, paymentTerms, ...credit }, context) => {
    const before = await locked(context, id, expectedRevision);
    if (isRefused(before)) return before;
    const until = credit.temporaryCreditUntil;
    if (compare(credit.temporaryCredit, "0") > 0 && (until === null || until < (await deps.today(context)))) return refuse("temporaryCreditOpen", {}, ["temporaryCreditUntil"]);
    const change = { ...credit, paymentTerms: paymentTerms ?? before.paymentTerms };
    const { creditLimit, temporaryCredit, temporaryCreditUntil, paymentTerms: terms } = before;
    return keep(context, before, { change, what: "creditSet", facts: { changes: changesBetween({ creditLimit, temporaryCredit, temporaryCreditUntil, paymentTerms: terms }, change) } });
  });
