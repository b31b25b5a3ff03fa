import type pg from "pg";

export interface Asked {
  text: string;
  values: unknown[];
}

/** What begins, binds and ends a flight of statements. */
const opens = /^(begin|commit|rollback|select set_config|select pg_backend_pid)/;

/** Writes down what connections of a pool are asked from now on, with the values. */
export function listen(pool: pg.Pool): Asked[] {
  const asked: Asked[] = [];
  const heard = new WeakSet<pg.PoolClient>();
  pool.on("acquire", (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, {
      query: (...given: unknown[]) => {
        const [first] = given as [string | Asked | { statements: readonly Asked[] }];
        if (typeof first !== "string") asked.push(...("statements" in first ? first.statements.filter(({ text }) => !opens.test(text)) : [{ text: first.text, values: first.values ?? [] }]));
        return query(...given);
      },
    });
  });
  return asked;
}

interface Node {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  Plans?: Node[];
}

/** How the tables of a plan are read: by which index, or row by row. */
const waysOf = (node: Node): string[] => {
  const way = node["Index Name"] ?? (node["Node Type"] === "Seq Scan" ? `all of ${node["Relation Name"]}` : undefined);
  return [...(way === undefined ? [] : [way]), ...(node.Plans ?? []).flatMap(waysOf)];
};

/**
 * By which indexes statements read, as the application's role in its company. Reading whole tables is forbidden where anything else is possible: on small tables it would
 * always be cheapest, and the question is whether an index serves the statement at all. Told by name, not in the plan's order, which hangs on small differences of cost.
 */
export async function waysOfReading(pool: pg.Pool, companyId: string, asked: readonly Asked[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local role gendan_app; select set_config('gendan.company', '${BigInt(companyId)}', true); set local enable_seqscan = off`);
    const ways: string[] = [];
    for (const { text, values } of asked) {
      const { rows: [row] } = await client.query<{ "QUERY PLAN": { Plan: Node }[] }>(`explain (format json) ${text}`, values);
      ways.push([...new Set(row?.["QUERY PLAN"].flatMap(({ Plan }) => waysOf(Plan)))].toSorted().join(", "));
    }
    return ways;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
