import { memo } from "react";
import { useT } from "../../i18n/words.ts";
import { Icon } from "../Icon.tsx";
import { Cell } from "./Cell.tsx";
import { editable, type LineColumn } from "./columns.ts";
import style from "./lines.module.css";
import { PickerCell } from "./PickerCell.tsx";
import type { Control } from "./useLines.ts";

interface Props<L> {
  line: L;
  index: number;
  columns: readonly LineColumn<L>[];
  control: Control<L>;
  /** The column with the keyboard, if it is in this line. */
  active: number | undefined;
}

function Row<L extends { id: string }>({ line, index, columns, control, active }: Props<L>) {
  const t = useT();
  return (
    <div role="row" aria-rowindex={index + 2} className={style.row} data-active={active !== undefined || undefined}>
      <div role="rowheader" className={style.number}>{index + 1}</div>
      {columns.map((column, at) => {
        const problem = column.problem?.(line);
        const can = editable(column, line);
        const Editor = column.kind === "picker" ? PickerCell : Cell;
        return (
          <div
            key={column.key}
            role="gridcell"
            className={style.cell}
            data-align={column.align}
            data-label={column.title}
            data-fixed={!can || undefined}
            data-problem={problem ? true : undefined}
            title={problem}
            onPointerDown={(event) => {
              if (!can || at === active) return;
              event.preventDefault();
              // The field that had the keyboard takes its text over before it goes.
              if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
              control.go({ line: index, column: at });
            }}
          >
            {can && at === active ? (
              <Editor {...{ line, index, column, control, problem }} />
            ) : (
              <span className={style.text}>{column.render?.(line) ?? column.text(line)}</span>
            )}
            {problem && <span className={style.mark}><Icon name="warning" size={13} /><span className="unseen">{problem}</span></span>}
          </div>
        );
      })}
      <div role="gridcell" className={style.remove}>
        <button type="button" tabIndex={-1} aria-label={t("ui.deleteLine", { line: index + 1 })} onClick={() => control.remove(index)}>
          <Icon name="close" size={14} />
        </button>
      </div>
    </div>
  );
}

/** Remembered, for a key press in one line must not draw the others. */
export const LineRow = memo(Row) as typeof Row;
