import * as reversals from "../../contract/settlement-reversals.ts";
import * as settlement from "../../contract/settlement.ts";
import * as statements from "../../contract/statements.ts";
import type { Life } from "../../server/conformance/life.ts";

/** What is wrong with numbers that must follow one another without a gap, in sentences; their last digits count. */
export function gapsIn(kind: string, numbers: readonly string[]): string[] {
  const counted = numbers.map((number) => Number(/\d+$/.exec(number)?.[0])).toSorted((a, b) => a - b);
  return counted.flatMap((number, at) => {
    const before = counted[at - 1] ?? 0;
    if (number === before + 1) return [];
    return [number === before ? `${kind} ${number} is there twice` : `${kind} ${before + 1} is missing`];
  });
}

type Page = { rows: { number: string }[]; next: string | null };
async function all(page: (cursor?: string) => Promise<Page>): Promise<string[]> {
  const numbers: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { rows, next } = await page(cursor);
    numbers.push(...rows.map(({ number }) => number));
    if (!next) return numbers;
    cursor = next;
  }
}

/** The numbers of all papers that the law wants numbered through, as the system holds them. */
export async function numbersIn({ staff: { finance } }: Life): Promise<Record<string, string[]>> {
  return {
    receipt: await all((cursor) => finance.ask(settlement.listReceipts, { limit: 200, cursor })),
    invoice: await all((cursor) => finance.ask(reversals.listInvoices, { limit: 200, cursor })),
    statement: await all((cursor) => finance.ask(statements.listStatements, { limit: 200, cursor })),
  };
}

/** Money that comes in; every third is applied to nothing that is open, so that the command is refused as a whole. */
export async function receive({ company, dayAfter, staff: { finance } }: Life, n: number): Promise<string | undefined> {
  const given = { customerId: company.customer.id, ledgerId: company.ledgerId, amount: "10.00", receivedOn: dayAfter(0), means: "cash" as const, remark: `NUMBER-${n}` };
  if (n % 3) return (await finance.ask(settlement.recordReceipt, given)).number;
  const codes = await finance.refused(settlement.recordReceipt, { ...given, applications: [{ kind: "receivable", id: company.roll, amount: "10.00" }] });
  if (!codes.length) throw new Error("money was applied to what does not exist");
  return undefined;
}

/** A statement of account of the day. */
export const state = async ({ company, dayAfter, staff: { finance } }: Life): Promise<string> =>
  (await finance.ask(statements.makeStatement, { customerId: company.customer.id, from: dayAfter(-30), to: dayAfter(0) })).number;
