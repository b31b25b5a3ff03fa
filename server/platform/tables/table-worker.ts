import { parentPort, workerData } from "node:worker_threads";
import { TableRefused, limits } from "./limits.ts";
import type { Table, TableTask, WorkerAnswer } from "./in-worker.ts";
import { decoded, rowsOfText } from "./text-table.ts";
import { requireHarmless } from "./unpacking.ts";

// Binary fractions such as 12.300000000000001 are what a spreadsheet keeps of 12.3; it shows 15 digits itself.
const numberText = (value: string): string => (/^-?\d{1,15}$/.test(value) ? value : String(Number(Number(value).toPrecision(15))));

// The reader's own type says `typeof Date` where it means dates.
type Cell = string | boolean | Date | null;

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

async function sheetsOf(bytes: Buffer): Promise<Table[]> {
  requireHarmless(bytes);
  // A third of what a worker costs, and of no use to a text.
  const { default: readSheets } = await import("read-excel-file/node");
  const sheets = await readSheets(bytes, { parseNumber: numberText });
  const rows = sheets.reduce((sum, { data }) => sum + data.length, 0);
  if (rows > limits.rows) throw new TableRefused("importTooLong", { rows, most: limits.rows });
  return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.slice(0, limits.columns).map((cell) => cellText(cell as Cell))) }));
}

async function answer({ bytes, kind }: TableTask): Promise<WorkerAnswer> {
  const buffer = Buffer.from(bytes);
  try {
    return { tables: kind === "spreadsheet" ? await sheetsOf(buffer) : [{ sheet: null, rows: rowsOfText(decoded(buffer).text) }] };
  } catch (error) {
    return error instanceof TableRefused ? { refused: error.code, facts: error.facts } : { refused: "importUnreadable", facts: {} };
  }
}

parentPort?.postMessage(await answer(workerData as TableTask), []);
