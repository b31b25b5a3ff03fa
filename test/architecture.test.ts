import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { linkPermissions } from "../contract/links.ts";
import { permissions } from "../contract/permissions.ts";
import { allRefusals } from "../contract/refusals/index.ts";
import type { Endpoint } from "../contract/toolkit.ts";
import { unprotected, withoutCompany } from "./architecture/catalogue.ts";
import { strayImports, unknownRooms } from "./architecture/imports.ts";
import { ownDefaults, takesWhichever } from "./architecture/machine.ts";
import { namedInMigrations, straySql } from "./architecture/schemas.ts";
import { type Source, sourcesIn } from "./architecture/source.ts";
import { businessWords, isEndpoint, twins, unguarded, wordless } from "./architecture/words.ts";
import { testDatabase, type TestDatabase } from "./support/database.ts";

const root = join(import.meta.dirname, "..");
const folders = ["contract", "server", "web", "db"];
const house = sourcesIn(root, folders);
const bad = sourcesIn(join(import.meta.dirname, "bad"), folders);
const only = (sources: readonly Source[], name: string) => sources.filter(({ path }) => path.includes(name));

/** Endpoints that need nobody signed in: the one place that says so. */
const openToAll = ["signIn", "signOut", "readSession", "chooseCompany", "acceptInvitation", "changePassword", "demoPeople", "demoSignIn", "founding.read", "founding.found", "signInWithCode", "readSecondFactor", "beginSecondFactor", "confirmSecondFactor", "renewRecoveryCodes",
  "removeSecondFactor", "askPasswordReset", "resetPassword", "listSignInWays", "startSso", "finishSso", "signOutAtProvider"];

/** Tables that belong to no company, each with its reason. */
const ofNoCompany: Record<string, string> = {
  "companies.companies": "the list of the companies itself",
  "platform.settings": "settings of the installation",
  "platform.keeping": "for how long what is kept, in the whole installation",
  "platform.monthly": "which tables lie in months",
  "backups.runs": "a backup is of the whole installation",
  "public.kysely_migration": "which migrations ran",
  "public.kysely_migration_lock": "one process migrates at a time",
};

/** Names of the trade that the platform may say, each with its reason. */
const allowedWords: Record<string, string> = {
  "server/platform/events.ts -> OrderFacts": "what every event of an order carries; the duties of policies are matched by it",
  "server/platform/events.ts -> orderId": "as above",
};

/** SQL on another schema that is meant, each with its reason. */
const allowedSql: Record<string, string> = {
  "server/modules/people/login.ts -> platform.settings": "the secret of sign-in belongs to the installation, not to a company",
};

/** Who asks the machine itself, each with its reason: nothing of it reaches a company's facts. */
const askMachine: Record<string, string> = {
  "server/platform/random.ts -> randomBytes": "the machine's random bytes, by their one name",
  "server/platform/random.ts -> machineRandom": "as above",
  "server/platform/clock.ts -> Date.now": "the machine's clock, by its one name",
  "server/main.ts -> machineRandom": "what a house is opened with unless a simulation hands in another",
  "server/platform/command.ts -> machineRandom": "as above, for a pipeline that a room's test makes",
  "server/platform/ids.ts -> machineRandom": "the records of sign-in and of backups, and tests",
  "server/platform/ids.ts -> new Date()": "tests",
  "server/platform/setup-token.ts -> randomBytes": "a secret that nothing may foresee, not even in a simulation",
  "server/modules/people/secrets.ts -> machineRandom": "as above",
  "server/modules/people/totp.ts -> randomBytes": "as above",
  "server/modules/links/customer-address.ts -> randomBytes": "a question to ourselves by way of the network, kept by nobody",
  "server/platform/http.ts -> randomUUID": "names of requests in the log",
  "server/modules/files/file-store.ts -> randomUUID": "names of files that are still being written",
  "server/modules/files/sweep.ts -> Date.now": "the age of files by the disk's own clock",
  "server/modules/backups/write.ts -> randomUUID": "the name of a backup, which belongs to the installation",
  "server/modules/backups/write.ts -> Date.now": "the age of files by the disk's own clock",
  "server/modules/backups/snapshot.ts -> now()": "the moment of the database's snapshot",
  "server/views/verify/months.ts -> now()": "which months the database has by now",
  "server/modules/notices/robots/vendors.ts -> new Date()": "vendors believe a signature of this minute, whatever a demo's clock says",
  "server/modules/shipping/carriers/hook.ts -> new Date()": "so do we of carriers",
  "server/modules/people/sso/kept-providers.ts -> Date.now": "how long another server is left alone",
  "server/platform/line.ts -> performance.now": "how long somebody stands in line before this process",
  "server/platform/pace.ts -> performance.now": "how fast a connection reads and sends",
  "server/platform/request-limit.ts -> Date.now": "how often somebody asks in a minute of this process",
  "server/platform/door.ts -> performance.now": "a pause of this process",
  "server/platform/silence.ts -> performance.now": "as above",
  "server/platform/jobs.ts -> Math.random": "as above",
  "server/platform/embedded-leftover.ts -> Date.now": "as above",
  "server/platform/embedded-lock.ts -> Date.now": "as above",
  "server/platform/embedded-supervisor.ts -> Date.now": "as above",
  "server/platform/migrations.ts -> new Date()": "when this database migrated",
};

