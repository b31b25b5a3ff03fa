import { z } from "zod";
import { because } from "./input-reasons.ts";
import { currencyDecimals } from "./money.ts";

/** Languages in which every text a user may see exists. */
export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];
export type Text = Record<Language, string>;

/**
 * An endpoint as data: the one description from which the server's route, its validation, its permission check, the OpenAPI
 * document and the browser's typed call are made. `permission` names a row of `contract/permissions.ts`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly kind: "query" | "command";
  readonly name: string;
  readonly summary: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly permission: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

interface Description<P, Q, B, A> {
  name: string;
  summary: string;
  path: string;
  permission: string;
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
}

/** A read: GET, changes nothing, needs no idempotency key. */
export function query<A extends z.ZodType, P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing>(
  d: Omit<Description<P, Q, never, A>, "body">,
): Endpoint<P, Q, Nothing, A> {
  return { kind: "query", method: "GET", ...d, params: (d.params ?? nothing) as P, query: (d.query ?? nothing) as Q, body: nothing };
}

/** A read whose question is too large for an address (a whole form to be advised on): POST, still changes nothing. */
export function question<A extends z.ZodType, B extends z.ZodType, P extends z.ZodType = Nothing>(
  d: Omit<Description<P, never, B, A>, "query"> & { body: B },
): Endpoint<P, Nothing, B, A> {
  return { kind: "query", method: "POST", ...d, params: (d.params ?? nothing) as P, query: nothing, body: d.body };
}

/** A write: one verb, one transaction, one journal entry a subject; carries an `Idempotency-Key`. */
export function command<A extends z.ZodType, P extends z.ZodType = Nothing, B extends z.ZodType = Nothing>(
  d: Omit<Description<P, never, B, A>, "query"> & { method?: "POST" | "PUT" | "DELETE" },
): Endpoint<P, Nothing, B, A> {
  return { kind: "command", method: "POST", ...d, params: (d.params ?? nothing) as P, query: nothing, body: (d.body ?? nothing) as B };
}

// The empty object's type forbids every key; in an intersection it must say nothing.
type Open<T> = string extends keyof T ? unknown : T;
/** What a caller of an endpoint gives: path parameters, query and body in one object. */
export type InputOf<E> = E extends Endpoint<infer P, infer Q, infer B> ? object & Open<z.input<P>> & Open<z.input<Q>> & Open<z.input<B>> : never;
/** The same after validation (defaults filled in). */
export type ParsedInputOf<E> = E extends Endpoint<infer P, infer Q, infer B> ? object & Open<z.output<P>> & Open<z.output<Q>> & Open<z.output<B>> : never;
/** What an endpoint answers. */
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never;

/** Identifier of a row: UUID version 7, made by the application. */
export const id = z.uuid();
/** An amount of money as a decimal string with at most the currency's decimals ("1234.50"); the currency stands beside it. */
export const amount = z.string().regex(/^-?\d{1,14}(\.\d{1,3})?$/);
/** A price per price unit, up to six decimals. */
export const price = z.string().regex(/^\d{1,10}(\.\d{1,6})?$/);
/** A quantity in its unit, up to six decimals, not negative. */
export const quantity = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);
/** A business date, `YYYY-MM-DD`. */
export const day = z.iso.date().regex(/^[12]/);
// The years that `day` takes too; beyond them databases and calendars disagree.
const firstInstant = new Date("1000-01-01T00:00:00Z");
const endOfInstants = new Date("3000-01-01T00:00:00Z");
// `Date` alone takes null, true and 1 for an instant of some past year.
const writtenInstant = (given: unknown) => (given instanceof Date || (typeof given === "string" && /^\d{4}-\d\d-\d\d/.test(given)) ? given : undefined);
/** An instant, ISO 8601 in UTC. */
export const instant = z.preprocess(writtenInstant, z.coerce.date()).refine((at) => at >= firstInstant && at < endOfInstants, { error: "instantOutOfRange" });
/** An ISO 4217 currency code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** One that business can be done in: amounts are kept to hundredths, so none with a finer unit (KWD has thousandths). */
export const tradingCurrency = currency.refine((code) => currencyDecimals(code) <= 2, because("currencyTooFine"));
/** Text that people type: trimmed, without control characters other than line breaks and without half characters, of limited length. */
export const text = (max: number) =>
  z.string().trim().max(max).regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
/** What services speak of: an aggregate of any room. */
export const subject = z.object({ kind: z.string().regex(/^\w{1,40}$/), id });
export type Subject = z.infer<typeof subject>;

/** Keyset paging: ask with the cursor of the page before. */
export const paging = z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
/** Which way a list is sorted; without it, the usual way of what it is sorted by. */
export const direction = z.enum(["ascending", "descending"]);
export type Direction = z.infer<typeof direction>;
export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() });

/** Why a command was not carried out: a code, the facts behind it, and where in the input (for forms). */
export const refusal = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()).default({}),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  title: z.string().optional(),
  hint: z.string().optional(),
});
export type Refusal = z.input<typeof refusal>;

/** RFC 9457 problem; `refusals` lists everything that a person must mend. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  hint: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  refusals: z.array(refusal).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/** The texts and HTTP status of refusal codes; `{fact}` in a text is filled from the facts. */
export type RefusalTexts = Record<string, { status?: 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 507; title: Text; hint: Text }>;
