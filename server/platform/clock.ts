/**
 * The one source of "now". In a demo or test database it can be moved; everywhere else the offset is zero.
 * Processes on the same database learn of a move through `platform.settings` (see clock-store.ts).
 */
export interface Clock {
  now(): Date;
  /** Milliseconds by which this clock differs from the machine's. */
  readonly offset: number;
  moveTo(offset: number): void;
}

export function clockWith(offset = 0): Clock {
  let current = offset;
  return {
    now: () => new Date(Date.now() + current),
    get offset() {
      return current;
    },
    moveTo: (next) => {
      current = next;
    },
  };
}
