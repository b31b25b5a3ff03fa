import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { addLedger } from "../../contract/companies.ts";
import { type Role, roles, separateRoles } from "../../contract/permissions.ts";
import { requestOf } from "../../contract/request.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { hire } from "../../server/conformance/company.ts";
import { peopleHouse } from "../../server/modules/people/test-house.ts";
import { inputFor } from "../permissions/bodies.ts";
import { digestOf } from "../permissions/rows.ts";
import { allEndpoints } from "../permissions/sweep.ts";
import { testHouse, type TestHouse } from "../support/house.ts";

const allAtOnce = roles.filter((role) => !separateRoles.some((apart) => apart === role));
const json = { "content-type": "application/json" };

let house: TestHouse;
let companyId: string;
let who: { id: string; authorization: string };
beforeAll(async () => {
  house = await testHouse();
  ({ companyId } = await house.company("甲"));
  who = await employ(...allAtOnce);
}, 60_000);

const employ = (...held: Role[]) => hire((work) => house.act(companyId, work), { companyId, name: "乙", roles: held, until: new Date(house.clock.now().getTime() + 86_400_000) });

interface Sent {
  method: Endpoint["method"];
  url: string;
  headers?: Record<string, string>;
  body?: string | undefined;
}
async function knock({ method, url, headers, body }: Sent, { authorization } = who) {
  const { statusCode, payload } = await house.house.app.inject({ method, url: `/api/v1${url}`, headers: { authorization, "idempotency-key": randomUUID(), ...(body !== undefined && json), ...headers }, ...(body !== undefined && { payload: body }) });
  return `${statusCode} ${(JSON.parse(payload || "{}") as { code?: string }).code ?? ""}`;
}
const me: Sent = { method: "GET", url: "/me" };
const revoke = ({ id }: { id: string }, at: Date | null = house.clock.now()) => house.asOwner("update people.tokens set revoked_at = $2 where person_id = $1", [id, at]);

/** What the next request is answered once his token is revoked; he is known until then. */
async function onceRevoked(sent: Sent, person = who): Promise<string> {
  expect(await knock(me, person)).toBe("200 ");
  await revoke(person);
  const answer = await knock(sent, person);
  await revoke(person, null);
  return answer;
}

/** A request as the contract wants it, for something that does not exist. */
function requestFor(endpoint: Endpoint): Sent {
  const keys = Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map(([, key]) => [key!, randomUUID()]));
  const { url, body } = requestOf(endpoint, { ...keys, ...inputFor(endpoint, {}) });
  return { method: endpoint.method, url, body };
}

test("Whoever was known until just now is turned away at every door, and nothing is done for him", async () => {
  // Which notes that the token was used.
  await knock(me);
  const before = await digestOf(house, companyId);
  const answers: string[] = [];
  // All that writes, and of what reads every tenth: that it is proved before it is told does not hang on what it is.
  const endpoints = (await allEndpoints()).filter(({ kind }, index) => kind === "command" || index % 10 === 0);
  for (const endpoint of endpoints) answers.push(`${await onceRevoked(requestFor(endpoint))} ${endpoint.method} ${endpoint.path}`);
  expect(answers.filter((answer) => !answer.startsWith("401 signInNeeded "))).toEqual([]);
  expect(await digestOf(house, companyId)).toBe(before);
});

test("He is answered once, and no more is asked of the database for him", async () => {
  await knock(me);
  await revoke(who);
  let connections = 0;
  house.house.db.pool.on("acquire", () => void (connections += 1));
  expect(await knock(requestFor(addLedger))).toBe("401 signInNeeded");
  // As often as others are answered meanwhile: his flight and the question who he is.
  const others = await employ("admin");
  connections = 0;
  for (const _ of [1, 2, 3]) await knock(me, others);
  expect(connections).toBe(1 + 3);
  await revoke(who, null);
});

