import type { ReactNode } from "react";

/** Something that a picker offers. */
export interface Choice {
  key: string;
  code: string;
  label: string;
  /** What helps to decide, such as stock or specification. */
  detail?: string;
  /** Initials of the label's pinyin, for choices that are filtered in the page. */
  initials?: string;
}

/** A column of the line grid. Lines are never changed in place: `set`, `choose` and `copy` answer the new line. */
export interface LineColumn<L> {
  key: string;
  title: string;
  width: number;
  /** How narrow it may become before the grid scrolls sideways. */
  least?: number;
  grow?: boolean;
  align?: "start" | "end";
  /** `shown` cells are never edited. */
  kind: "text" | "number" | "day" | "picker" | "shown";
  /** What stands in the cell while it is edited, and otherwise too unless `render` says more. */
  text(line: L): string;
  render?(line: L): ReactNode;
  set?(line: L, text: string): L;
  /** For pickers: finds by code, name or pinyin initials; an empty query asks for the usual ones. */
  search?(query: string): Promise<readonly Choice[]>;
  choose?(line: L, choice: Choice): L;
  /** Takes the value of the line above; the text where nothing else is said. */
  copy?(line: L, above: L): L;
  /** What is wrong with the cell and what to do. */
  problem?(line: L): string | undefined;
  /** False lets Enter pass by (Tab, arrows and the pointer still reach the cell). */
  stop?: boolean;
  editable?(line: L): boolean;
}

export function editable<L>(column: LineColumn<L> | undefined, line: L | undefined): boolean {
  return column !== undefined && line !== undefined && column.kind !== "shown" && (column.editable?.(line) ?? true);
}

export function copied<L>(column: LineColumn<L>, line: L, above: L): L {
  return column.copy?.(line, above) ?? column.set?.(line, column.text(above)) ?? line;
}

/** The choice that typed words mean: the one with exactly that code, or the first that was found. */
export function meant(choices: readonly Choice[], words: string): Choice | undefined {
  const exact = words.trim().toLowerCase();
  return choices.find(({ code }) => code.toLowerCase() === exact) ?? choices[0];
}

/** Filters choices that are already in the page, by code, label or initials. */
export function matching(choices: readonly Choice[], words: string): Choice[] {
  const asked = words.trim().toLowerCase();
  const rank = ({ code, label, initials = "" }: Choice) =>
    code.toLowerCase().startsWith(asked) || initials.toLowerCase().startsWith(asked) ? 0 : code.toLowerCase().includes(asked) || label.toLowerCase().includes(asked) ? 1 : 2;
  return choices.filter((choice) => rank(choice) < 2).toSorted((a, b) => rank(a) - rank(b));
}
