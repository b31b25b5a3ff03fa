import { asAmount, compare } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, Refused } from "../../../platform/refusal.ts";
import { searchText } from "../../../platform/search-words.ts";
import { record } from "../../journal/index.ts";
import { lockAccountPromised } from "../account-store.ts";
import { applyMoney } from "../apply.ts";
import { amountRefusal } from "../applying.ts";
import type { SettlementDeps } from "../deps.ts";
import { promiseKept } from "../events.ts";
import { insertReceipt, receiptWith } from "../receipt-store.ts";
import { closedOn } from "../settlement.ts";
import type { ReceiptRow } from "../tables.ts";

/** Records money that came in from a customer and, when told to, applies it. The same bank reference twice is refused with the first receipt's number. */
export const recordReceipt = ({ customerOf, nextNumber, today }: SettlementDeps) =>
  handle(contract.recordReceipt, async ({ applications, ...given }, context) => {
    const { tx, actor, now } = context;
    const { customerId, ledgerId, currency, reference = null, fileId = null } = given;
    const wrong = amountRefusal(given.amount, currency, ["amount"]);
    if (wrong) return new Refused([wrong]);
    const day = await today(context);
    const customer = await customerOf(tx, customerId, day);
    if (!customer) return refuse("customerUnknown", {}, ["customerId"]);
    const account = await lockAccountPromised(tx, { customerId, currency });
    const closed = closedOn(account, given.receivedOn, ["receivedOn"]);
    if (closed) return new Refused([closed]);
    const amount = asAmount(given.amount, currency);
    const number = await nextNumber(context, { ledgerId, kind: "receipt" });
    const receipt: ReceiptRow = {
      ...given, origin: "money", id: context.newId(), number, customerName: customer.name, amount, reference, fileId, by: actor.id, at: now,
      searchText: searchText([number, customer.name, reference, given.payer, given.remark]),
    };
    const { name: customerName, salespersonId, departmentId } = customer;
    if (!(await insertReceipt(tx, receipt, { unapplied: amount, party: { customerName, salespersonId, departmentId } }))) return refuse("referenceUsed", { reference, number: (await receiptWith(tx, reference!))?.number ?? "" }, ["reference"]);
    const { id, receivedOn, means } = receipt;
    record(context, { subject: { kind: "receipt", id }, what: "recorded", facts: { number, customerId, amount, currency, receivedOn, means, reference } });
    if (account.promiseLacks !== null && compare(amount, account.promiseLacks) >= 0) context.emit(promiseKept({ customerId, currency }));
    if (!applications.length) return { receiptId: id, number, rest: amount };
    const rest = await applyMoney(context, { id, number, customerId, currency, rest: amount }, { applications, appliedOn: day });
    return isRefused(rest) ? rest : { receiptId: id, number, rest };
  });
