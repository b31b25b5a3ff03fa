import type pg from "pg";

/** The statements of one transaction, from its begin to its commit or rollback. */
export type Sent = readonly string[];

const textOf = (query: unknown): string => (typeof query === "string" ? query : (query as { text: string }).text).replace(/\s+/g, " ").trim();

/** Writes down every transaction that ends from now on, in the order of their ends. */
export function traceOf(pool: pg.Pool): Sent[] {
  const ended: Sent[] = [];
  const listenedTo = new WeakSet<pg.PoolClient>();
  pool.on("acquire", (client) => {
    if (listenedTo.has(client)) return;
    listenedTo.add(client);
    let sent: string[] = [];
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const heard = (...given: unknown[]) => {
      const text = textOf(given[0]);
      if (text.startsWith("begin")) sent = [];
      sent.push(text);
      if (text === "commit" || text === "rollback") {
        ended.push(sent);
        sent = [];
      }
      return query(...given);
    };
    Object.assign(client, { query: heard });
  });
  return ended;
}
