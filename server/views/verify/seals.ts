import { createHash } from "node:crypto";
import { sql, type Tx } from "../../platform/db.ts";
import { type Check, type Finding, judge, together } from "./check.ts";

/** A seal as it lies outside the database. */
export interface OutsideSeal {
  seq: string;
  hash: string;
  headsHash: string;
  heads: readonly (readonly [kind: string, id: string, seq: string, hash: string])[];
}

/** The seals of a company in the file beside the database; none where there is no file. Handed over by the command line. */
export type SealsOutside = (companyId: string) => Promise<OutsideSeal[]>;

/** Each seal's hash is SHA-256 of the one before and of what it says, written with sorted keys. */
const chain = (tx: Tx): Promise<Finding> =>
  judge(tx, sql`
    select 'seal ' || lpad(seq::text, 9, '0'), 'whole',
           case when seq <> n then 'seals before it are gone'
                when hash <> sha256(before || sha256_of) then 'it does not follow from the one before' else 'whole' end
      from (select seq, hash, row_number() over w as n, lag(hash, 1, decode(repeat('00', 32), 'hex')) over w as before,
                   convert_to('{"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","headsCount":' || heads_count || ',"headsHash":"' || encode(heads_hash, 'hex')
                     || '","seq":"' || seq || '"}', 'UTF8') as sha256_of
              from journal.seals where company_id = ${tx.companyId} window w as (order by seq)) s`);

const ownHash = ({ heads }: OutsideSeal) => createHash("sha256").update(JSON.stringify(heads)).digest("hex");

/** A seal of the file must be in the database unchanged, and so must every entry that it vouches for. */
async function outside(tx: Tx, seal: OutsideSeal): Promise<Finding> {
  const row = `seal ${seal.seq} in the file`;
  if (ownHash(seal) !== seal.headsHash) return { counted: 1, wrong: 1, first: { row, expected: seal.headsHash, found: "heads of another hash" } };
  return judge(tx, sql`
    select ${row}, ${seal.hash}, (select encode(hash, 'hex') from journal.seals where company_id = ${tx.companyId} and seq = ${seal.seq})
    union all
    select g.value ->> 0 || ' ' || (g.value ->> 1) || ' entry ' || lpad(g.value ->> 2, 6, '0') || ', sealed by ' || ${seal.seq}::text, g.value ->> 3, encode(e.hash, 'hex')
      from jsonb_array_elements(${JSON.stringify(seal.heads)}::jsonb) g
      left join journal.entries e on e.company_id = ${tx.companyId} and e.subject_kind = g.value ->> 0 and e.subject_id = (g.value ->> 1)::uuid and e.seq = (g.value ->> 2)::bigint`);
}

/**
 * The seals of the journal follow from each other, and the copies outside the database agree with it (I11): they alone show a chain
 * whose end was cut off, or that was rewritten as a whole. Denominator: seals, and the heads that copies name.
 */
export const journalSeals = (sealsOutside: SealsOutside): Check => ({
  name: "journal.seals", means: "the seals follow from each other, and agree with their copies outside the database",
  async run(tx) {
    const findings = [await chain(tx)];
    for (const seal of await sealsOutside(tx.companyId)) findings.push(await outside(tx, seal));
    return together(findings);
  },
});
