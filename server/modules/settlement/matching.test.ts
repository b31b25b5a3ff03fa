import { expect, test } from "vitest";
import { names, suggest } from "./matching.ts";

const item = (id: string, open: string, dueOn: string | null, orderNumber = `SO2026030${id}`) =>
  ({ kind: "receivable" as const, id, open, dueOn, orderNumber, invoiceNumber: `INV-000${id}`, taxNumber: `2644200000000${id}` });
const items = [item("1", "500.00", "2026-02-01"), item("2", "300.00", "2026-01-01"), item("3", "200.00", null)];
const money = (rest: string, words = "") => ({ rest, currency: "CNY", words });
const found = (rest: string, words?: string) => suggest(money(rest, words), items).map(({ id, amount, why }) => `${id} ${amount} ${why}`);

test.each([
  ["exactly one open amount", "500.00", "", ["1 500.00 exactAmount"]],
  ["nothing exact: the oldest first, what is left to the next", "400.00", "", ["2 300.00 oldest", "1 100.00 oldest"]],
  ["an order named in the words before an exact amount", "300.00", "货款 SO20260301", ["1 300.00 named"]],
  ["several numbers named, the rest to the oldest", "800.00", "INV-0001/INV-0003", ["1 500.00 named", "3 200.00 named", "2 100.00 oldest"]],
  ["a number of the tax system", "100.00", "发票26442000000002", ["2 100.00 named"]],
  ["after what is named the rest may be exact", "700.00", "SO20260301", ["1 500.00 named", "3 200.00 exactAmount"]],
  ["more money than is open", "1200.00", "", ["2 300.00 oldest", "1 500.00 oldest", "3 200.00 oldest"]],
  ["no money", "0.00", "SO20260301", []],
])("a receipt is matched to %s", (_, rest, words, expected) => {
  expect(found(rest, words)).toEqual(expected);
});

test.each([
  ["货款so 2026-0301尾款", "SO20260301", true],
  ["SO202603012", "SO20260301", false],
  ["12SO20260301", "SO20260301", true],
  ["1", "1", false],
  ["SO20260301", null, false],
])("%s names %s: %s", (words, number, expected) => {
  expect(names(words, number)).toBe(expected);
});
