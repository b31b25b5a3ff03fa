import type { ReactNode } from "react";
import type { Direction } from "../../../contract/toolkit.ts";

/** A column of a list: how it is called, how wide, how a row shows in it. */
export interface Column<Row> {
  key: string;
  title: string;
  /** CSS pixels; at least so wide where `grow` shares out the rest. */
  width: number;
  /** How narrow it may become before the list scrolls sideways; `width` where it says nothing. */
  least?: number;
  grow?: boolean;
  align?: "start" | "center" | "end";
  /** The list may be sorted by it (the caller sorts), this way first. */
  sort?: Direction;
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

export interface Sort<Key extends string = string> {
  key: Key;
  direction: Direction;
}

/** The sort that stands in an address, as `number` (its usual way) or `number.ascending`; what the list does not sort by is passed over. */
export function sortIn<Key extends string>(word: string | undefined, usual: Readonly<Record<Key, Direction>>): Sort<Key> | undefined {
  const [name, way] = word?.split(".") ?? [];
  const key = (Object.keys(usual) as Key[]).find((each) => each === name);
  return key && { key, direction: way === "ascending" || way === "descending" ? way : usual[key] };
}

/** A sort as it stands in an address. */
export const sortWord = (sort: Sort | undefined): string | undefined => sort && `${sort.key}.${sort.direction}`;

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

const other = (direction: Direction): Direction => (direction === "ascending" ? "descending" : "ascending");

interface Sorting {
  sort?: Sort;
  /** How the list is sorted without a choice. */
  standardSort?: Sort;
}

/** The next sort after a click on a column: its first way, the other way, the list's own; on the column that this one goes by, one way and the other. */
export function nextSort({ sort, standardSort }: Sorting, { key, sort: first = "ascending" }: Pick<Column<never>, "key" | "sort">): Sort | undefined {
  if (sort?.key !== key) return { key, direction: first };
  const next = { key, direction: other(sort.direction) };
  return sort.direction === first || standardSort?.key === key ? next : undefined;
}

/** Every way in which a list of these columns can be sorted, of each column its first way first. */
export const waysToSort = (columns: readonly Pick<Column<never>, "key" | "title" | "sort">[]): (Sort & { title: string })[] =>
  columns.flatMap(({ key, title, sort }) => (sort ? [sort, other(sort)].map((direction) => ({ key, title, direction })) : []));

/** Every column its width where there is room for all; else none is narrower than its least. What is left over goes to those that grow. */
export function gridTemplate(columns: readonly { width: number; least?: number; grow?: boolean }[]): string {
  return columns.map(({ width, least = width, grow }) => (grow ? `minmax(${least}px, 1fr)` : least < width ? `minmax(${least}px, ${width}px)` : `${width}px`)).join(" ");
}
