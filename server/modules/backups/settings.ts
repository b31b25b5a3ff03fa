/** How the operator wants backups; read from the environment. */
export interface BackupSettings {
  /** Where archives lie. */
  folder: string;
  /** When the daily one begins, in minutes after midnight by the machine's clock; null: none by itself. */
  at: number | null;
  /** How many of the good ones stay in the folder. */
  keep: number;
  /** Whether the operator named any of it; else a demo is left alone. */
  named: boolean;
}

const dayMs = 86_400_000;
/** The last moment at which a backup should have begun. */
export function lastDue(at: number, now: Date): Date {
  const today = new Date(now);
  today.setHours(Math.floor(at / 60), at % 60, 0, 0);
  return today <= now ? today : new Date(today.getTime() - dayMs);
}

/** After how many failures since the hour nobody tries any more until the next day, and how long one waits between two. */
export const patience = { failures: 3, pauseMs: 15 * 60_000 } as const;
/** A run whose process has not been heard of for so long is nobody's any more. */
export const silenceMs = 5 * 60_000;
/** A last good backup older than this is told to the administrators. */
export const oldAfterMs = 2 * dayMs;
