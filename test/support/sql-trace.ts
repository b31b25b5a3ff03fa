import type pg from "pg";

/** The statements of one transaction, from its begin to its commit or rollback. */
export type Sent = readonly string[];

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** The texts of what a connection is handed: a string, a query, or several statements that go together; what opens a transaction counts as one. */
export function textsOf(query: unknown): string[] {
  if (typeof query === "string") return [plain(query)];
  const { statements, text = "" } = query as { statements?: readonly { text: string }[]; text?: string };
  if (!statements) return [plain(text)];
  const texts = statements.map((one) => plain(one.text));
  const opened = texts.findIndex((one) => one.startsWith("select pg_backend_pid()")) + 1;
  return texts[0] === "begin" ? [texts.slice(0, opened).join("; "), ...texts.slice(opened)] : texts;
}

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
      for (const text of textsOf(given[0])) {
        if (text.startsWith("begin")) sent = [];
        sent.push(text);
        if (text === "commit" || text === "rollback") {
          ended.push(sent);
          sent = [];
        }
      }
      return query(...given);
    };
    Object.assign(client, { query: heard });
  });
  return ended;
}