// Somebody signs in before a company is chosen, and may belong to several: these tables are read by the person.
const signIn = (name: string) => name.startsWith("login.");

async function exportsOf(folder: string): Promise<unknown[]> {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "index.ts");
  const modules = await Promise.all(files.map((file) => import(join(root, folder, file)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module));
}
const endpointsOf = async (): Promise<Endpoint[]> => (await exportsOf("contract")).filter(isEndpoint);
const refusalCodes = async (): Promise<string[]> => (await exportsOf("contract/refusals")).flatMap((texts) => Object.keys(texts as object));

describe("who may import whom", () => {
  test("every file keeps to the import table", () => expect(strayImports(house)).toEqual([]));
  test("every room stands in the table", () => expect(unknownRooms(house)).toEqual([]));
  test("the house is really looked at", () => {
    expect(house.length).toBeGreaterThan(300);
    expect(house.flatMap(({ imports }) => imports).filter((target) => target.startsWith("server/modules/")).length).toBeGreaterThan(200);
  });
  test.each([
    ["past-a-door", "server/modules/orders/past-a-door.ts -> server/modules/catalog/store.ts"],
    ["another-document", "server/modules/orders/another-document.ts -> server/modules/stock/index.ts"],
    ["platform-knows-a-room", "server/platform/platform-knows-a-room.ts -> server/modules/orders/index.ts"],
    ["view-asks-a-room", "server/views/view-asks-a-room.ts -> server/modules/stock/index.ts"],
    ["process-beyond-a-door", "server/processes/process-beyond-a-door.ts -> server/modules/orders/store.ts"],
    ["contract-imports-server", "contract/contract-imports-server.ts -> server/platform/db.ts"],
    ["contract-needs-more", "contract/contract-needs-more.ts -> big.js"],
    ["screen-asks-server", "web/screen-asks-server.ts -> server/platform/refusal.ts"],
    ["uses-a-fixture", "server/modules/orders/uses-a-fixture.ts -> test/support/database.ts"],
    ["loads-later", "server/modules/people/loads-later.ts -> server/modules/orders/index.ts"],
  ])("the check sees %s", (name, found) => expect(strayImports(only(bad, name))).toEqual([found]));
  test("the check sees a room that no table knows", () => expect(unknownRooms(bad)).toEqual(["loyalty"]));
});

describe("whose tables SQL may name", () => {
  const tables = namedInMigrations(join(root, "db/migrations"));
  test("a room's SQL names its own schema only", () =>
    expect(straySql(house.filter(({ path }) => path.startsWith("server/")), tables).filter((found) => !(found in allowedSql))).toEqual([]));
  test("the migrations are really read", () => expect(tables).toEqual(expect.arrayContaining(["orders.orders", "journal.entries", "login.users"])));
  test("the check sees SQL across two rooms, also in a part of a template", () =>
    expect(straySql(only(bad, "joins-customers"), tables)).toEqual(["server/modules/orders/joins-customers.ts -> customers.customers"]));
  test("the check sees SQL in a process, and lets a view pass", () => {
    expect(straySql(only(bad, "process-with-sql"), tables)).toEqual(["server/processes/process-with-sql.ts -> orders.orders"]);
    expect(straySql(only(bad, "view-over-two"), tables)).toEqual([]);
  });
});

describe("the platform", () => {
  test("knows no word of the trade", () => expect(businessWords(house).filter((found) => !(found in allowedWords))).toEqual([]));
  test("the check sees one", () => expect(businessWords(only(bad, "knows-customers"))).toEqual(["server/platform/knows-customers.ts -> customerName"]));
});

