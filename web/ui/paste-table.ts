/** Reads what people copy out of spreadsheets: cells as text, so that leading zeros stay; `contract/typed-values.ts` reads numbers and days. */

/** Rows of cells out of tab-separated text; quoted cells may hold tabs, line breaks and doubled quotes. Blank rows are left out. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (cell.lastIndex <= text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? [];
    if (end === undefined) break;
    row.push((quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
    if (end === "\t") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows.filter((cells) => cells.some((value) => value !== ""));
}

/** Whether pasted text is a table rather than words for one field. */
export const isTable = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));
