import type { ReactNode } from "react";
import { Scroller } from "./Scroller.tsx";
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
 * A short table that is part of a page; lists of documents use `VirtualList`. On a phone the cells of each row stand below each other behind their titles where they
 * would not stand side by side; what is too wide otherwise scrolls inside itself. Only its looks change there: a dialog that was opened in a cell outlives the turning of a phone.
 */
export function Table<Row>({ label, rows, rowKey, columns, empty, matrix = false }: Props<Row>) {
  if (rows.length === 0) return <div className={style.none}>{empty}</div>;
  return (
    <Scroller className={style.scroller} label={label}>
      <table className={style.table} data-stacks={(!matrix && columns.length > onPhone) || undefined}>
        <thead>
          <tr>{columns.map(({ key, title, align }) => <th key={key} scope="col" data-align={align}>{title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map(({ key, title, align, render }) => <td key={key} data-align={align} data-title={title || undefined}><div>{render(row)}</div></td>)}</tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
