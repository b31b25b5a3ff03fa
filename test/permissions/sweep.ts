import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { linkPermissions } from "../../contract/links.ts";
import { permissions, type Role, roles } from "../../contract/permissions.ts";
import { requestOf } from "../../contract/request.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { isEndpoint } from "../architecture/words.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { inputFor } from "./bodies.ts";
import { examples, examplesOf, type Firm, keysOf, words } from "./objects.ts";

/** Every endpoint of the contract below /api/v1, by path. */
export async function allEndpoints(): Promise<Endpoint[]> {
  const folder = join(import.meta.dirname, "../../contract");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>));
  const found = modules.flatMap((module) => Object.values(module)).filter(isEndpoint).filter(({ permission }) => permission !== "public");
  return found.sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

/** What a request needs that its schema alone does not tell. */
const shifts = [{ from: "08:30", to: "12:00" }];
const terms = { paymentTerms: { code: "cash", stages: [{ percent: "100", due: "onOrder" }] } };
const inputs: Record<string, object> = {
  createCustomer: terms, editCustomer: terms, createPerson: { email: "somebody@example.com" }, "orders.previewImport": { rows: [["编码", "数量"], ["SY5750", "1"]] },
  "calendar.setShifts": { week: Array.from({ length: 7 }, () => shifts), makeUpShifts: shifts }, setCredit: { creditLimit: "1" },
  setSso: { issuer: "https://login.example.com" },
  "robots.add": { url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1" },
  "policies.setNumbering": { formats: [{ of: "order", format: "SO{yyyy}-{0000}" }] },
};
/** Routes in whose path the caller makes the id: another company's means a new one of his own, or nothing. That nothing of theirs changed is compared. */
const makesIds: readonly string[] = ["orders.saveDraft", "orders.dropDraft", "orders.saveView", "orders.dropView"];

type Reach = "own" | "department" | "company" | "none";
const reachOf = (role: Role, { permission }: Endpoint): Reach => {
  const grants: Partial<Record<Role, Reach>> = (permissions as Record<string, Partial<Record<Role, Reach>>>)[permission] ?? {};
  return grants[role] ?? "none";
};

/** Whose object is asked for. */
const whose = ["own", "other", "foreign"] as const;
type Whose = (typeof whose)[number];
/** The status for each, `·` where nothing is asked: a write that is allowed would change what the next one finds. */
type Outcome = Record<Whose, string>;

export interface Swept {
  lines: string[];
  /** What was answered with 200, by role. */
  answers: { role: Role; route: string; payload: string }[];
  /** Answers that must never be, as `role METHOD /path: what`. */
  faults: string[];
}

export interface Park {
  house: TestHouse;
  here: Firm;
  there: Firm;
}

/** Every id of a company, to be recognised in another one's answers. */
export async function idsOf({ asOwner }: TestHouse, companyId: string): Promise<Set<string>> {
  const tables = await asOwner(`select table_schema || '.' || table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where column_name = 'id' and data_type = 'uuid' and table_type = 'BASE TABLE' and exists (select from information_schema.columns k where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = 'company_id')`);
  const found = new Set<string>();
  for (const { name } of tables) for (const { id } of await asOwner(`select id from ${String(name)} where company_id = $1`, [companyId])) found.add(String(id));
  return found;
}

/** All rows of a company in one figure. */
export async function digestOf({ asOwner }: TestHouse, companyId: string): Promise<string> {
  const tables = await asOwner(`select table_schema || '.' || table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = 'company_id' and table_type = 'BASE TABLE' order by 1`);
  const rows = tables.map(({ name }) => `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${String(name)} t where company_id = ${Number(companyId)}`);
  return String((await asOwner(`select md5(string_agg(sum, '')) as sum from (${rows.join(" union all ")}) as all_rows`))[0]?.["sum"]);
}

const uuids = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g;

/** Asks for every object of every route in every role, and writes down what was answered. */
export async function sweep({ house, here, there }: Park): Promise<Swept> {
  const { asOwner } = house;
  const objects: Record<Whose, Record<string, string>> = {
    own: await examplesOf(asOwner, here, here.people.salesperson.id), other: await examplesOf(asOwner, here, here.rival.id), foreign: await examplesOf(asOwner, there, there.people.salesperson.id),
  };
  const before = await digestOf(house, there.mill.companyId);
  const theirIds = await idsOf(house, there.mill.companyId);
  const faults: string[] = [];
  const answers: Swept["answers"] = [];

  const knock = (who: Colleague, endpoint: Endpoint, input: Record<string, unknown>) => {
    const { url, body } = requestOf(endpoint, input);
    return who.knock(endpoint.method, url, { key: randomUUID(), ...(body !== undefined && { body }) });
  };

  /** Whether another company's object is answered as one that does not exist: an empty list, not a word of it. */
  async function isNothing(who: Colleague, endpoint: Endpoint, given: { input: object; payload: string }): Promise<boolean> {
    const unknown = Object.fromEntries(keysOf(endpoint.path).map(({ name, key }) => [name, words[key] ?? randomUUID()]));
    return (await knock(who, endpoint, { ...given.input, ...unknown })).payload === given.payload;
  }

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

  async function outcome(role: Role, endpoint: Endpoint, input: object): Promise<Outcome> {
    const reach = reachOf(role, endpoint);
    const keys = keysOf(endpoint.path).filter(({ key }) => !(key in words));
    const asks = async (of: Whose) => String(await status(role, endpoint, { input, of }));
    if (reach === "none") return { own: await asks("own"), other: "·", foreign: "·" };
    const reads = endpoint.kind === "query";
    const apart = keys.some(({ key }) => examples[key]?.owned);
    const foreign = keys.length ? await asks("foreign") : "·";
    const other = apart && (reads || reach !== "company") ? await asks("other") : "·";
    return { foreign, other, own: reads ? await asks("own") : "·" };
  }

  const lines: string[] = [];
  for (const endpoint of await allEndpoints()) {
    lines.push(`${endpoint.method} ${endpoint.path}  ${endpoint.permission}`);
    const lacking = keysOf(endpoint.path).filter(({ key }) => !(key in words) && !(objects.own[key] && objects.foreign[key])).map(({ key }) => key);
    if (lacking.length) faults.push(`${endpoint.method} ${endpoint.path}: no example of ${lacking.join(", ")}`);
    const input = inputFor(endpoint, inputs);
    if (!input) faults.push(`${endpoint.method} ${endpoint.path}: no input for ${endpoint.name}`);
    if (linkPermissions.some((permission) => permission === endpoint.permission)) lines.push("    only by a customer's link");
    const groups = new Map<string, Role[]>();
    // Reads side by side; of writes the first may make what the next one finds.
    const asked = new Map<Role, Promise<Outcome>>();
    for (const role of roles) {
      asked.set(role, outcome(role, endpoint, input ?? {}));
      if (endpoint.kind === "command") await asked.get(role);
    }
    await Promise.all(asked.values());
    for (const [role, answered] of asked) {
      const { own, other, foreign } = await answered;
      const group = `${reachOf(role, endpoint).padEnd(10)} ${own.padEnd(3)} ${other.padEnd(3)} ${foreign.padEnd(3)}`;
      groups.set(group, [...(groups.get(group) ?? []), role]);
      if (reachOf(role, endpoint) === "none" && own !== "403") faults.push(`${role} ${endpoint.method} ${endpoint.path}: ${own} without the permission`);
    }
    for (const [group, held] of groups) lines.push(`    ${group}  ${held.length === roles.length ? "everybody" : held.join(" ")}`);
  }
  if ((await digestOf(house, there.mill.companyId)) !== before) faults.push("something of the other company changed");
  return { lines, faults, answers };
}
