import { randomUUID } from "node:crypto";
import { permissions, type Role } from "../../contract/permissions.ts";
import { requestOf } from "../../contract/request.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import type { Colleague } from "../support/house.ts";
import type { Park } from "./firms.ts";
import { examples, examplesOf, keysOf, words } from "./objects.ts";
import { idsOf } from "./rows.ts";

/** Routes in whose path the caller makes the id: another company's means a new one of his own, or nothing. That nothing of theirs changed is compared. */
const makesIds: readonly string[] = ["orders.saveDraft", "orders.dropDraft", "orders.saveView", "orders.saveTag", "orders.dropView"];

type Reach = "own" | "department" | "company" | "none";
/** How far a route's permission reaches for a role. */
export const reachOf = (role: Role, { permission }: Endpoint): Reach => {
  const grants: Partial<Record<Role, Reach>> = (permissions as Record<string, Partial<Record<Role, Reach>>>)[permission] ?? {};
  return grants[role] ?? "none";
};

/** Whose object is asked for. */
type Whose = "own" | "other" | "foreign";
/** The status for each, `·` where nothing is asked: a write that is allowed would change what the next one finds. */
export type Outcome = Record<Whose, string>;

/** What was answered with 200. */
interface Answer {
  role: Role;
  route: string;
  payload: string;
}

const uuids = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g;

function knock(who: Colleague, endpoint: Endpoint, input: Record<string, unknown>) {
  const { url, body } = requestOf(endpoint, input);
  return who.knock(endpoint.method, url, { key: randomUUID(), ...(body !== undefined && { body }) });
}

/** Whether another company's object is answered as one that does not exist: an empty list, not a word of it. */
async function isNothing(who: Colleague, endpoint: Endpoint, given: { input: object; payload: string }): Promise<boolean> {
  const unknown = Object.fromEntries(keysOf(endpoint.path).map(({ name, key }) => [name, words[key] ?? randomUUID()]));
  return (await knock(who, endpoint, { ...given.input, ...unknown })).payload === given.payload;
}

/** Asks in a role of the first firm for one's own objects, a rival's and the other firm's, and keeps what was answered and what must never be. */
export async function askerIn({ house, here, there }: Park) {
  const objects: Record<Whose, Record<string, string>> = {
    own: await examplesOf(house.asOwner, here, here.people.salesperson.id), other: await examplesOf(house.asOwner, here, here.rival.id), foreign: await examplesOf(house.asOwner, there, there.people.salesperson.id),
  };
  const theirIds = await idsOf(house, there.mill.companyId);
  const faults: string[] = [];
  const answers: Answer[] = [];

  async function status(role: Role, endpoint: Endpoint, given: { input: object; of: Whose }): Promise<number> {
    const who = here.people[role];
    const keys = Object.fromEntries(keysOf(endpoint.path).map(({ name, key }) => [name, words[key] ?? objects[given.of][key] ?? objects.own[key] ?? ""]));
    const { statusCode, payload } = await knock(who, endpoint, { ...given.input, ...keys });
    const reaches = given.of === "foreign" && statusCode < 300 && !makesIds.includes(endpoint.name);
    if (reaches && (endpoint.kind === "command" || !(await isNothing(who, endpoint, { ...given, payload })))) faults.push(`${endpoint.method} ${endpoint.path}: reaches another company's`);
    if (statusCode === 200 && endpoint.method === "GET") answers.push({ role, route: `${endpoint.method} ${endpoint.path}`, payload });
    if (statusCode >= 500) faults.push(`${endpoint.method} ${endpoint.path} (${given.of}): ${statusCode} ${payload.slice(0, 200)}`);
    const asked = new Set(Object.values(keys));
    for (const id of new Set(payload.match(uuids))) if (theirIds.has(id) && !asked.has(id)) faults.push(`${endpoint.method} ${endpoint.path} (${given.of}): shows ${id} of another company`);
    return statusCode;
  }

  return {
    /** As `role METHOD /path: what`. */
    faults,
    answers,
    /** The keys of a path for which a firm has no example. */
    lacking: ({ path }: Endpoint): string[] => keysOf(path).map(({ key }) => key).filter((key) => !(key in words) && !(objects.own[key] && objects.foreign[key])),
    async outcome(role: Role, endpoint: Endpoint, input: object): Promise<Outcome> {
      const reach = reachOf(role, endpoint);
      const keys = keysOf(endpoint.path).filter(({ key }) => !(key in words));
      const asks = async (of: Whose) => String(await status(role, endpoint, { input, of }));
      if (reach === "none") return { own: await asks("own"), other: "·", foreign: "·" };
      const reads = endpoint.kind === "query";
      const apart = keys.some(({ key }) => examples[key]?.owned);
      const foreign = keys.length ? await asks("foreign") : "·";
      const other = apart && (reads || reach !== "company") ? await asks("other") : "·";
      return { foreign, other, own: reads ? await asks("own") : "·" };
    },
  };
}
