import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { addLedger, newCompany } from "../../contract/companies.ts";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import type { Role } from "../../contract/permissions.ts";
import type { Endpoint, InputOf, Problem } from "../../contract/toolkit.ts";
import { type Act, adopt, hire } from "../../server/conformance/company.ts";
import { type Asker, callerOf, type Door, type Pass, Unexpected } from "../../server/conformance/door.ts";
import * as companies from "../../server/modules/companies/index.ts";
import type { House, HouseOptions, Outside } from "../../server/house.ts";
import { machine, openHouse } from "../../server/main.ts";
import { systemActor } from "../../server/platform/actor.ts";
import { type Clock, clockWith } from "../../server/platform/clock.ts";
import type { CommandContext } from "../../server/platform/command.ts";
import { isRefused, type Refused } from "../../server/platform/refusal.ts";
import { afterwards } from "./afterwards.ts";
import { newDatabase } from "./database.ts";
import { lentRenderer } from "./lent-renderer.ts";
import { watched } from "./telling.ts";
import { tuesday } from "./tuesday.ts";

export { tuesday };

/** What a command cost in SQL statements, begin and commit included. */
export interface Spent {
  command: string;
  statements: number;
}

/** Set by a test that wants to hear what each command cost, right after its answer. */
interface Watch {
  spent?: (spent: Spent) => void;
}

export { Unexpected };

/** Somebody of a company, who asks over HTTP as any program does. */
export interface Colleague extends Asker {
  /** How it shows who it is. */
  readonly authorization: string;
  /** The problem that it must be refused with. */
  refused<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Problem>;
  /** Sends text as it is, for what none of our programs would send. */
  sendText(method: "GET" | "POST" | "PUT", url: string, text?: string): Promise<{ status: number; type: string; json: unknown }>;
  /** Sends a request and answers it as it came, whatever it is. */
  knock(method: Method, url: string, given: { key: string; body?: string }): Promise<{ statusCode: number; payload: string }>;
  /** SQL statements of the last call, begin and commit included. */
  statements(): number;
}
type Method = "GET" | "POST" | "PUT" | "DELETE";

const keep = <T>(outcome: T | Refused): T => {
  if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
  return outcome;
};

/** The text of a shipped pack, or of a copy that a test changed. */
function packText(name: string, change?: (pack: PolicyPack) => void): string {
  const text = readFileSync(new URL(`../../packs/${name}`, import.meta.url), "utf8");
  if (!change) return text;
  const copy = parse(text) as PolicyPack;
  change(copy);
  return stringify(copy, { aliasDuplicateObjects: false });
}

/** What stands between people and the door: a network that loses answers, a client that repeats. */
type Through = (door: Door) => Door;

/** `authorization` is how the caller shows who it is: a person's token or a customer's link. */
export function colleagueOf(house: Pick<House, "app">, { authorization, id, watch = {}, through = (door) => door }: { authorization: string; id: string; watch?: Watch; through?: Through }): Colleague {
  let statements = 0;
  const inject = (method: Method, url: string, { headers, body }: { headers: Record<string, string>; body?: string | Buffer }) =>
    house.app.inject({ method, url: `/api/v1${url}`, payload: body, headers: { authorization, "accept-language": "zh-CN", ...headers } });
  const headersOf = (key: string, body?: string) => ({ "idempotency-key": key, ...(body !== undefined && { "content-type": "application/json" }) });
  const door: Door = async ({ method, url, headers, body }) => {
    const answer = await inject(method, url, { headers, body });
    statements = Number(/desc="(\d+)"/.exec(String(answer.headers["server-timing"]))?.[1] ?? 0);
    return { status: answer.statusCode, json: answer.json<unknown>() };
  };
  const caller = callerOf(through(door), { id, authorization });
  const spent = ({ kind, name }: Endpoint): void => void (kind === "command" && watch.spent?.({ command: name, statements }));
  return {
    id, authorization,
    upload: caller.upload,
    statements: () => statements,
    ask: (endpoint, input, key) => caller.ask(endpoint, input, key).finally(() => spent(endpoint)),
    async refused(endpoint, input) {
      const answer = await caller.ask(endpoint, input).catch((error: unknown) => {
        if (error instanceof Unexpected) return error;
        throw error;
      });
      spent(endpoint);
      if (answer instanceof Unexpected) return answer.problem;
      throw new Error(`${endpoint.name} was not refused: ${JSON.stringify(answer)}`);
    },
    async sendText(method, url, text) {
      const answer = await inject(method, url, { headers: headersOf(randomUUID(), text), body: text });
      return { status: answer.statusCode, type: String(answer.headers["content-type"]), json: answer.json<unknown>() };
    },
    async knock(method, url, { key, body }) {
      const { statusCode, payload } = await inject(method, url, { headers: headersOf(key, body), body });
      return { statusCode, payload };
    },
  };
}

