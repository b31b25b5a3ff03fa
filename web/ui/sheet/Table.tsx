import type { ReactNode } from "react";
import { useNarrow } from "../useNarrow.ts";
import { Facts } from "./Facts.tsx";
import style from "./sheet.module.css";

export interface TableColumn<Row> {
  key: string;
  title: string;
  align?: "end";
  render(row: Row): ReactNode;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly TableColumn<Row>[];
  /** Why there are no rows, in a sentence or with a way on. */
  empty: ReactNode;
  /** Its cells are read across and down, so that it stays a table on a phone too. */
  matrix?: boolean;
}

/** So many columns of usual words are as wide as a phone. */
const onPhone = 3;

/**
 * A short table that is part of a page; lists of documents use `VirtualList`. On a phone the cells of each row stand below each other under their titles where they
 * would not stand side by side; what is too wide otherwise scrolls inside itself.
 */
export function Table<Row>({ label, rows, rowKey, columns, empty, matrix = false }: Props<Row>) {
  const narrow = useNarrow();
  if (rows.length === 0) return <div className={style.none}>{empty}</div>;
  if (narrow && !matrix && columns.length > onPhone)
    return (
      <ul className={style.stacked} aria-label={label}>
        {rows.map((row) => <li key={rowKey(row)}><Facts rows={columns.map(({ title, render }) => [title, render(row)])} /></li>)}
      </ul>
    );
  return (
    // The keyboard scrolls what does not fit (WCAG 2.1.1).
    <div className={style.scroller} role="region" aria-label={label} tabIndex={0}>
      <table className={style.table}>
        <thead>
          <tr>{columns.map(({ key, title, align }) => <th key={key} scope="col" data-align={align}>{title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map(({ key, align, render }) => <td key={key} data-align={align}>{render(row)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
