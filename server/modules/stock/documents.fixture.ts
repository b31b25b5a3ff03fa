import { randomUUID } from "node:crypto";
import type { Actor } from "../../platform/actor.ts";
import { requestOf } from "../../../contract/request.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../../contract/toolkit.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { routesOf } from "./index.ts";
import { done, keeper, type stockHouse } from "./stock.fixture.ts";
import { watched } from "../../../test/support/telling.ts";

export const other: Actor = { ...keeper, id: randomUUID(), name: "财务", roles: ["finance"] };

/** People who ask the room's endpoints; every product is known, and its code is its id. */
export function deskOf({ pipeline }: Pick<Awaited<ReturnType<typeof stockHouse>>, "pipeline">) {
  const { handlers: routes } = watched({ handlers: routesOf({
    namesOf: (_, ids) => Promise.resolve(new Map(ids.map((id) => [id, { code: id.slice(-6), name: "原纸", spec: "80g", unit: "卷", barCode: null }]))),
    findProducts: (_, search) => Promise.resolve([search]), orderedByCode: (_, { ids }) => Promise.resolve(ids.map((id) => ({ id, codeKey: id }))),
    takeNumber: (_, kind) => Promise.resolve(`${kind}-${randomUUID()}`), orderNumbersOf: (_, ids) => Promise.resolve(new Map(ids.map((id) => [id, "SO-1"]))),
    documentNumbersOf: (_, subjects) => Promise.resolve(new Map(subjects.map(({ kind, id }) => [id, `${kind}-1`]))),
  }) });
  async function attempt<E extends Endpoint>(endpoint: E, input: InputOf<E>, actor: Actor = keeper): Promise<AnswerOf<E> | Refused> {
    const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
    const handler = routes.find((one) => one.endpoint.name === endpoint.name)!;
    const given = { ...input, ...(endpoint.kind === "query" ? (endpoint.query.parse(Object.fromEntries(new URL(url, "http://x").searchParams)) as object) : (endpoint.body.parse(JSON.parse(body ?? "{}")) as object)) };
    const { outcome } = await pipeline.invoke({ handler, input: given, actor, language: "zh-CN", ...(endpoint.kind === "command" && { idempotency: { actorId: actor.id, key: randomUUID(), requestHash: "" } }) });
    return isRefused(outcome) ? outcome : (endpoint.answer.parse(outcome) as AnswerOf<E>);
  }
  return { attempt, ask: async <E extends Endpoint>(endpoint: E, input: InputOf<E>, actor?: Actor) => done(await attempt(endpoint, input, actor)) };
}
