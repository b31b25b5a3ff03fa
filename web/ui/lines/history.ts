/** What the grid was before each change; keystrokes in one cell count as one change. */
export interface History<L> {
  readonly past: readonly (readonly L[])[];
  /** The cell of the latest change. */
  readonly cell: string;
}

const depth = 100;

export const noHistory: History<never> = { past: [], cell: "" };

export function remembered<L>(history: History<L>, before: readonly L[], cell = ""): History<L> {
  if (cell && cell === history.cell) return history;
  return { past: [...history.past.slice(1 - depth), before], cell };
}

/** The lines to go back to, and the history without them; nothing where nothing was changed. */
export function undone<L>(history: History<L>): { lines: readonly L[]; history: History<L> } | undefined {
  const lines = history.past.at(-1);
  return lines && { lines, history: { past: history.past.slice(0, -1), cell: "" } };
}
