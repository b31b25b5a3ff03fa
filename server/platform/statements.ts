import { createHash } from "node:crypto";
import { asSent, type Statement } from "./flight.ts";
import { type Shape, Sql, textAt } from "./sql.ts";

/** A query, ready to be sent. */
export type Query = Sql<unknown>;

const names = new Map<string, string>();
/** Named statements are planned once a connection; the name is the text's hash, for long texts make bad names. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash("sha1").update(text).digest("base64url");
  names.set(text, name);
  return name;
}

interface Reading {
  text: string;
  name: string;
}
/** What follows on a shape: each way from the first one to the last is how one statement is put together, and leads to how it reads. */
interface Step {
  readonly next: Map<Shape | typeof value, Step>;
  reading?: Reading;
}
const value = Symbol("value");
const begin = (): Step => ({ next: new Map() });
const all = begin();

function stepTo(step: Step, what: Shape | typeof value): Step {
  const known = step.next.get(what);
  if (known) return known;
  const next = begin();
  step.next.set(what, next);
  return next;
}

/** Goes the way of a query, and gathers its values on it. */
function follow(query: Sql<unknown>, from: Step, values: unknown[]): Step {
  let step = stepTo(from, query.shape);
  for (const hole of query.holes) {
    if (hole instanceof Sql) step = follow(hole, step, values);
    else {
      values.push(hole);
      step = stepTo(step, value);
    }
  }
  return step;
}

function textOf(query: Sql<unknown>): string {
  let values = 0;
  const read = ({ shape, holes }: Sql<unknown>): string => holes.reduce<string>((text, hole, i) => text + (hole instanceof Sql ? read(hole) : `$${(values += 1)}`) + textAt(shape, i + 1), textAt(shape, 0));
  return read(query);
}

/** A query's text, its name and its values. Putting a text together takes longer than all else about sending it, so it is done once for each way in which a query is made of pieces. */
export function spoken(query: Query): Readonly<Reading> & { values: readonly unknown[] } {
  const values: unknown[] = [];
  const step = follow(query, all, values);
  if (!step.reading) {
    const text = textOf(query);
    step.reading = { text, name: nameOf(text) };
  }
  return { text: step.reading.text, name: step.reading.name, values };
}

/** A query as it goes over the wire, by name where sessions remember names. */
export const statementOf = (query: Query, named: boolean): Statement => {
  const { text, name, values } = spoken(query);
  return { text, values: values.map(asSent), name: named ? name : undefined };
};
