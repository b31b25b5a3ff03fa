import type { FastifyReply, FastifyRequest } from "fastify";
import { type Language, languages, type Problem, type Refusal, type RefusalTexts, type Text } from "../../contract/toolkit.ts";
import { type Issue, refusalOfIssue } from "./input-reasons.ts";

/** Fills `{name}` in a text from the facts; what has no fact stays visible, so that a test sees it. */
export const fill = (text: string, facts: Record<string, unknown> = {}): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const fact = facts[name];
    return typeof fact === "string" || typeof fact === "number" ? String(fact) : hole;
  });

const isText = (fact: unknown): fact is Text => typeof fact === "object" && fact !== null && languages.every((language) => language in fact);
/** Facts that are texts themselves (the name of a gate) in the reader's language. */
const factsIn = (language: Language, facts: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, isText(fact) ? fact[language] : fact]));

/** A refusal in words. */
export interface Told {
  code: string;
  facts: Record<string, unknown>;
  path?: (string | number)[];
  title: string;
  hint: string;
}

export interface ProblemWriter {
  /** Refusals with their texts in a language, for pages that show them before anything was refused. */
  told(language: Language, refusals: readonly Refusal[]): Told[];
  /** Writes refusals as one RFC 9457 problem in the reader's language; the first one names the problem. */
  problemOf(language: Language, refusals: readonly Refusal[], requestId?: string): Problem;
  send(reply: FastifyReply, language: Language, refusals: readonly Refusal[]): FastifyReply;
  sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, language: Language): FastifyReply;
}

// The database is away, or so many want the same rows that even the pipeline's own repetitions were in vain.
const comeAgain = new Set(["57P03", "08000", "08006", "08P01", "57P01", "40P01", "40001"]);

// No space is left: PostgreSQL's word for it, and the system's where files lie.
const noSpace = new Set(["53100", "ENOSPC", "EDQUOT"]);

// A number, or one that was worked out of it, does not fit into the column that it was asked for by or written to.
const beyondColumn = "22003";

/** What a thrown error means to a caller; an unknown one is ours and says nothing but its number. */
function refusalsOfError(error: unknown): Refusal[] {
  const { validation, statusCode, code } = error as { validation?: Issue[]; statusCode?: number; code?: string };
  if (validation) return validation.map(refusalOfIssue);
  if (code && comeAgain.has(code)) return [{ code: "databaseAway" }];
  if (code && noSpace.has(code)) return [{ code: "diskFull" }];
  if (code === beyondColumn) return [{ code: "numberOutOfRange" }];
  if (statusCode === 413) return [{ code: "tooLarge" }];
  if (statusCode && statusCode >= 400 && statusCode < 500) return [{ code: "badRequest", facts: { reason: (error as Error).message } }];
  return [{ code: "internal" }];
}

export function problemWriter(texts: RefusalTexts): ProblemWriter {
  const toldOne = (language: Language, refusal: Refusal): Told => {
    const known = texts[refusal.code];
    if (!known) throw new Error(`refusal ${refusal.code} has no text`);
    const facts = factsIn(language, refusal.facts);
    return { code: refusal.code, path: refusal.path, facts, title: fill(known.title[language], facts), hint: fill(known.hint[language], facts) };
  };
  const problemOf: ProblemWriter["problemOf"] = (language, refusals, requestId) => {
    const all = refusals.map((refusal) => toldOne(language, refusal));
    const first = all[0]!;
    return {
      type: `urn:gendan:problem:${first.code}`, title: first.title, status: texts[first.code]!.status ?? 422, code: first.code,
      hint: first.hint, facts: first.facts, refusals: all, requestId,
    };
  };
  const write = (reply: FastifyReply, problem: Problem) => {
    if (problem.status === 503) reply.header("retry-after", "2");
    const { seconds } = problem.facts ?? {};
    if (problem.status === 429 && typeof seconds === "number") reply.header("retry-after", String(seconds));
    return reply.status(problem.status).header("cache-control", "no-store").type("application/problem+json").send(problem);
  };
  return {
    told: (language, refusals) => refusals.map((refusal) => toldOne(language, refusal)),
    problemOf,
    send: (reply, language, refusals) => write(reply, problemOf(language, refusals, reply.request.id)),
    sendError(error, request, reply, language) {
      const refusals = refusalsOfError(error);
      if (["internal", "diskFull", "numberOutOfRange"].includes(refusals[0]!.code)) request.log.error({ err: error, req: request }, "unexpected");
      return write(reply, problemOf(language, refusals, request.id));
    },
  };
}
