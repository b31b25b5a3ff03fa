import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { permissions, type Role } from "../../contract/permissions.ts";
import { type Park, phones, twoFirms } from "../permissions/firms.ts";
import { examplesOf, keysOf, words } from "../permissions/objects.ts";
import { digestOf, idsOf } from "../permissions/rows.ts";
import { type Knock, knocksFor, type Operation, operationsOf } from "./hostile.ts";

/** `GENDAN_FUZZ=10000` asks for more, `GENDAN_FUZZ_SEED` for others; both are printed with what failed. */
const requests = Number(process.env["GENDAN_FUZZ"] ?? 1_500);
const seed = Number(process.env["GENDAN_FUZZ_SEED"] ?? 20_261_124);
const roles = ["admin", "salesDirector", "salesClerk", "finance", "warehouse", "planner", "generalManager", "quality", "logistics", "engineer"] as const satisfies Role[];

const log: string[] = [];
let park: Park;
let operations: Operation[];
beforeAll(async () => {
  park = await twoFirms({ logTo: { write: (line) => void log.push(line) } });
  operations = operationsOf((await park.here.people.admin.sendText("GET", "/openapi.json")).json);
}, 240_000);

/** What only our own machinery would say. */
const innards = /SQLSTATE|syntax error at|does not exist|violates |duplicate key|invalid input syntax|out of range|pg_catalog|node_modules|\bat [\w.]+ \(|\.ts:\d+|Kysely|ECONNREFUSED|heap out|TypeError|RangeError|Cannot read prop/;
const uuids = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g;

interface Answer {
  status: number;
  payload: string;
  ms: number;
}

async function send({ operation: { method }, url, body, who }: Knock): Promise<Answer> {
  const { house, here } = park;
  const at = performance.now();
  if (who >= roles.length) {
    const { statusCode, payload } = await house.house.app.inject({ method, url, ...(body !== undefined && { payload: body }), headers: { "idempotency-key": randomUUID(), ...(body !== undefined && { "content-type": "application/json" }) } });
    return { status: statusCode, payload, ms: performance.now() - at };
  }
  const { statusCode, payload } = await here.people[roles[who]!].knock(method, url.replace(/^\/api\/v1/, ""), { key: randomUUID(), ...(body !== undefined && { body }) });
  return { status: statusCode, payload, ms: performance.now() - at };
}

describe(`${requests} requests that nobody of good will sends (seed ${seed})`, () => {
  let answers: (Answer & { knock: Knock; role: Role | "nobody" })[];
  let before: string;
  let theirs: Set<string>;
  beforeAll(async () => {
    const { house, here, there } = park;
    before = await digestOf(house, there.mill.companyId);
    theirs = await idsOf(house, there.mill.companyId);
    const keys = await examplesOf(house.asOwner, here, here.people.salesperson.id);
    // Rows that were planted are no documents: what they point to is not there. Ours are UUIDs of version 7.
    const real = (id: string | undefined) => (id && /^[\da-f]{8}-[\da-f]{4}-7/.test(id) ? id : undefined);
    const own = [...Object.values(keys), ...(await idsOf(house, here.mill.companyId))].filter(real);
    const pools = {
      own, foreign: [...theirs].filter(real),
      keyed: (path: string, name: string) => {
        const key = keysOf(path.replaceAll(/\{(\w+)\}/g, ":$1")).find((each) => each.name === name)?.key ?? "";
        return words[key] ?? real(keys[key]);
      },
    };
    const within = operations.filter(({ path }) => path.startsWith("/api/v1/"));
    answers = [];
    for (const share of [3, 15]) {
      const knocks = knocksFor({ operations: within, pools, callers: roles.length + 1, share }, { seed: seed + share, numRuns: Math.ceil(requests / 2) });
      for (const knock of knocks) answers.push({ ...(await send(knock)), knock, role: roles[knock.who] ?? "nobody" });
    }
  }, 3_600_000);

  const told = ({ knock: { operation: { method, path }, url, body }, role, status, payload, ms }: (typeof answers)[number]) => `${role} ${method} ${path} → ${status} in ${Math.round(ms)} ms\n  ${url.slice(0, 300)}\n  ${body?.slice(0, 600)}\n  ${payload.slice(0, 300)}`;

  test("[S1] no answer is an error of ours, tells of the machinery, or waits for what was slipped into a statement", () => {
    expect(answers.filter(({ status, payload, ms }) => status >= 500 || ms > 4_000 || (status >= 400 && innards.test(payload))).map(told)).toEqual([]);
    // Most come as far as the work itself.
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(requests / 20);
    expect(new Set(answers.map(({ knock: { operation } }) => `${operation.method} ${operation.path}`)).size).toBeGreaterThan(operations.length * 0.7);
  });

  test("[S3] nobody reaches another company by an id in a path, a question or a body", async () => {
    const shows = answers.filter(({ knock: { url, body = "" }, payload }) => (payload.match(uuids) ?? []).some((id) => theirs.has(id) && !url.includes(id) && !body.includes(id)));
    expect(shows.map(told)).toEqual([]);
    expect(await digestOf(park.house, park.there.mill.companyId)).toBe(before);
  });

  test("[S4] who is not signed in is asked to sign in, and is shown nothing", () => {
    const open = answers.filter(({ role, status, knock: { operation: { path } } }) => role === "nobody" && status < 400 && !/\/auth\/|\/sign-in|openapi/.test(path));
    expect([...new Set(open.map(({ knock: { operation } }) => `${operation.method} ${operation.path}`))]).toEqual([]);
  });

  test("[S15] no object of the program gained a field", () => {
    expect(["polluted", "isAdmin", "x"].filter((name) => name in {})).toEqual([]);
  });

  test("[S17] who may not see phones is answered without one, and nobody is told a secret", () => {
    const sees: Partial<Record<Role, string>> = permissions["customers.seePhones"];
    const leaks = answers.filter(({ role, payload, knock: { operation: { path } } }) => role !== "nobody" && !sees[role] && !(role === "admin" && path.includes("/people")) && Object.values(phones).some((phone) => payload.replaceAll(/[\s-]/g, "").includes(phone)));
    expect(leaks.map(told)).toEqual([]);
    expect(answers.filter(({ payload }) => /whsec_|password_hash|gdn_\d+_|qyapi\.weixin\.qq\.com\/[^"]*key=/.test(payload)).map(told)).toEqual([]);
  });

  test("[S17] the log tells of every request, of no phone, token or word that people search for, and one line is one", () => {
    expect(log.length).toBeGreaterThan(requests);
    const told = log.join("");
    expect(Object.values(phones).filter((phone) => told.includes(phone))).toEqual([]);
    expect(told).not.toMatch(/gdn_\d|gdl_\d|whsec_|select pg_sleep|Bearer|idempotency-key/);
    expect(log.filter((line) => !line.endsWith("}\n") || line.slice(0, -1).includes("\n") || typeof JSON.parse(line) !== "object")).toEqual([]);
  });
});
