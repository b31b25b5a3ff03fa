import { asAmount, type Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, Refused } from "../../platform/refusal.ts";
import { searchText } from "../../platform/search-words.ts";
import { record } from "../journal/index.ts";
import { lockAccount, readOrder } from "./account-store.ts";
import { amountRefusal } from "./applying.ts";
import { insertCharge } from "./charge-store.ts";
import type { Source } from "./credit-notes.ts";
import type { SettlementDeps } from "./deps.ts";
import { closedOn } from "./settlement.ts";

export interface ChargeFacts {
  orderId: string;
  source: Source;
  /** With tax where there is any. */
  amount: Decimal;
  /** `YYYY-MM-DD`; never before today. */
  dueOn: string;
  reason: string;
}
export type ChargeCustomer = (context: CommandContext, facts: ChargeFacts) => Promise<{ chargeId: string; number: string } | Refused>;

/**
 * Charges a customer for what was agreed beside the goods, such as the cost of a cancelled order: a receivable without an invoice, which counts in
 * the exposure and not in what the order has paid. Refused with `notPositive`, `tooFine`, `booksClosed`, `orderHasNoAccount`.
 */
export const chargeOf = ({ nextNumber, today }: Pick<SettlementDeps, "nextNumber" | "today">): ChargeCustomer =>
  async (context, { orderId, source, amount: asked, dueOn, reason }) => {
    const { tx, actor: { id: by }, now: at } = context;
    const order = await readOrder(tx, orderId);
    if (!order?.ledgerId) return refuse("orderHasNoAccount");
    const { ledgerId, currency, customerId, customerName, salespersonId, departmentId, number: orderNumber } = order;
    const on = await today(context);
    const wrong = amountRefusal(asked, currency, ["amount"]) ?? closedOn(await lockAccount(tx, order), on);
    if (wrong) return new Refused([wrong]);
    const amount = asAmount(asked, currency);
    const id = context.newId();
    const number = await nextNumber(context, { ledgerId, kind: "charge" });
    await insertCharge(tx, {
      receivable: {
        id, origin: "charge", invoiceId: null, invoiceNumber: number, taxNumber: "", orderId, orderNumber, customerId, customerName, currency, salespersonId, departmentId, prepaid: false, issuedOn: on,
        dueOn: dueOn < on ? on : dueOn, amount, paid: "0", settledOn: null, searchText: searchText([number, orderNumber, customerName]),
      },
      charge: { id, number, ledgerId, orderId, sourceKind: source.kind, sourceId: source.id, reason, by, at },
    });
    record(context, { subject: { kind: "order", id: orderId }, what: "charged", facts: { chargeId: id, number, amount, currency, dueOn, source }, why: reason });
    return { chargeId: id, number };
  };
