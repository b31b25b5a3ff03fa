import { maskPhone } from "../../../contract/customers.ts";
import { compare } from "../../../contract/money.ts";
import type { SnapshotOf } from "../../../contract/papers.ts";
import type { Statement } from "../../../contract/statements.ts";
import { companyOf, ledgersOf } from "../../modules/companies/index.ts";
import * as customers from "../../modules/customers/index.ts";
import { mail } from "../../modules/notices/index.ts";
import { type PapersRoom, readPapersOf } from "../../modules/papers/index.ts";
import { statementMade, statementSent } from "../../modules/settlement/index.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Reaction, when } from "../../platform/events.ts";
import { localTimeOf } from "./local-time.ts";
import { filled } from "./sheet.ts";
import * as words from "./words.ts";

type Snapshot = SnapshotOf<"customerStatement">;

async function partyOf({ tx }: CommandContext, customerId: string): Promise<Snapshot["customer"]> {
  const customer = await customers.readOnce(tx, customerId);
  if (!customer) throw new Error(`customer ${customerId} is gone`);
  const contact = customer.contacts.find(({ active }) => active);
  const phone = contact?.phones[0];
  return { name: customer.name, code: filled(customer.code), uscc: filled(customer.uscc), contact: filled(contact?.name), phone: phone && maskPhone(phone) };
}

/** Entries in two columns, as books have them: what is owed more, and what less. */
const entriesOf = ({ entries }: Statement): Snapshot["entries"] =>
  entries.map(({ day, kind, number, reference, amount, balance }) => ({
    day, what: words.statementEntries[kind], number, reference: filled(reference), balance, ...(compare(amount, "0") < 0 ? { less: amount.slice(1) } : { more: amount }),
  }));

/** A statement of account that was made has its paper 《对账单》 (18.4), in the name of the ledger that invoices the customer; sent, it goes along with a letter. */
export const statementsArePapers = (papers: Pick<PapersRoom, "makePaper">, publicUrl: string): Reaction[] => [
  when(statementMade, async ({ statementId, number, ledgerId, statement }, context) => {
    const ledger = (await ledgersOf(context.tx)).find(({ id }) => id === ledgerId);
    if (!ledger) throw new Error(`ledger ${ledgerId} is gone`);
    const time = await localTimeOf(context.tx);
    const { from, to, opening, closing, currency, customerId, totals } = statement;
    await papers.makePaper<"customerStatement">(context, {
      kind: "customerStatement", subject: { kind: "statement", id: statementId }, ofNew: true,
      snapshot: {
        kind: "customerStatement", company: { name: ledger.name, address: filled(ledger.address), phone: filled(ledger.phone), uscc: filled(ledger.uscc) }, customer: await partyOf(context, customerId),
        paper: { number, version: 1, madeAt: time(context.now), madeBy: filled(context.actor.name) ?? words.bySystem, qrUrl: `${publicUrl}/settlement/accounts/${customerId}/statement` },
        signatures: [{ role: words.signers.finance }, { role: words.signers.customer }], period: { from, to }, opening, totals: { currency, gross: closing }, sums: totals, entries: entriesOf(statement),
      },
    });
  }),
  when(statementSent, async ({ statementId, number, customerId, to, words: said, from, until }, context) => {
    const [paper] = await readPapersOf(context.tx, { kind: "statement", id: statementId });
    if (!paper) throw new Error(`statement ${statementId} has no paper`);
    const { name } = await partyOf(context, customerId);
    mail(context, {
      to: { address: to, name, language: "zh-CN" }, kind: "statementSent", key: `statement ${statementId} ${to} ${context.now.toISOString()}`, subject: { kind: "statement", id: statementId },
      facts: { number, from, until, words: said, customer: name, company: (await companyOf(context.tx)).name }, attachments: [{ name: `${number}.pdf`, kind: "paper", id: paper.id }],
    });
  }),
];
