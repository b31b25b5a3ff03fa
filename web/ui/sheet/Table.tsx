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
  /** On a phone each row stands for itself, its cells below each other: where something is to be done in the last ones. */
  stacks?: boolean;
}

/** A short table that is part of a page; lists of documents use `VirtualList`. Wide ones scroll inside themselves. */
export function Table<Row>({ label, rows, rowKey, columns, empty, stacks = false }: Props<Row>) {
  const narrow = useNarrow();
  if (rows.length === 0) return <div className={style.none}>{empty}</div>;
  if (stacks && narrow)
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
