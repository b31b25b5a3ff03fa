import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import writeXlsx from "write-excel-file/node";
import { csvLines, csvMark } from "../../contract/csv.ts";
import { listOrders } from "../../contract/orders.ts";
import type { Language } from "../../contract/toolkit.ts";
import type { House } from "../house.ts";
import { askingAs, type Asking } from "../processes/asking.ts";
import { archiveName, packed, takeOut } from "../processes/order-file/index.ts";
import { type Actor, scopeOf } from "../platform/actor.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import type { Config } from "./config.ts";
import { headers } from "./export-headers.ts";
import { actorFor, type Whose, withHouse } from "./house.ts";
import { type FileList, type FileListName, fileLists } from "./lists.ts";

/** Asks as the actor, in one transaction and so of one moment. */
const asking = <T>(house: House, { actor, language }: { actor: Actor; language: Language }, work: (asking: Asking) => Promise<T>): Promise<T> =>
  house.db.inCompany(actor.companyId, (tx) => work(askingAs({ tx, actor, scope: "company", language, now: house.clock.now() }, house.handlers)));

/** A refusal as a sentence of the command line. */
export const sentence = ({ refusals }: Refused): string => refusals.map(({ code, facts }) => `${code} ${JSON.stringify(facts ?? {})}`).join("; ");

const cellText = (cell: ReturnType<FileList["columns"][string]>): string => (cell === null || cell === undefined ? "" : cell instanceof Date ? cell.toISOString() : String(cell));

/** A column's header; all are written in Simplified Chinese here. */
export function headerIn(header: string, language: Language): string {
  const [tw, en] = headers[header]!;
  return { "zh-CN": header, "zh-TW": tw, en }[language];
}

async function* tableOf({ columns, pages }: FileList, asking: Asking, language: Language): AsyncGenerator<string[][]> {
  yield [Object.keys(columns).map((header) => headerIn(header, language))];
  for await (const rows of pages(asking)) yield rows.map((row) => Object.values(columns).map((cell) => cellText(cell(row, language))));
}

async function* csvOf(tables: AsyncIterable<string[][]>): AsyncGenerator<string> {
  yield csvMark;
  for await (const rows of tables) yield csvLines(rows);
}

async function* jsonLines(list: FileList, asking: Asking): AsyncGenerator<string> {
  for await (const rows of list.pages(asking)) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** Writes to a file that is there whole or not at all, or to standard output. */
async function written(chunks: AsyncIterable<string | Uint8Array>, out: string | undefined): Promise<void> {
  if (out === undefined) {
    for await (const chunk of chunks) process.stdout.write(chunk);
    return;
  }
  const half = `${out}.part`;
  try {
    await pipeline(chunks, createWriteStream(half));
    await rename(half, out);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** All cells as texts: a spreadsheet runs none of them. */
async function spreadsheet(tables: AsyncIterable<string[][]>, out: string): Promise<void> {
  const rows: { value: string; type: StringConstructor }[][] = [];
  for await (const page of tables) rows.push(...page.map((cells) => cells.map((value) => ({ value, type: String }))));
  await writeFile(out, await writeXlsx(rows).toBuffer());
}

export interface ExportGiven extends Whose {
  out?: string;
  /** Rows as JSON lines with the fields of the API. */
  json?: boolean;
  /** Of headers, states and papers; Simplified Chinese when absent. */
  language?: Language;
}

/** Writes a list as CSV, or as a spreadsheet where the file is named so. Throws a sentence for who may not see it. */
export async function exportList(house: House, actor: Actor, { what, out, json, language = "zh-CN" }: ExportGiven & { what: FileListName }): Promise<void> {
  const list = fileLists[what];
  if (!scopeOf(actor, list.endpoint.permission)) throw new Error(`${actor.name} lacks the permission ${list.endpoint.permission}.`);
  await asking(house, { actor, language }, async (asked) => {
    if (json) await written(jsonLines(list, asked), out);
    else if (out?.endsWith(".xlsx")) await spreadsheet(tableOf(list, asked, language), out);
    else await written(csvOf(tableOf(list, asked, language)), out);
  });
}

async function orderIdOf(house: House, actor: Actor, number: string): Promise<string> {
  const found = await asking(house, { actor, language: "zh-CN" }, ({ ask }) => ask(listOrders, { search: number, limit: 50 }));
  const order = found?.rows.find((row) => row.number === number);
  if (!order) throw new Error(`There is no order ${number}, or it is out of reach.`);
  return order.id;
}

/** Writes the whole file of an order as one archive; answers where, with its hash. Throws a sentence for a refusal. */
export async function exportOrder(house: House, actor: Actor, { number, out, language = "zh-CN" }: { number: string; out?: string; language?: Language }): Promise<{ number: string; out: string; sha256: string; leftOut: number }> {
  if (!scopeOf(actor, "orders.export")) throw new Error(`${actor.name} lacks the permission orders.export.`);
  const taken = await takeOut(house.orderFiles, { actor, language }, await orderIdOf(house, actor, number));
  if (isRefused(taken)) throw new Error(sentence(taken));
  const hash = createHash("sha256");
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const piece of packed(taken as Exclude<typeof taken, Refused>, house.orderFiles.files)) {
      hash.update(piece);
      yield piece;
    }
  }
  const file = out ?? archiveName(taken);
  await written(hashed(), file);
  return { number, out: file, sha256: hash.digest("hex"), leftOut: taken.leftOut.length };
}

/** `gendan export <what>`: answers 0, or throws a sentence. */
export const runExport = (config: Config, what: FileListName, given: ExportGiven): Promise<number> =>
  withHouse(config, async (house) => {
    await exportList(house, await actorFor(house, given), { ...given, what });
    return 0;
  });

/** `gendan export order <number>`: prints where the archive is. */
export const runExportOrder = (config: Config, number: string, given: ExportGiven & { print: (line: string) => void }): Promise<number> =>
  withHouse(config, async (house) => {
    const done = await exportOrder(house, await actorFor(house, given), { number, out: given.out, language: given.language });
    given.print(given.json ? JSON.stringify(done) : `${done.out}  SHA-256 ${done.sha256}${done.leftOut ? `  (${done.leftOut} parts left out for want of permission, see its manifest)` : ""}`);
    return 0;
  });
