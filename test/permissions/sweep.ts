import { readdirSync } from "node:fs";
import { join } from "node:path";
import { linkPermissions } from "../../contract/links.ts";
import { type Role, roles } from "../../contract/permissions.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { isEndpoint } from "../architecture/words.ts";
import { askerIn, type Outcome, reachOf } from "./asker.ts";
import { inputFor } from "./bodies.ts";
import type { Park } from "./firms.ts";
import { digestOf } from "./rows.ts";

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

type Asker = Awaited<ReturnType<typeof askerIn>>;

export interface Swept extends Pick<Asker, "answers" | "faults"> {
  lines: string[];
}

/** What a route answers to each role, one after the other: of writes the first may make what the next one finds, and reads side by side are planned anew by each connection that they come by. */
async function outcomesOf(asker: Asker, endpoint: Endpoint, input: object): Promise<[Role, Outcome][]> {
  const outcomes: [Role, Outcome][] = [];
  for (const role of roles) outcomes.push([role, await asker.outcome(role, endpoint, input)]);
  return outcomes;
}

/** The roles to whom a route answers alike, a line each. */
function linesOf(endpoint: Endpoint, outcomes: readonly [Role, Outcome][]): string[] {
  const groups = Map.groupBy(outcomes, ([role, { own, other, foreign }]) => `${reachOf(role, endpoint).padEnd(10)} ${own.padEnd(3)} ${other.padEnd(3)} ${foreign.padEnd(3)}`);
  return [...groups].map(([group, held]) => `    ${group}  ${held.length === roles.length ? "everybody" : held.map(([role]) => role).join(" ")}`);
}

/** Asks for every object of every route in every role, and writes down what was answered. */
export async function sweep(park: Park): Promise<Swept> {
  const before = await digestOf(park.house, park.there.mill.companyId);
  const asker = await askerIn(park);
  const { faults, answers } = asker;
  const lines: string[] = [];
  for (const endpoint of await allEndpoints()) {
    const route = `${endpoint.method} ${endpoint.path}`;
    lines.push(`${route}  ${endpoint.permission}`);
    const lacking = asker.lacking(endpoint);
    if (lacking.length) faults.push(`${route}: no example of ${lacking.join(", ")}`);
    const input = inputFor(endpoint, inputs);
    if (!input) faults.push(`${route}: no input for ${endpoint.name}`);
    if (linkPermissions.some((permission) => permission === endpoint.permission)) lines.push("    only by a customer's link");
    const outcomes = await outcomesOf(asker, endpoint, input ?? {});
    for (const [role, { own }] of outcomes) if (reachOf(role, endpoint) === "none" && own !== "403") faults.push(`${role} ${route}: ${own} without the permission`);
    lines.push(...linesOf(endpoint, outcomes));
  }
  if ((await digestOf(park.house, park.there.mill.companyId)) !== before) faults.push("something of the other company changed");
  return { lines, faults, answers };
}
