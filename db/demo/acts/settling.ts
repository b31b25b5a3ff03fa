import * as contract from "../../../contract/settlement.ts";
import { plusDays } from "../work-grid.ts";
import type { Act, Acting } from "./acting.ts";

const ledgerOf = ({ registers, wish }: Acting) => (wish.customer.kind === "supermarket" ? registers.ledgers.supermarkets : registers.ledgers.making);

/** Digital invoices have twenty digits; these begin with zeros, so they are nobody's. */
const taxNumberOf = ({ life }: Acting): string => `00000000${life.key.replace(/\D/g, "").padStart(12, life.ending === "completed" ? "0" : "9")}`;

export const invoice: Act = async (acting) => {
  const { play, played, grid, minute } = acting;
  const { rows } = await play.ask("zheng.meiling", contract.listInvoiceRequests, { orderId: played.orderId, state: "requested" });
  await play.ask("zheng.meiling", contract.issueInvoice, { requestIds: rows.map(({ id }) => id), kind: "special", taxNumber: taxNumberOf(acting), issuedOn: grid.dayOf(minute) });
};

export const pay: Act = async (acting) => {
  const { play, played, grid, minute, customer, life, wish } = acting;
  // The customer that is overdue has not paid since the end of the first month.
  if (life.twist === "neverPaid" && grid.dayOf(minute) > plusDays(grid.dateAfter(0), -38)) return;
  const { rows } = await play.ask("zheng.meiling", contract.listReceivables, { orderId: played.orderId });
  const applications = rows.map(({ id, open }) => ({ kind: "receivable" as const, id, amount: open }));
  const amount = rows.reduce((sum, { open }) => sum + Number(open), 0).toFixed(2);
  await play.ask("zheng.meiling", contract.recordReceipt, {
    customerId: customer.id, ledgerId: ledgerOf(acting), amount, receivedOn: grid.dayOf(minute), means: acting.chance.weighted<(typeof contract.receiptMeans)[number]>([["bankTransfer", 8], ["wechat", 1], ["bankDraft", 1]]),
    reference: `DEMO-${played.number}`, payer: wish.customer.name, applications,
  });
};
