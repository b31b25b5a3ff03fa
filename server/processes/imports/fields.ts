import type { Refusal } from "../../../contract/toolkit.ts";
import { halfWidth, readDay, readMeasured } from "../../../contract/typed-values.ts";

export type Value = string | number | boolean | readonly string[] | null;

/** One column of an import: the headers under which people write it, and how a cell is read. */
export interface Field {
  headers: readonly string[];
  required?: boolean;
  /** Read as it stands, in full-width characters too. */
  asTyped?: boolean;
  /** Undefined: the cell cannot be read. */
  read?(text: string, today: string): Value | undefined;
  /** The field whose cell counts where this one's is empty. */
  from?: string;
  /** Of something that several rows are of: an empty cell under the same says what stood above it. */
  carried?: boolean;
  /** What may stand in it, for telling. */
  allowed?: string;
}

export const figure: Pick<Field, "read" | "allowed"> = { read: (text) => readMeasured(text.replace(/%$/, ""))?.value, allowed: "1,200.5" };
/** An amount that may be less than nothing, as books write it: -1,200.00, (1,200.00) or 1,200.00-. */
export const signedFigure: Pick<Field, "read" | "allowed"> = {
  read(text) {
    const [, minus, plain, bracketed, behind] = /^(-)?([^()-]*)(?:\(([^()]+)\))?(-)?$/.exec(text.replaceAll(/\s/g, "")) ?? [];
    const value = readMeasured(bracketed ?? plain ?? "")?.value;
    return value === undefined ? undefined : (minus ?? bracketed ?? behind) !== undefined && Number(value) ? `-${value}` : value;
  },
  allowed: "1,200.5",
};
export const wholeNumber: Pick<Field, "read" | "allowed"> = {
  read(text) {
    const value = readMeasured(text)?.value;
    return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
  },
  allowed: "1, 2, 3 …",
};
export const day: Pick<Field, "read" | "allowed"> = { read: readDay, allowed: "2026-12-05" };

const yes = ["是", "y", "yes", "true", "1", "√", "✓"];
const no = ["否", "n", "no", "false", "0", "×", "-"];
export const yesOrNo: Pick<Field, "read" | "allowed"> = {
  read: (text) => (yes.includes(text.toLowerCase()) ? true : no.includes(text.toLowerCase()) ? false : undefined),
  allowed: "是 / 否",
};

/** One of a few words, each under the names that people use for it. */
export function oneOf(words: Readonly<Record<string, readonly string[]>>): Pick<Field, "read" | "allowed"> {
  const plain = (text: string) => halfWidth(text).toLowerCase().replaceAll(/\s/g, "");
  return {
    read: (text) => Object.entries(words).find(([word, names]) => [word, ...names].some((name) => plain(name) === plain(text)))?.[0],
    allowed: Object.values(words).map(([first]) => first).join(" / "),
  };
}

/** Several texts in one cell. */
export const several: Pick<Field, "read"> = { read: (text) => text.split(/[,，;；、/→>|]+/).map((part) => part.trim()).filter(Boolean) };

/** What a cell holds, or why it cannot be read; an empty one is left out. */
export function readCell(field: string, { required, asTyped, read, allowed = "" }: Field, given: { text: string; today: string }): { value?: Value; refusal?: Refusal } {
  const { text, today } = given;
  if (!text) return required ? { refusal: { code: "importCellEmpty", path: [field] } } : {};
  const value = read ? read(asTyped ? text : halfWidth(text), today) : text;
  return value === undefined ? { refusal: { code: "importCellUnreadable", facts: { value: text, allowed }, path: [field] } } : { value };
}
