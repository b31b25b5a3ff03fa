interface Edge {
  from: string;
  to: string;
}

/** Where a box stands: its column is how many steps it is from the beginning, its row the order within the column. */
export interface Spot {
  column: number;
  row: number;
}

/**
 * Places documents from left to right by the longest way that leads to each, so that no arrow points back; those that hang together
 * by a circle stay where they were first met.
 */
export function placed(keys: readonly string[], edges: readonly Edge[]): Map<string, Spot> {
  const known = new Set(keys);
  const before = Map.groupBy(edges.filter(({ from, to }) => known.has(from) && known.has(to)), ({ to }) => to);
  const columns = new Map<string, number>();
  const visit = (key: string, way: ReadonlySet<string>): number => {
    const found = columns.get(key);
    if (found !== undefined) return found;
    const sources = (before.get(key) ?? []).filter(({ from }) => !way.has(from));
    const column = Math.max(-1, ...sources.map(({ from }) => visit(from, new Set([...way, key])))) + 1;
    columns.set(key, column);
    return column;
  };
  const rows = new Map<number, number>();
  return new Map(keys.map((key) => {
    const column = visit(key, new Set([key]));
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return [key, { column, row }];
  }));
}

/** Keys of documents on the way to something late: where the delay comes from and what it reaches. */
export function latePath(nodes: readonly { key: string; late: boolean }[], edges: readonly Edge[]): ReadonlySet<string> {
  const reached = new Set(nodes.filter(({ late }) => late).map(({ key }) => key));
  const walk = (key: string) => {
    for (const { from, to } of edges) {
      if (from !== key || reached.has(to)) continue;
      reached.add(to);
      walk(to);
    }
  };
  for (const { key, late } of nodes) if (late) walk(key);
  return reached;
}
