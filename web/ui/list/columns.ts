import type { ReactNode } from "react";

/** A column of a list: how it is called, how wide, how a row shows in it. */
export interface Column<Row> {
  key: string;
  title: string;
  /** CSS pixels; at least so wide where `grow` shares out the rest. */
  width: number;
  grow?: boolean;
  align?: "start" | "center" | "end";
  /** Whether the list may be sorted by it (the caller sorts). */
  sort?: boolean;
  render(row: Row): ReactNode;
  /** What a file says in this column, where that is not the text that is shown. */
  text?(row: Row): string;
}

type Plain = string | number | null | undefined | false;
/** A column that can be written into a file: it shows nothing but a text, or says what the text is. */
export type WrittenColumn<Row> = Column<Row> & ({ text(row: Row): string } | { render(row: Row): Plain });

/** What a file says in a column. */
export function textIn<Row>({ text, render }: WrittenColumn<Row>, row: Row): string {
  const shown = text ? text(row) : (render(row) as Plain);
  return shown === false || shown === undefined || shown === null ? "" : String(shown);
}

export interface Sort {
  key: string;
  direction: "ascending" | "descending";
}

/** A person's own arrangement of a list; columns that it does not name (new ones) keep their place and are shown. */
export interface ColumnLayout {
  order: readonly string[];
  hidden: readonly string[];
}

/** The columns in a person's order, without the hidden ones. */
export function arranged<C extends { key: string }>(columns: readonly C[], layout?: ColumnLayout): C[] {
  return ordered(columns, layout?.order ?? []).filter(({ key }) => !layout?.hidden.includes(key));
}

/** All columns in a person's order: those that the order does not name stay behind the one they followed. */
export function ordered<C extends { key: string }>(columns: readonly C[], order: readonly string[]): C[] {
  const result = order.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  columns.forEach((column, index) => {
    if (order.includes(column.key)) return;
    const previous = columns[index - 1];
    result.splice(previous ? result.indexOf(previous) + 1 : 0, 0, column);
  });
  return result;
}

/** Moves a column one place up or down in the order. */
export function shifted(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= keys.length) return [...keys];
  return keys.toSpliced(from, 1).toSpliced(to, 0, key);
}

/** The next sort after a click on a column: ascending, descending, none. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, direction: "ascending" };
  return sort.direction === "ascending" ? { key, direction: "descending" } : undefined;
}

export function gridTemplate(columns: readonly { width: number; grow?: boolean }[]): string {
  return columns.map(({ width, grow }) => (grow ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ");
}
