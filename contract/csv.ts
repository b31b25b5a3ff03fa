// Spreadsheets run cells that begin like this as formulas (OWASP, CSV injection); full-width signs too where the input method types them.
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/** A negative sum is a number and no formula; as a text nobody could add it up. */
const figure = /^-?\d+(\.\d+)?$/;

const cell = (text: string): string => {
  const safe = formula.test(text) && !figure.test(text) ? `'${text}` : text;
  // Semicolons and tabs part cells in spreadsheets of some countries: what stands behind one would begin a cell of its own.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Begins a CSV file: UTF-8 with its mark, for Excel takes it for GBK without. */
export const csvMark = "\uFEFF";

/** Rows as lines of CSV for spreadsheets, no cell of which would run as a formula. */
export const csvLines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
