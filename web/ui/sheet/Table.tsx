import type { ReactNode } from "react";
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
}

/** A short table that is part of a page; lists of documents use `VirtualList`. Wide ones scroll inside themselves. */
export function Table<Row>({ label, rows, rowKey, columns, empty }: Props<Row>) {
  if (rows.length === 0) return <div className={style.none}>{empty}</div>;
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
