import { type CSSProperties, type ReactNode, type Ref, useImperativeHandle } from "react";
import { useT } from "../../i18n/words.ts";
import { gridTemplate } from "../list/columns.ts";
import type { LineColumn } from "./columns.ts";
import { LineRow } from "./LineRow.tsx";
import { useShownKeys } from "../useShortcut.ts";
import style from "./lines.module.css";
import { useLines } from "./useLines.ts";

export interface LineGridHandle {
  /** Puts the keyboard into a cell, for problems that point at it. */
  focusCell(line: number, columnKey: string): void;
}

export interface LineGridProps<L> {
  /** What the lines are, for screen readers. */
  label: string;
  lines: readonly L[];
  columns: readonly LineColumn<L>[];
  onChange(lines: readonly L[]): void;
  newLine(): L;
  /** Whether nothing was entered yet; behind such a line Enter opens no further one. */
  isBlank(line: L): boolean;
  /** A table pasted from a spreadsheet, and the line it was pasted at. */
  onPasteTable?(rows: string[][], line: number): void;
  /** F4 in a cell. */
  onF4?(line: L, columnKey: string): void;
  maxLines?: number;
  /** Beside the button for a new line. */
  footer?: ReactNode;
  handle?: Ref<LineGridHandle>;
}

const ends = [{ width: 38, least: 30 }, { width: 34, least: 30 }] as const;

/**
 * Entry of lines by keyboard: Enter and Tab go on, Enter behind the last cell opens a line, arrows keep the column, Ctrl+D or ".."
 * copies from above, Ctrl+Insert and Ctrl+Delete, Ctrl+Z, "=12*50" in numbers, tables pasted from spreadsheets, pickers by code,
 * name or pinyin initials. Only the active cell is a field, so that 500 lines stay quick.
 */
export function LineGrid<L extends { id: string }>(props: LineGridProps<L>) {
  const { label, lines, columns, maxLines = Infinity, footer } = props;
  const t = useT();
  const { at, control } = useLines(props);
  useImperativeHandle(props.handle, () => ({
    focusCell: (line, key) => void control.go({ line, column: Math.max(columns.findIndex((column) => column.key === key), 0) }),
  }));
  useShownKeys(t("ui.lines"), {
    enter: t("ui.nextCell"),
    "shift+enter": t("ui.previousCell"),
    f7: t("ui.choose"),
    "ctrl+d": t("ui.copyAbove"),
    "ctrl+insert": t("ui.addLine"),
    "ctrl+delete": t("ui.deleteThisLine"),
    "ctrl+z": t("ui.undo"),
    "ctrl+v": t("ui.pasteTable"),
    "= 12*50": t("ui.calculate"),
  });
  const template = gridTemplate([ends[0], ...columns, ends[1]]);
  return (
    <div className={style.whole}>
      <div
        className={style.grid}
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 2}
        style={{ "--template": template } as CSSProperties}
      >
        <div role="row" aria-rowindex={1} className={style.head}>
          <div role="columnheader"><span className="unseen">{t("ui.lineNumber")}</span></div>
          {columns.map(({ key, title, align }) => <div key={key} role="columnheader" data-align={align} title={title}>{title}</div>)}
          <div role="columnheader"><span className="unseen">{t("ui.actions")}</span></div>
        </div>
        {lines.map((line, index) => (
          <LineRow
            key={line.id}
            {...{ line, index, columns, control }}
            active={index === at.line ? at.column : undefined}
          />
        ))}
      </div>
      <div className={style.footer}>
        <button type="button" disabled={lines.length >= maxLines} onClick={() => control.insert(lines.length)}>＋ {t("ui.addLine")}</button>
        {footer}
      </div>
    </div>
  );
}
