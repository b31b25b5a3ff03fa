import { type Query, sql, type Tx } from "./db.ts";

const onePlan = sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`;

/**
 * Asks what goes by the same indexes whatever its values, so that it is planned once a connection. PostgreSQL believes that a plan for these values is worth making anew each time, and to make it takes longer
 * than to carry it out. Holds for what flies along, and in a transaction until its end.
 */
export async function byOnePlan<Row>(tx: Tx, question: Query): Promise<Row[]> {
  const [, rows] = await Promise.all([tx.run(onePlan), tx.many<Row>(question)]);
  return rows;
}
