import { asAmount, compare } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Context } from "../../platform/command.ts";
import * as customers from "../../modules/customers/index.ts";
import type { OldCredit } from "../../modules/takeovers/index.ts";
import { customerImport } from "../imports/customers.ts";
import { day, type Field, figure } from "../imports/fields.ts";
import type { ReadRow } from "../imports/rows.ts";
import { type Cells, type TableKind, textOf } from "../imports/table-kind.ts";
import { today } from "../register-facts.ts";

const creditColumns = {
  creditLimit: { headers: ["信用额度", "授信额度", "信用限额", "信用額度", "授信額度", "credit limit"], ...figure },
  temporaryCredit: { headers: ["临时额度", "临时信用额度", "臨時額度", "temporary credit"], ...figure },
  temporaryCreditUntil: { headers: ["临时额度有效期", "额度有效期", "有效期至", "有效期", "臨時額度有效期", "額度有效期", "temporary credit until"], ...day },
} satisfies Record<string, Field>;

/** More than any amount that is kept. */
const beyond = "100000000000000";

/** What is wrong with the credit of a row: an amount that nothing can be kept of, temporary credit without a day or with one that is over, a day without temporary credit. */
function creditFaults(cells: Cells, now: string): Refusal[] {
  const { creditLimit, temporaryCredit, temporaryCreditUntil } = cells;
  const [extra, until] = [textOf(temporaryCredit), textOf(temporaryCreditUntil)];
  const unkept = [creditLimit, temporaryCredit].flatMap((value, i): Refusal[] =>
    value !== undefined && (compare(textOf(value), beyond) >= 0 || /\.\d{3}/.test(textOf(value))) ? [{ code: "importCellUnreadable", facts: { value: textOf(value), allowed: "50000, 50000.50" }, path: [i ? "temporaryCredit" : "creditLimit"] }] : []);
  if (unkept.length) return unkept;
  const gives = extra !== "" && compare(extra, "0") > 0;
  if (gives && until < now) return [{ code: "temporaryCreditOpen", path: [until ? "temporaryCreditUntil" : "temporaryCredit"] }];
  return until && !gives ? [{ code: "oldCreditEnds", path: ["temporaryCreditUntil"] }] : [];
}

/** Customers of the old books: as elsewhere, with the credit that each is to have once the books are accepted. */
export const oldCustomers: TableKind = {
  ...customerImport,
  fields: { ...customerImport.fields, ...creditColumns },
  async prepare(context, rows) {
    const enteredBy = await customerImport.prepare(context, rows);
    const now = await today(context);
    return (cells) => {
      const { creditLimit: _l, temporaryCredit: _t, temporaryCreditUntil: _u, ...own } = cells;
      const entered = enteredBy(own);
      const faults = creditFaults(cells, now);
      return faults.length ? { refusals: [...("refusals" in entered ? entered.refusals : []), ...faults] } : entered;
    };
  },
};

/** The credit that rows of customers speak of, when all of them were entered. */
export async function creditsIn({ tx }: Pick<Context, "tx">, rows: readonly ReadRow[]): Promise<OldCredit[]> {
  const spoken = rows.filter(({ cells }) => cells.creditLimit !== undefined || cells.temporaryCredit !== undefined);
  if (!spoken.length) return [];
  const found = customers.namedIn(await customers.findByNames(tx, spoken.flatMap(({ cells: { code, name } }) => [textOf(code), textOf(name)]).filter(Boolean)));
  return spoken.flatMap(({ cells: { code, name, creditLimit, temporaryCredit, temporaryCreditUntil } }) => {
    const customer = (code !== undefined && found(textOf(code))) || found(textOf(name));
    if (!customer) return [];
    const money = (value: Cells[string]) => asAmount(textOf(value), customer.currency);
    return [{
      customerId: customer.id, ...(creditLimit !== undefined && { creditLimit: money(creditLimit) }), ...(temporaryCredit !== undefined && { temporaryCredit: money(temporaryCredit) }),
      ...(temporaryCreditUntil !== undefined && { temporaryCreditUntil: textOf(temporaryCreditUntil) }),
    }];
  });
}
