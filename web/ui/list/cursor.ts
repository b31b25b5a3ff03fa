/** Where the keyboard stands in a list: the active row, and the row from which a range is drawn. -1 is nowhere. */
export interface Cursor {
  active: number;
  anchor: number;
}

export const nowhere: Cursor = { active: -1, anchor: -1 };

interface Extent {
  count: number;
  /** Rows that fit on the screen. */
  page: number;
}

const steps: Record<string, (active: number, extent: Extent) => number> = {
  arrowdown: (active) => active + 1,
  arrowup: (active) => active - 1,
  pagedown: (active, { page }) => active + page,
  pageup: (active, { page }) => active - page,
  home: () => 0,
  end: (_active, { count }) => count - 1,
};

/** The cursor after a movement key in its written form; with shift the anchor stays. Nothing for other keys or an empty list. */
export function moved(cursor: Cursor, keys: string, extent: Extent): Cursor | undefined {
  const ranged = keys.startsWith("shift+");
  const step = steps[keys.replace(/^(shift|ctrl)\+/, "")];
  if (!step || extent.count === 0) return undefined;
  const active = Math.min(Math.max(step(cursor.active, extent), 0), extent.count - 1);
  const anchor = cursor.anchor < 0 ? Math.max(cursor.active, 0) : cursor.anchor;
  return { active, anchor: ranged ? anchor : active };
}

/** The keys between anchor and active, in addition to what was chosen before the range. */
export function ranged(keys: readonly string[], cursor: Cursor, before: ReadonlySet<string>): Set<string> {
  const from = Math.min(cursor.anchor, cursor.active);
  const to = Math.max(cursor.anchor, cursor.active);
  return new Set([...before, ...keys.slice(Math.max(from, 0), to + 1)]);
}

export function toggled(chosen: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}
