import type { CommandContext } from "./command.ts";
import { type Sql, sql } from "./db.ts";

/** One named part of the command's last statement. Parts do not see each other's rows: they run on one snapshot. */
export interface Part {
  readonly name: string;
  readonly sql: Sql<unknown>;
  /** A SELECT called for its effect: PostgreSQL skips one that nothing reads, so the statement ends by reading it. */
  readonly read?: boolean;
}

/**
 * Gathers rows of one service (journal entries, duties, messages, …) during a command; `parts` turns all of them into
 * data-modifying CTEs. So however many services take part, a command ends with one statement and one commit.
 */
export interface Collector<T> {
  readonly name: string;
  parts(items: readonly T[], context: CommandContext): readonly Part[];
}

export interface Collection {
  add<T>(collector: Collector<T>, item: T): void;
  /** Writes what was gathered, and commits with it. */
  write(context: CommandContext): Promise<void>;
}

/** What one collector got, and its parts of just that. */
interface Gathered {
  name: string;
  items: unknown[];
  parts(context: CommandContext): readonly Part[];
}

export function collection(): Collection {
  const gathered = new Map<object, Gathered>();
  return {
    add<T>(collector: Collector<T>, item: T) {
      const known = gathered.get(collector);
      if (known) return void known.items.push(item);
      const items = [item];
      gathered.set(collector, { name: collector.name, items, parts: (context) => collector.parts(items, context) });
    },
    async write(context) {
      // In a fixed order, so that the same set of services makes the same text, hence one prepared statement.
      const sorted = [...gathered.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      const parts = sorted.flatMap((one) => one.parts(context));
      if (!parts.length) return;
      const ctes = parts.map((part) => sql`${sql.raw(part.name)} as (${part.sql})`);
      const reads = parts.filter((part) => part.read).map((part) => sql`(select count(*) from ${sql.raw(part.name)})`);
      await context.tx.end(sql`with ${sql.join(ctes)} select ${sql.join([sql`1`, ...reads])}`);
    },
  };
}
