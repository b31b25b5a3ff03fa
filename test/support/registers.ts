import { randomUUID } from "node:crypto";
import { permissionsOf, type Role } from "../../contract/permissions.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../contract/toolkit.ts";
import { catalogRoutesOf } from "../../server/modules/catalog/index.ts";
import { customersRoutesOf } from "../../server/modules/customers/index.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { pipelineOf } from "../../server/platform/command.ts";
import { checkedInput } from "../../server/platform/input.ts";
import { Refused } from "../../server/platform/refusal.ts";
import { testDatabase } from "./database.ts";
import { watched } from "./telling.ts";

/** Two companies with the catalogue and the customers' room, and nothing else. */
export async function registers({ today = "2026-11-24", mayApproveOwn = false } = {}) {
  const db = await testDatabase();
  const clock = clockWith(Date.parse(`${today}T06:20:00Z`) - Date.now());
  const pipeline = pipelineOf(db.database, { clock }, []);
  const { handlers } = watched({ handlers: [
    ...catalogRoutesOf({ today: () => today, customerExists: () => Promise.resolve(true) }),
    ...customersRoutesOf({ today: () => today, mayApproveOwn: () => Promise.resolve(mayApproveOwn), unknownReferences: () => Promise.resolve([]), contactUse: () => Promise.resolve({ orders: 0, open: [] }) }),
  ] });
  for (const company of ["1", "2"]) await db.asOwner("insert into companies.companies (id, name, short_name) values ($1, $2, $2)", [company, `company ${company}`]);

  /** Somebody with these roles; every call makes another person. */
  async function person(roles: Role[], companyId = "1", departmentIds: string[] = []) {
    const id = randomUUID();
    await db.asOwner("insert into login.users (id, name, email, created_at, updated_at) values ($1, 'somebody', $2, now(), now())", [id, `${id}@example.com`]);
    await db.asOwner("insert into people.people (company_id, id, user_id, name) values ($1, $2, $2, 'somebody')", [companyId, id]);
    const actor: Actor = { kind: "person", id, companyId, name: "somebody", roles, departmentIds, permissions: permissionsOf(roles) };
    /** Asks an endpoint the way HTTP does, input checked by its contract; answers or refusals come back. */
    async function ask<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E> | Refused> {
      const handler = handlers.find((known) => known.endpoint === (endpoint as Endpoint));
      if (!handler) throw new Error(`${endpoint.name} has no handler`);
      if (!actor.permissions.has(endpoint.permission)) return new Refused([{ code: "notPermitted" }]);
      const { outcome } = await pipeline.invoke({ handler, input: checkedInput(endpoint, input), actor, language: "zh-CN", ...(endpoint.kind === "command" && { idempotency: { actorId: id, key: randomUUID(), requestHash: "" } }) });
      return outcome instanceof Refused ? outcome : (endpoint.answer.parse(outcome) as AnswerOf<E>);
    }
    /** The same where a refusal would be a fault of the test. */
    async function get<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>> {
      const outcome = await ask(endpoint, input);
      if (outcome instanceof Refused) throw new Error(`${endpoint.name}: ${JSON.stringify(outcome.refusals)}`);
      return outcome;
    }
    return { actor, id, ask, get };
  }
  return { ...db, person };
}

/** The codes that were refused, or none. */
export const codesOf = (outcome: unknown): string[] => (outcome instanceof Refused ? outcome.refusals.map(({ code }) => code) : []);
