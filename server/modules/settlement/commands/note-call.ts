import { asAmount, compare } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-calls.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { amountRefusal } from "../applying.ts";
import { insertCall, owedIn } from "../call-store.ts";
import type { SettlementDeps } from "../deps.ts";
import { customerCalled } from "../events.ts";

interface Wish {
  currency: string;
  promised: { on: string; amount: string } | undefined;
}

/** What stands in the way of a promise: a day that is past, or more than is owed. */
function promiseRefusal({ currency, promised }: Wish, { today, open }: { today: string; open: string }): Refused | undefined {
  if (!promised) return undefined;
  if (promised.on < today) return refuse("promisedDayPast", { day: promised.on, today }, ["promised", "on"]);
  const wrong = amountRefusal(promised.amount, currency, ["promised", "amount"]);
  if (wrong) return new Refused([wrong]);
  return compare(promised.amount, open) > 0 ? refuse("promiseOverOpen", { open, currency }, ["promised", "amount"]) : undefined;
}

/** Notes who was called about what is owed, what was said, and what was promised for which day; a later promise stands in place of an earlier one. */
export const noteCall = ({ today, peopleOf }: SettlementDeps) =>
  handle(contract.noteCall, async ({ customerId, currency, contactId = null, said, promised }, context) => {
    const { tx, actor, now } = context;
    const day = await today(context);
    const owed = await owedIn(context, { customerId, currency }, day);
    if (!owed) return refuse("notFound");
    const people = contactId === null ? [] : ((await peopleOf(context, [customerId])).get(customerId) ?? []);
    if (contactId !== null && !people.some(({ id, name }) => id === contactId && name !== "")) return refuse("contactUnknown", {}, ["contactId"]);
    const wrong = promiseRefusal({ currency, promised }, { today: day, open: owed.open });
    if (isRefused(wrong)) return wrong;
    const callId = context.newId();
    const promise = { promisedOn: promised?.on ?? null, promisedAmount: promised ? asAmount(promised.amount, currency) : null };
    await insertCall(tx, { id: callId, customerId, currency, at: now, by: actor.id, byName: actor.name, contactId, said, overdue: owed.overdue, ...promise });
    record(context, { subject: { kind: "customer", id: customerId }, what: "calledForMoney", facts: { callId, contactId, currency, overdue: owed.overdue, ...promise } });
    context.emit(customerCalled({ customerId, customerName: owed.customerName, currency, promisedOn: promise.promisedOn }));
    return { callId };
  });
