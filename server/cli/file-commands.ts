import { Argument, type Command, Option } from "commander";
import { importKinds, mostImportRows } from "../../contract/table-import.ts";
import { languages } from "../../contract/toolkit.ts";
import { configOf } from "./config.ts";
import type { ExportGiven } from "./export.ts";
import type { ImportGiven } from "./import.ts";
import type { FileListName } from "./lists.ts";

const lists = ["customers", "products", "prices", "costs", "stock", "orders", "receivables", "invoices", "receipts", "deliveries", "runs", "duties"] as const satisfies readonly FileListName[];

type Done = (code: number) => void;
type Typed<Given> = Omit<Given, "print">;

const whose = (command: Command): Command => command.option("--company <name>", "id, name or short name; needed where there are several").option("--json", "machine-readable");

const inLanguage = () => new Option("--language <language>", "of headers, states and papers").choices(languages).default("zh-CN");

function addExport(program: Command, done: Done): void {
  const out = program.command("export").description("write lists, or the whole file of an order, into files")
    .addHelpText("after", `
Lists: ${lists.join(", ")}.
CSV is UTF-8 with its mark; no cell runs as a formula. Headers are those that gendan import reads.
Examples:
  gendan export customers --out customers.csv
  gendan export products --out products.csv --language en
  gendan export orders --out orders.xlsx --as lin@example.com
  gendan export order SO20261124-0001 --out file.zip     every taking out is in the order's journal`);
  for (const what of lists)
    whose(out.command(what)).description(`write ${what} as CSV, as a spreadsheet with --out *.xlsx, or as JSON lines with --json`)
      .option("--out <file>", "where to; standard output without it").option("--as <login>", "what this person may see; without it, all").addOption(inLanguage())
      .action(async (given: ExportGiven) => done(await (await import("./export.ts")).runExport(configOf(process.env), what, given)));
  whose(out.command("order")).argument("<number>", "the order's number").description("write papers, originals, evidence, data and journal of an order as one archive that verifies by itself")
    .option("--out <file>", "where to; <number>-<day>.zip without it").option("--as <login>", "what this person may see; without it, all").addOption(inLanguage())
    .action(async (number: string, given: ExportGiven) => done(await (await import("./export.ts")).runExportOrder(configOf(process.env), number, { ...given, print: console.log })));
}

function addImport(program: Command, done: Done): void {
  whose(program.command("import")).description("read customers, products, prices, standard costs or opening stock from .xlsx or CSV; tells what would happen unless --apply is given")
    .addArgument(new Argument("<what>", "what the file holds").choices(importKinds)).argument("<file>", "spreadsheet, or text in UTF-8, UTF-16 or GB18030")
    .requiredOption("--as <login>", "who imports; that person's permissions count").option("--apply", "write it, all or nothing")
    .addHelpText("after", `
Columns are found by their headers, in Chinese or English; the very same file is not imported twice; at most ${mostImportRows} rows at a time.
Exit code 1 when any row is wrong, each told with row, column, value and reason.
Example: gendan import products products.xlsx --as han@example.com --apply`)
    .action(async (what: (typeof importKinds)[number], file: string, given: Typed<ImportGiven>) =>
      done(await (await import("./import.ts")).runImport(configOf(process.env), { what, file }, { ...given, print: console.log })));
}

/** Files out and files in. */
export function addFileCommands(program: Command, done: Done): void {
  addExport(program, done);
  addImport(program, done);
}