test("What is wrong with his request is not told either", async () => {
  const { method, url, body } = requestFor(addLedger);
  const wrong: Record<string, Sent> = {
    "no key": { method, url, body, headers: { "idempotency-key": "" } },
    "from elsewhere": { method, url, body, headers: { cookie: "a=b", "sec-fetch-site": "cross-site" } },
    "a masked phone": { method, url, body: JSON.stringify({ name: "138****1234", numberPrefix: "" }) },
    "no JSON": { method, url, body: "{" },
    "not what the contract says": { method, url, body: "{}" },
    "too large": { method, url, body: JSON.stringify({ name: "a".repeat(1_100_000) }) },
    "of no type": { method, url, body, headers: { "content-type": "text/xml" } },
    "no id": { method: "GET", url: "/people/99999999999999999999" },
  };
  const seesNoPhones = await employ("admin");
  for (const [what, sent] of Object.entries(wrong)) expect([what, await onceRevoked(sent, seesNoPhones)]).toEqual([what, "401 signInNeeded"]);
});

test("What he did before is not told again under its key, nor that the key is known", async () => {
  const { method, url } = requestFor(addLedger);
  const key = { "idempotency-key": randomUUID() };
  const body = JSON.stringify({ name: "二号账套", numberPrefix: "" });
  expect(await knock({ method, url, body, headers: key })).toBe("200 ");
  expect(await knock({ method, url, body, headers: key })).toBe("200 ");
  expect(await onceRevoked({ method, url, body, headers: key })).toBe("401 signInNeeded");
  expect(await onceRevoked({ method, url, body: JSON.stringify({ name: "三号账套", numberPrefix: "" }), headers: key })).toBe("401 signInNeeded");
});

test("What he did before is not told either where he is sent away while it is looked up", async () => {
  const { method, url } = requestFor(addLedger);
  const sent = { method, url, body: JSON.stringify({ name: "四号账套", numberPrefix: "" }), headers: { "idempotency-key": randomUUID() } };
  expect(await knock(sent)).toBe("200 ");
  const holding = new pg.Client(house.connection);
  await holding.connect();
  // The work is held up when it has been proved who he is, and before it finds that it was done.
  await holding.query("begin; lock table platform.registers in access exclusive mode");
  const answer = knock(sent);
  while (!(await house.asOwner("select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())")).length) await setTimeout(20);
  await revoke(who);
  await holding.query("commit");
  await holding.end();
  expect(await answer).toBe("401 signInNeeded");
  await revoke(who, null);
  expect(await knock(sent)).toBe("200 ");
});

test("A request counts once against how often its sender may ask, also where he is asked about in the middle of it", async () => {
  const counted: string[] = [];
  let wait = 0;
  const people = await peopleHouse({ limit: (asker) => (counted.push(asker), wait) });
  const company = await people.company("乙");
  const clerk = await people.colleague(company, { name: "文员", email: "clerk@example.com", roles: ["admin"] });
  const asks = async (request: string, body?: object) => {
    counted.length = 0;
    return [(await people.call(request, body, { cookie: clerk.cookie })).status, counted.length];
  };
  expect(await asks("GET /api/v1/me")).toEqual([200, 1]);
  expect(await asks("POST /api/v1/ledgers", { name: 1 })).toEqual([422, 1]);
  expect(await asks("GET /api/v1/me")).toEqual([200, 1]);
  // He is somebody else than he was, and is let in anew.
  await people.asOwner("update people.people set name = '新文员' where id = $1", [clerk.id]);
  expect(await asks("GET /api/v1/me")).toEqual([200, 1]);
  // Who asks too often is told so while he is who he was, and not when he is nobody any more.
  wait = 30;
  expect(await asks("GET /api/v1/me")).toEqual([429, 2]);
  await people.asOwner("update login.sessions set expires_at = $1", [people.clock.now()]);
  expect(await asks("GET /api/v1/me")).toEqual([401, 1]);
});
