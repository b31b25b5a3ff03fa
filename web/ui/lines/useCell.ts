import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isTable, parseTable } from "../paste-table.ts";
import { presentDay } from "../setting.ts";
import { isComposing, written } from "../shortcut.ts";
import type { LineColumn } from "./columns.ts";
import { copyMark, isPlain, settled } from "./typed.ts";
import type { Control } from "./useLines.ts";

export interface CellProps<L> {
  line: L;
  index: number;
  column: LineColumn<L>;
  control: Control<L>;
  problem: string | undefined;
}

/** Text, keyboard and clipboard of the active cell. The draft lives here until the line takes it over. */
export function useCell<L extends { id: string }>({ line, index, column, control }: CellProps<L>) {
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string>();
  useEffect(() => {
    if (!control.takesFocus()) return;
    field.current?.focus();
    field.current?.select();
  }, [control]);

  const type = (text: string) => {
    setDraft(text);
    if (isPlain(column.kind, text) && text.trim() !== copyMark) control.set(line.id, column.key, text);
  };
  /** Takes the draft over; ".." takes the cell above. */
  const commit = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    if (draft.trim() === copyMark) return control.copyAbove();
    control.set(line.id, column.key, settled(column.kind, draft, presentDay()));
  };
  const onPaste = (event: ClipboardEvent) => {
    const { onPasteTable } = control.props();
    const text = event.clipboardData.getData("text/plain");
    if (!onPasteTable || !isTable(text)) return;
    event.preventDefault();
    setDraft(undefined);
    onPasteTable(parseTable(text), index);
  };
  const drop = () => {
    const had = draft !== undefined;
    setDraft(undefined);
    return had;
  };
  return { field, draft, type, commit, drop, onPaste, text: draft ?? column.text(line) };
}

/** Runs the grid's command for a key and tells whether there is one. `commit` comes first where the cell is left. */
export function runKey<L>(event: KeyboardEvent, control: Control<L>, { commit, drop }: { commit(): void; drop(): boolean }): boolean {
  if (isComposing(event.nativeEvent)) return false;
  const leave = <T>(then: () => T) => (commit(), then());
  const commands: Record<string, () => unknown> = {
    enter: () => leave(control.forward),
    "shift+enter": () => leave(control.back),
    tab: () => leave(() => control.tab(1)),
    "shift+tab": () => leave(() => control.tab(-1)),
    arrowdown: () => leave(() => control.vertical(1)),
    arrowup: () => leave(() => control.vertical(-1)),
    "ctrl+d": () => (drop(), control.copyAbove()),
    "ctrl+insert": () => leave(() => control.insert()),
    "ctrl+delete": () => (drop(), control.remove()),
    "ctrl+z": () => (drop(), control.undo()),
    f4: () => leave(control.f4),
    escape: drop,
  };
  const keys = written(event);
  const command = commands[keys];
  // Other commands of the page, such as saving, must find the line complete.
  if (!command && /^(ctrl|alt)\+.|^f\d/.test(keys)) commit();
  if (!command) return false;
  // At either end Tab leaves the grid, and Escape without a draft belongs to the page.
  const done = command();
  const passes = (/tab$|^escape$/.test(keys) && done === false);
  if (!passes) event.preventDefault();
  return !passes;
}
