import { readFileSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";

/** Enough to be served first, and not so much that other programs of the machine starve the database. */
export const niceness = 5;
const lookMs = 1_000;
/** Linux lets nobody but an administrator weigh groups more often than every tenth of a second. */
const soonMs = 120;

/**
 * Lets Gendan's one thread, which hands out all work, go before the sessions of a database on the same machine: ready nearly always, it would share its core with all of them while they wait for
 * it (docs/benchmarks.md, "who is served first"). Sessions inherit the server's niceness. Where Linux takes each for a group of its own (autogroups) only the group's weight counts,
 * so new ones are looked for. Answers how to end the looking.
 */
export function servedAfterUs(server: { readonly pid: number }): () => void {
  let known = new Set<number>();
  let lowered: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  function look(): void {
    // It is another one once it has died and was started again.
    if (lowered !== server.pid) lower((lowered = server.pid));
    const sessions = sessionsOf(lowered);
    const left = sessions.filter((session) => !known.has(session) && !weighLess(session));
    known = new Set(sessions.filter((session) => !left.includes(session)));
    timer = setTimeout(look, left.length ? soonMs : lookMs).unref();
  }
  look();
  return () => clearTimeout(timer);
}

function lower(pid: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It serves all the same, only not as fast.
  }
}

function sessionsOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** False where the system wants to be asked again later. */
function weighLess(session: number): boolean {
  try {
    writeFileSync(`/proc/${session}/autogroup`, String(niceness));
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "EAGAIN";
  }
}
