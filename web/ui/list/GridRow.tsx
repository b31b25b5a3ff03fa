import { memo, type ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import type { Column } from "./columns.ts";
import style from "./list.module.css";

interface Props<Row> {
  id: string;
  row: Row;
  index: number;
  start: number;
  columns: readonly Column<Row>[];
  /** Nothing where rows cannot be chosen. */
  selected: boolean | undefined;
  active: boolean;
  actions?(row: Row): ReactNode;
}

function Row<T>({ id, row, index, start, columns, selected, active, actions }: Props<T>) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active || undefined}
      className={style.row}
      style={{ transform: `translateY(${start}px)` }}
      data-index={index}
    >
      {selected !== undefined && <Check selected={selected} />}
      {columns.map((column, at) => (
        // Placed by number, for the actions lie over the last column and would push its cell into a second line.
        <div key={column.key} role="gridcell" className={style.cell} data-align={column.align} style={{ gridRow: 1, gridColumn: at + (selected === undefined ? 1 : 2) }}>
          {column.render(row)}
        </div>
      ))}
      {actions && <div role="gridcell" className={style.actions}>{actions(row)}</div>}
    </div>
  );
}

function Check({ selected }: { selected: boolean }) {
  const t = useT();
  return (
    <div role="gridcell" data-check className={style.check}>
      <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={t("ui.select")} />
    </div>
  );
}

/** Remembered, for one key press must not draw every row again. */
export const GridRow = memo(Row) as typeof Row;
