import { useEffect, useState } from "react";
import { t } from "../../i18n/words.ts";
import { toast } from "../toasts.ts";
import { type Choice, copied, meant } from "./columns.ts";
import { type History, noHistory, remembered, undone } from "./history.ts";
import type { LineGridProps } from "./LineGrid.tsx";
import { firstCell, nextCell, type Position, sameColumn } from "./moves.ts";

export interface Lines<L> {
  at: Position;
  /** What the cells call; stays the same object, so that rows need not be drawn again. */
  control: Control<L>;
}

export interface Control<L> {
  go(to: Position | undefined): boolean;
  /** Enter: the next stop, or a new line behind the last. */
  forward(): void;
  back(): void;
  tab(by: 1 | -1): boolean;
  vertical(by: number): boolean;
  set(lineId: string, columnKey: string, text: string): void;
  choose(lineId: string, columnKey: string, choice: Choice): void;
  /** Finds what typed words mean and chooses it, also after the keyboard has gone on to other cells. */
  resolve(lineId: string, columnKey: string, words: string): Promise<void>;
  copyAbove(): void;
  insert(at?: number): void;
  remove(at?: number): void;
  undo(): void;
  f4(): void;
  props(): LineGridProps<L>;
  /** Whether the active cell takes the focus when it appears; not before somebody has used the grid. */
  takesFocus(): boolean;
  /** The field of the active cell has the focus. */
  touched(): void;
}

/** Position, history and every change of the grid. Changes made in one moment build on each other, not on the last drawing. */
export function useLines<L extends { id: string }>(props: LineGridProps<L>): Lines<L> {
  const [at, setAt] = useState<Position>(() => firstCell(props, 0) ?? { line: 0, column: 0 });
  const [state] = useState<State<L>>(() => ({ props, at, focus: false, history: noHistory }));
  const [control] = useState(() => controlOf(state, setAt));
  useEffect(() => {
    Object.assign(state, { props, at });
  });
  const line = Math.min(at.line, Math.max(props.lines.length - 1, 0));
  return { at: line === at.line ? at : { ...at, line }, control };
}

interface State<L> {
  props: LineGridProps<L>;
  at: Position;
  focus: boolean;
  history: History<L>;
}

function controlOf<L extends { id: string }>(state: State<L>, show: (at: Position) => void): Control<L> {
  const go: Control<L>["go"] = (to) => {
    if (!to) return false;
    Object.assign(state, { at: to, focus: true });
    show(to);
    return true;
  };
  const change: Change<L> = (lines, cell) => {
    state.history = remembered(state.history, state.props.lines, cell);
    take(state, lines);
  };
  const cells = cellControl(state, change);
  const whole = lineControl(state, change, go);
  return {
    go,
    ...cells,
    ...whole,
    props: () => state.props,
    takesFocus: () => state.focus,
    touched: () => void (state.focus = true),
    forward() {
      const { lines, isBlank } = state.props;
      const last = lines.at(-1);
      if (!go(nextCell(state.props, state.at, 1, true)) && last && !isBlank(last)) whole.insert(lines.length);
    },
    back: () => void go(nextCell(state.props, state.at, -1, true)),
    tab: (by) => go(nextCell(state.props, state.at, by)),
    vertical: (by) => go(sameColumn(state.props, state.at, by)),
    undo() {
      const step = undone(state.history);
      if (!step) return;
      state.history = step.history;
      take(state, step.lines);
    },
  };
}

type Change<L> = (lines: readonly L[], cell?: string) => void;

function take<L>(state: State<L>, lines: readonly L[]): void {
  state.props = { ...state.props, lines };
  state.props.onChange(lines);
}

/** Changes within one cell. */
function cellControl<L extends { id: string }>(state: State<L>, change: Change<L>) {
  const columnOf = (key: string) => state.props.columns.find((column) => column.key === key);
  const active = () => ({ line: state.props.lines[state.at.line], column: state.props.columns[state.at.column] });
  const revise = (lineId: string, key: string, by: (line: L) => L | undefined) => {
    const { lines } = state.props;
    const index = lines.findIndex(({ id }) => id === lineId);
    const line = lines[index];
    const next = line && by(line);
    if (next && next !== line) change(lines.with(index, next), `${lineId}:${key}`);
  };
  const choose = (lineId: string, key: string, choice: Choice) => revise(lineId, key, (line) => columnOf(key)?.choose?.(line, choice));
  return {
    choose,
    set: (lineId: string, key: string, text: string) =>
      revise(lineId, key, (line) => (columnOf(key)?.text(line) === text ? line : columnOf(key)?.set?.(line, text))),
    async resolve(lineId: string, key: string, words: string) {
      const choices = (await columnOf(key)?.search?.(words).catch(() => [])) ?? [];
      const choice = meant(choices, words);
      if (choice) choose(lineId, key, choice);
    },
    copyAbove() {
      const { line, column } = active();
      const above = state.props.lines[state.at.line - 1];
      if (above && line && column) revise(line.id, column.key, () => copied(column, line, above));
    },
    f4() {
      const { line, column } = active();
      if (line && column) state.props.onF4?.(line, column.key);
    },
  };
}

/** Lines come and go. */
function lineControl<L extends { id: string }>(state: State<L>, change: Change<L>, go: Control<L>["go"]) {
  return {
    insert(at = state.at.line) {
      if (state.props.lines.length >= (state.props.maxLines ?? Infinity)) return;
      change(state.props.lines.toSpliced(at, 0, state.props.newLine()));
      go(firstCell(state.props, at));
    },
    remove(at = state.at.line) {
      const line = state.props.lines[at];
      if (!line) return;
      const rest = state.props.lines.toSpliced(at, 1);
      change(rest.length ? rest : [state.props.newLine()]);
      go({ line: Math.min(at, Math.max(rest.length - 1, 0)), column: state.at.column });
      const putBack = () => change(state.props.lines.toSpliced(at, 0, line));
      toast({ text: t("ui.lineDeleted", { line: at + 1 }), undo: putBack });
    },
  };
}
