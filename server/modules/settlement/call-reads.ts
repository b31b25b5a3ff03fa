import * as contract from "../../../contract/settlement-calls.ts";
import { read } from "../../platform/command.ts";
import { badCursor, keyIn, keyLike, pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import { accountsOf } from "./account-store.ts";
import { type CallFilter, callsOf, type OverdueCustomer, overdueCustomers, type StoredCall } from "./call-store.ts";
import type { Person, SettlementDeps } from "./deps.ts";
import { mayReach } from "./reach.ts";

const nameIn = (people: readonly Person[], contactId: string | null): string => people.find(({ id }) => id === contactId)?.name ?? "";
const shownCall = ({ id, at, byName, contactId, said, overdue, promisedOn, promisedAmount }: Omit<StoredCall, "currency">, people: readonly Person[]): contract.Call => ({
  id, at, byName, contactId, contactName: nameIn(people, contactId), said, overdue, promisedOn, promisedAmount,
});

function lastCallOf(row: OverdueCustomer, people: readonly Person[]): contract.Call | null {
  const { callId, calledOverdue, callPromisedOn, callPromisedAmount } = row;
  return callId === null ? null : shownCall({ ...row, id: callId, overdue: calledOverdue, promisedOn: callPromisedOn, promisedAmount: callPromisedAmount }, people);
}

/** Whoever was spoken with last is called first, for he knows of it. */
function calleesOf(people: readonly Person[], last: string | null): contract.Callee[] {
  const active = people.filter(({ active }) => active).map(({ id, name, jobTitle, phones }) => ({ id, name, jobTitle, phones }));
  return [...active.filter(({ id }) => id === last), ...active.filter(({ id }) => id !== last)];
}

const promiseOf = ({ promise, promisedOn, promisedAmount, came }: OverdueCustomer) => promise && { state: promise, on: promisedOn, amount: promisedAmount, came };

const rankLike = /^[01]$/;
const amountLike = /^\d+(\.\d+)?$/;
const uuidLike = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const currencyLike = /^[A-Z]{3}$/;

/** The key of the last row of a page; undefined for a cursor that is not ours. */
function keyOf(cursor: string): string[] | undefined {
  const key = keyIn(cursor, 4);
  return key && [rankLike, amountLike, uuidLike, currencyLike].every((pattern, i) => pattern.test(key[i]!)) ? key : undefined;
}

const listOverdueCustomers = ({ today, peopleOf }: SettlementDeps) =>
  read(contract.listOverdueCustomers, async ({ cursor, limit, ...filter }, context) => {
    const after = cursor === undefined ? undefined : keyOf(cursor);
    if (cursor !== undefined && !after) return badCursor();
    const asOf = await today(context);
    const asked: CallFilter = { ...filter, asOf, past: false, after, limit: limit + 1 };
    const page = pageOf(await overdueCustomers(context, asked), limit, ({ rank, overdue, customerId, currency }) => [String(rank), overdue, customerId, currency]);
    const people = await peopleOf(context, page.rows.map(({ customerId }) => customerId));
    const rows = page.rows.map((row) => {
      const own = people.get(row.customerId) ?? [];
      return { ...row, people: calleesOf(own, row.contactId), lastCall: lastCallOf(row, own), promise: promiseOf(row) };
    });
    return { ...page, rows, asOf };
  });

const listCalls = ({ peopleOf }: SettlementDeps) =>
  read(contract.listCalls, async ({ customerId, cursor, limit, currency }, context) => {
    const after = keyLike(cursor, ["instant", "uuid"]);
    if (cursor !== undefined && !after) return badCursor();
    const accounts = await accountsOf(context.tx, customerId);
    if (!accounts.some((account) => mayReach(context, account))) return refuse("notFound");
    const page = pageOf(await callsOf(context.tx, { customerId, currency, after, limit: limit + 1 }), limit, ({ at, id }) => [at.toISOString(), id]);
    const people = (await peopleOf(context, [customerId])).get(customerId) ?? [];
    return { ...page, rows: page.rows.map((row) => ({ ...shownCall(row, people), currency: row.currency })) };
  });

export const callReads = (deps: SettlementDeps) => [listOverdueCustomers(deps), listCalls(deps)];