describe("time and chance", () => {
  const asked = (sources: readonly Source[]) => [...new Set(sources.flatMap(({ path, asked: what }) => what.map((one) => `${path} -> ${one}`)))];
  const decides = house.filter(({ path }) => /^(contract|server\/(modules|processes|views|platform|[^/]+\.ts$))/.test(path));
  test("come to whatever decides from the clock and the random bytes that the house was opened with", () => {
    expect(asked(decides).filter((found) => !(found in askMachine))).toEqual([]);
    expect(Object.keys(askMachine).filter((found) => !asked(decides).includes(found))).toEqual([]);
  });
  test("nothing that is deployed opens a house with another chance than the machine's", () =>
    expect(asked(sourcesIn(root, ["server", "db", "bin"])).filter((found) => found.endsWith("openHouse(…, …)"))).toEqual([]));
  test("whoever takes the first of several rows says which it is among those of one instant", () => {
    const taking = (sources: readonly Source[]) => sources.filter(({ sql }) => sql.some(takesWhichever)).map(({ path }) => path);
    expect(taking(house)).toEqual([]);
    expect(house.flatMap(({ sql }) => sql).filter((text) => text.includes("skip locked")).length).toBeGreaterThan(5);
    expect(taking(only(bad, "takes-whichever"))).toEqual(["server/modules/orders/takes-whichever.ts"]);
  });
  test("the check sees who asks the machine, and the database", () =>
    expect(asked(only(bad, "draws-its-own-lot"))).toEqual(["randomUUID", "Math.random", "Date.now", "new Date()", "openHouse(…, …)", "now()"].map((what) => `server/modules/orders/draws-its-own-lot.ts -> ${what}`)));
});

describe("endpoints and refusals", () => {
  let endpoints: Endpoint[];
  beforeAll(async () => void (endpoints = await endpointsOf()));
  // Holders of a one-purpose link have permissions that no role has.
  const rows = [...Object.keys(permissions), ...linkPermissions];

  test("every endpoint names a permission that has a row, or is one of the few that are open to all", () => {
    expect(endpoints.length).toBeGreaterThan(80);
    expect(unguarded(endpoints, { rows, open: openToAll })).toEqual([]);
    expect(openToAll.filter((name) => !endpoints.some((endpoint) => endpoint.name === name))).toEqual([]);
  });
  test("no two endpoints share a name or an address", () => expect(twins(endpoints)).toEqual([]));
  test("the checks see an endpoint without a row, one that is open by mistake, and twins", () => {
    const [one] = endpoints as [Endpoint];
    expect(unguarded([{ ...one, name: "a", permission: "orders.dance" }, { ...one, name: "b", permission: "public" }], { rows, open: openToAll })).toEqual(["a -> orders.dance", "b -> public"]);
    expect(twins([{ ...one, path: "/things/:id" }, { ...one, name: "other", path: "/things/:thingId" }])).toEqual([`${one.method} /things/:`]);
  });
  let codes: string[];
  beforeAll(async () => void (codes = await refusalCodes()));
  test("every refusal can be told in words", () => {
    const refusing = house.filter(({ path }) => path.startsWith("server/"));
    expect(refusing.flatMap(({ refusals }) => refusals).length).toBeGreaterThan(100);
    expect(wordless(refusing, codes)).toEqual([]);
  });
  test("every file of texts is wired into the list that the house tells from", () => expect(codes.filter((code) => !(code in allRefusals))).toEqual([]));
  test("the check sees refusals without words", () =>
    expect(wordless(only(bad, "refuses-in-silence"), codes)).toEqual(["doorLocked", "tooTall", "tooShort", "mute"].map((code) => `server/modules/orders/refuses-in-silence.ts -> ${code}`)));
});

describe("companies in one database", () => {
  let db: TestDatabase;
  beforeAll(async () => void (db = await testDatabase()));

  test("a table without a company is named here with its reason", async () => expect((await withoutCompany(db.asOwner)).filter((name) => !(name in ofNoCompany) && !signIn(name))).toEqual([]));
  test("row-level security is forced on every table of a company", async () => expect((await unprotected(db.asOwner)).filter((name) => !signIn(name))).toEqual([]));

  test("no column fills itself with the database's own time or chance", async () => expect(await ownDefaults(db.asOwner)).toEqual([]));

  test("the checks see tables that break it", async () => {
    await db.asOwner(`
      create schema bad;
      create table bad.shared (id uuid primary key);
      create table bad.open (company_id bigint, id uuid primary key);`);
    const inBad = async (found: Promise<string[]>) => (await found).filter((name) => name.startsWith("bad."));
    expect(await inBad(withoutCompany(db.asOwner))).toEqual(["bad.shared"]);
    expect(await inBad(unprotected(db.asOwner))).toEqual(["bad.open"]);
    await db.asOwner("create table bad.early (company_id bigint, at timestamptz default now(), id uuid default gen_random_uuid(), note text default 'now')");
    expect((await ownDefaults(db.asOwner)).toSorted()).toEqual(["bad.early.at", "bad.early.id"]);
  });
});
