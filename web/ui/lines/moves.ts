import { type LineColumn, editable } from "./columns.ts";

/** A cell by the numbers of its line and column, from 0. */
export interface Position {
  line: number;
  column: number;
}

interface Grid<L> {
  lines: readonly L[];
  columns: readonly LineColumn<L>[];
}

/**
 * The next cell in reading order that can be edited; with `stops` only those at which Enter halts.
 * Nothing at the end (or, backwards, at the start) of the grid.
 */
export function nextCell<L>({ lines, columns }: Grid<L>, from: Position, by: 1 | -1, stops = false): Position | undefined {
  const width = columns.length;
  for (let at = from.line * width + from.column + by; at >= 0 && at < lines.length * width; at += by) {
    const position = { line: Math.floor(at / width), column: at % width };
    const column = columns[position.column];
    if (editable(column, lines[position.line]) && !(stops && column?.stop === false)) return position;
  }
  return undefined;
}

/** The first cell of a line at which Enter halts. */
export function firstCell<L>(grid: Grid<L>, line: number): Position | undefined {
  const found = nextCell(grid, { line, column: -1 }, 1, true);
  return found?.line === line ? found : undefined;
}

/** The cell of the same column some lines further, if it can be edited. */
export function sameColumn<L>({ lines, columns }: Grid<L>, from: Position, by: number): Position | undefined {
  const line = Math.min(Math.max(from.line + by, 0), lines.length - 1);
  return line !== from.line && editable(columns[from.column], lines[line]) ? { line, column: from.column } : undefined;
}