export interface CompanyWish {
  /** The file of the pack by which it works. */
  pack?: string;
  /** What is different in its copy of the pack. */
  change?: ((pack: PolicyPack) => void) | undefined;
  demo?: boolean;
}

export interface HouseWish extends Pick<Partial<HouseOptions>, "publicUrl" | "customerUrl" | "robotHosts" | "ssoHosts" | "mail"> {
  /** Where its log goes; only errors are printed without it. */
  logTo?: { write(line: string): void };
  clock?: Clock;
  /** Instead of the machine's random bytes, a mail server, the disk and the process that makes papers. */
  outside?: Outside;
  /** Hears of every connection that the house opens. */
  onConnect?: NonNullable<HouseOptions["connection"]["onConnect"]>;
  through?: Through;
  /** The database of which it gets a copy, instead of one that holds nothing yet; nobody is connected to it. */
  template?: string;
}

/**
 * The whole system on a database of its own, with one company that works by SYS-01, and people who knock at its HTTP door. `publicUrl`
 * stands in the letters to customers.
 */
export async function testHouse(wish: HouseWish = {}) {
  const house = await newHouse(wish);
  afterwards(house.close);
  return house;
}

/** The same, left to whoever asks for it to close, or to leave its database for copies. */
export async function newHouse({ publicUrl = "http://localhost:3000", logTo, clock = clockWith(tuesday.getTime() - Date.now()), outside = { ...machine, renderer: lentRenderer }, onConnect, through, template, ...more }: HouseWish = {}) {
  const { close: closeDatabase, drop, ...db } = await newDatabase(template);
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-files-"));
  const connection = { ...db.connection, ...(onConnect && { onConnect }) };
  const open = async () => watched(await openHouse({ ...more, connection, clock, publicUrl, dataDir, version: "test", checkAnswers: true, ...(logTo ? { log: "requests" as const, logTo } : { log: "errors" as const }) }, outside));
  let house = await open();
  const leaving = (leaveDatabase: () => Promise<void>) => async () => {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
    await leaveDatabase();
  };
  const [close, leave] = [leaving(drop), leaving(closeDatabase)];
  /** Another process on the same database and files takes the place of this one, which takes with it whatever it had in mind. */
  async function restart(): Promise<void> {
    const before = house;
    house = await open();
    await before.close();
  }
  const door = { get app() { return house.app; } };
  const watch: Watch = {};
  /** Somebody whose pass is known. */
  const meet = (pass: Pass): Colleague => colleagueOf(door, { through, ...pass, watch });
  const act = async <T>(companyId: string, work: (context: CommandContext) => Promise<T | Refused>) => keep(await house.pipeline.act(systemActor(companyId), work));

  /** Hires for a company; every call brings somebody else. */
  const hiring = (companyId: string, name: string) => async (...roles: Role[]): Promise<Colleague> =>
    meet(await hire((work) => act(companyId, work), { companyId, name: `${roles[0]} ${name}`, roles, until: new Date(clock.now().getTime() + 86_400_000 * 300) }));

  async function company(name: string, { pack = "sys-01.order-processing-and-tracking.yaml", change, demo = false }: CompanyWish = {}) {
    const companyId = await companies.createCompany(house.db, newCompany.parse({ name, shortName: name, demo }));
    const actHere: Act = (work) => act(companyId, work);
    const colleague = hiring(companyId, name);
    const admin = await colleague("admin");
    const { id: ledgerId } = await admin.ask(addLedger, { name: `${name} 制造`, numberPrefix: "" });
    const director = await colleague("salesDirector");
    await adopt(actHere, { pack: packText(pack, change), approvedBy: director.id });
    return { companyId, ledgerId, colleague, admin, director };
  }
  /** Somebody outside who holds a link. */
  const holderOf = (token: string): Colleague => colleagueOf(door, { through, authorization: `Link ${token}`, id: "", watch });
  return { ...db, get house() { return house; }, clock, dataDir, act, company, hiring, meet, holderOf, watch, restart, leave, close };
}
export type TestHouse = Awaited<ReturnType<typeof testHouse>>;
