import type { z } from "zod";
import { requestOf } from "../../contract/request.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { language } from "../i18n/words.ts";
import { problemOf } from "./problem.ts";

/** An empty schema is an index of `never` to TypeScript, which would forbid every other part of the input. */
type Part<T> = string extends keyof T ? unknown : T;
/** What a caller gives: path parameters, query and body in one object. */
export type Input<E> = E extends Endpoint<infer P, infer Q, infer B> ? Part<z.input<P>> & Part<z.input<Q>> & Part<z.input<B>> : never;
/** What comes back: the answer as JSON carries it, so instants are strings. */
export type Answer<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? Wire<z.output<A>> : never;
export type Wire<T> = T extends Date ? string : T extends readonly (infer U)[] ? Wire<U>[] : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;

/** What a call needs of an endpoint while it runs; the schemas are needed by the compiler alone. */
export interface Remote<E extends Endpoint = Endpoint> {
  readonly name: string;
  readonly kind: "query" | "command";
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  /** Carries the types; never set. */
  readonly of?: E;
}
export type Callable<E extends Endpoint> = E | Remote<E>;

/**
 * An endpoint without its schemas, for the light entry: `remote<typeof signDelivery>({ … })` is typed from the contract but does not load
 * zod (24 kB). A test compares each with its endpoint.
 */
export const remote = <E extends Endpoint>(wire: Omit<Remote<E>, "of">): Remote<E> => wire;

interface Options {
  /** Idempotency key; the same for every repetition of one submit. */
  key?: string;
  signal?: AbortSignal;
  /** Where the endpoint lives; those of signing in have a place of their own and take no key. */
  base?: string;
  /** `Link <token>` on pages that are opened by a link instead of a sign-in. */
  authorization?: string | undefined;
}

const standardBase = "/api/v1";
/** Where a page of a link asks: below the one path that is published for customers. */
export const linkBase = "/p/api/v1";

/**
 * Asks the server. The answer is trusted to keep the contract, for the server checks it.
 * @throws ProblemError for whatever the server refuses, TypeError when it cannot be reached
 */
export async function call<E extends Endpoint>(endpoint: Callable<E>, input: Input<E>, { key, signal, authorization, base = authorization ? linkBase : standardBase }: Options = {}): Promise<Answer<E>> {
  const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language() };
  if (authorization) headers["authorization"] = authorization;
  if (body !== undefined) headers["content-type"] = "application/json";
  if (endpoint.kind === "command" && (base === standardBase || base === linkBase)) headers["idempotency-key"] = key ?? newKey();
  const response = await fetch(base + url, { method: endpoint.method, headers, body, signal, credentials: "same-origin" });
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer<E>;
}

/** `crypto.randomUUID` exists in secure contexts only, and a phone in the warehouse may open plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-a$4-");
}
