import type { CommandContext } from "./command.ts";
import { sql } from "./db.ts";

/** Does something for show within a command: its answer is given, nothing that it wrote, collected or told is kept. It must not be followed by work on the same rows in this transaction. */
export async function rehearsed<T>(context: CommandContext, work: (context: CommandContext) => Promise<T>): Promise<T> {
  await context.tx.run(sql`savepoint rehearsal`);
  const answer = await work({ ...context, collect: () => undefined, changed: () => undefined, emit: () => undefined, afterCommit: () => undefined });
  await context.tx.run(sql`rollback to savepoint rehearsal`);
  return answer;
}
