import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { ImportKind, TableImport } from "../../contract/table-import.ts";
import { allRefusals } from "../../contract/refusals/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../platform/actor.ts";
import { problemWriter } from "../platform/problems.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import { importTable } from "../processes/imports/index.ts";
import type { Config } from "./config.ts";
import { actorFor, type Whose, withHouse } from "./house.ts";

export interface ImportGiven extends Whose {
  as: string;
  apply?: boolean;
  json?: boolean;
  print(line: string): void;
}

/** Imports a table as somebody of the company; without `apply` it only tells what would happen. */
export const importFile = (house: House, actor: Actor, given: { what: ImportKind; name: string; bytes: Uint8Array; apply: boolean }): Promise<TableImport | Refused> =>
  house.pipeline.act(actor, (context) => importTable(house.imports, context, { what: given.what, file: { name: given.name, bytes: given.bytes }, apply: given.apply }));

/** What was found, as lines for people: columns, bad rows with the reason, and the outcome. */
export function linesOf({ columns, ignored, rows, counts, earlier, applied }: TableImport): string[] {
  const bad = rows.flatMap(({ row, faults }) => faults.map(({ column, value, title, hint }) => `row ${row}  ${column || "-"}  ${value || "(empty)"}  ${title}: ${hint}`));
  const outcome = applied
    ? `${counts.ok} rows imported.`
    : counts.bad ? `${counts.bad} of ${rows.length} rows are wrong: nothing would be imported.` : `${counts.ok} rows would be imported; --apply does it.`;
  return [
    `columns: ${columns.map(({ field, header }) => `${header} → ${field}`).join(", ")}`, ...(ignored.length ? [`not used: ${ignored.join(", ")}`] : []), ...bad,
    ...(earlier && !applied ? [`This very file was imported at ${earlier.at.toISOString()} (${earlier.rows} rows); it will be refused.`] : []), outcome,
  ];
}

/** `gendan import <what> <file>`: 0 when it was imported, or would be; 1 when rows are wrong or it is refused. */
export const runImport = (config: Config, { what, file }: { what: ImportKind; file: string }, given: ImportGiven): Promise<number> =>
  withHouse(config, async (house) => {
    const { print, json = false, apply = false } = given;
    const bytes = await readFile(file);
    const done = await importFile(house, await actorFor(house, given), { what, name: basename(file), bytes, apply });
    if (isRefused(done)) {
      const told = problemWriter(allRefusals).told("zh-CN", done.refusals);
      print(json ? JSON.stringify({ refusals: told }, null, 2) : told.map(({ title, hint }) => `${title} ${hint}`).join("\n"));
      return 1;
    }
    for (const line of json ? [JSON.stringify(done, null, 2)] : linesOf(done)) print(line);
    return done.counts.bad || (done.earlier && !apply) ? 1 : 0;
  });
