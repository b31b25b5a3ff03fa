import type { LeftOut } from "../../contract/order-file.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../contract/toolkit.ts";
import { scopeOf } from "../platform/actor.ts";
import { type Context, type Handler, invokeInside } from "../platform/command.ts";
import { checkedInput } from "../platform/input.ts";
import { withoutPhones } from "../platform/phones.ts";
import { isRefused } from "../platform/refusal.ts";
import { mayShowPhones } from "./phones.ts";

/** Asks the house's own reads as somebody, so that what leaves it is what he may see and nothing else. */
export interface Asking {
  /** Undefined where the reader lacks the permission, which is noted, or the read is refused. */
  ask<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E> | undefined>;
  /** All pages of a list. */
  all<Row>(endpoint: Endpoint, input: object): Promise<Row[] | undefined>;
  /** The same page by page, for lists that are large. */
  pages<Row>(endpoint: Endpoint, input: object): AsyncGenerator<Row[]>;
  leftOut: LeftOut[];
}

interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Answers by the handlers of the rooms, in the caller's transaction. */
export function askingAs(context: Context, handlers: readonly Handler[]): Asking {
  const leftOut: LeftOut[] = [];
  async function ask(endpoint: Endpoint, input: object): Promise<unknown> {
    const scope = scopeOf(context.actor, endpoint.permission);
    if (!scope) {
      if (!leftOut.some(({ what }) => what === endpoint.name)) leftOut.push({ what: endpoint.name, permission: endpoint.permission });
      return undefined;
    }
    const handler = handlers.find((each) => each.endpoint.name === endpoint.name);
    if (!handler) throw new Error(`nobody answers ${endpoint.name}`);
    const answer = await invokeInside(handler, checkedInput(endpoint, input), { ...context, scope });
    if (isRefused(answer)) return undefined;
    return mayShowPhones(context.actor, endpoint) ? answer : withoutPhones(answer);
  }
  async function* pages<Row>(endpoint: Endpoint, input: object): AsyncGenerator<Row[]> {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = (await ask(endpoint, { ...input, ...(cursor && { cursor }), limit: 200 })) as Page<Row> | undefined;
      if (!page) return;
      yield page.rows;
      cursor = page.next;
    }
  }
  async function all<Row>(endpoint: Endpoint, input: object): Promise<Row[] | undefined> {
    const rows: Row[] = [];
    for await (const page of pages<Row>(endpoint, input)) rows.push(...page);
    return scopeOf(context.actor, endpoint.permission) ? rows : undefined;
  }
  return { leftOut, ask: ask as Asking["ask"], all, pages };
}
