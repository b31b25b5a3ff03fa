import { store } from "../../../ui/store.ts";

/** What a request of one megabyte carries once the bytes are text. */
export const mostBytes = 700_000;

/** Whether a file is to be read as a table; old Excel's too, for the house says what to do about it. */
export const isTable = ({ name }: Pick<File, "name">): boolean => /\.(xlsx|xls|csv|tsv|txt)$/i.test(name);
export const acceptedTables = ".xlsx,.xls,.csv,.tsv,.txt";

/** A file that was dropped, here or on the list of orders, and waits for the entry page to take it up. */
export const waitingFile = store<File | undefined>(undefined);

/** Bytes as text for a JSON request. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  // In pieces: one call with every byte as an argument overflows the stack.
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(""));
}
