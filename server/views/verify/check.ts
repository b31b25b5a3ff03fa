import { type Sql, sql, type Tx } from "../../platform/db.ts";

/** What one check found in one company: how many things it looked at, how many are wrong, and the first of those. */
export interface Finding {
  counted: number;
  wrong: number;
  first?: { row: string; expected: string; found: string };
}

/** One promise of the house that can be re-derived from stored facts. It only reads. */
export interface Check {
  name: string;
  /** The promise in one sentence. */
  means: string;
  run(tx: Tx): Promise<Finding>;
}

interface Judged {
  counted: string;
  wrong: string;
  first: [row: string, expected: string | null, found: string | null] | null;
}

export const nothingFound: Finding = { counted: 0, wrong: 0 };

/** Adds findings up; the first wrong row of all stays. */
export const together = (findings: readonly Finding[]): Finding =>
  findings.reduce((all, { counted, wrong, first }) => ({ counted: all.counted + counted, wrong: all.wrong + wrong, first: all.first ?? first }), nothingFound);

/** What is found of rows that are alike and were counted together, so that a million of them cost one row. */
export function groupFinding({ count, first, expected, found }: { count: string; first: string; expected: string; found: string }): Finding {
  const counted = Number(count);
  return expected === found ? { counted, wrong: 0 } : { counted, wrong: counted, first: { row: first, expected, found } };
}

/** Judges rows of (row, expected, found): a row is wrong where the two differ. Counts on the server; one row comes back. */
export async function judge(tx: Tx, rows: Sql<unknown>): Promise<Finding> {
  const { counted, wrong, first } = await tx.one<Judged>(sql`
    select count(*) as counted, count(*) filter (where expected is distinct from found) as wrong,
           (array_agg(json_build_array(row, expected, found) order by row) filter (where expected is distinct from found))[1] as first
      from (${rows}) judged (row, expected, found)`);
  return { counted: Number(counted), wrong: Number(wrong), first: first ? { row: first[0], expected: first[1] ?? "nothing", found: first[2] ?? "nothing" } : undefined };
}

/** A check that is one SELECT of (row, expected, found). */
export const checkOf = (name: string, means: string, rows: (tx: Tx) => Sql<unknown>): Check => ({ name, means, run: (tx) => judge(tx, rows(tx)) });
