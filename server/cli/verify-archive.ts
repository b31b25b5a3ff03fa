import { readFile } from "node:fs/promises";
import { checkArchive } from "../processes/order-file/check-archive.ts";

/** `gendan verify --archive <file>`: checks an order's archive by itself, without a database. 0 when it holds, 1 when anything differs. */
export async function verifyArchive(file: string, { json, print }: { json: boolean; print: (line: string) => void }): Promise<number> {
  const { holds, number, entries, journalEntries, first } = checkArchive(await readFile(file));
  if (json) print(JSON.stringify({ holds, number, entries, journalEntries, first }, null, 2));
  else print(holds ? `The archive of order ${number} holds: ${entries} entries, ${journalEntries} journal entries.` : `The archive does not hold: ${first}`);
  return holds ? 0 : 1;
}
