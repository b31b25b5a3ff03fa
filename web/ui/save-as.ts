import { csvLines, csvMark } from "../../contract/csv.ts";

/** Hands bytes to the browser as a file to keep. */
export function saveAs(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // Not at once: Safari reads the bytes after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Hands rows to the browser as CSV for spreadsheets. */
export const saveCsv = (name: string, rows: readonly (readonly string[])[]): void => saveAs(`${name}.csv`, new Blob([csvMark, csvLines(rows)], { type: "text/csv;charset=utf-8" }));
