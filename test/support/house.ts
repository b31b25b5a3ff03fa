import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { addLedger, newCompany } from "../../contract/companies.ts";
import { personInput, tokenText } from "../../contract/people.ts";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import type { Role } from "../../contract/permissions.ts";
import { requestOf } from "../../contract/request.ts";
import type { AnswerOf, Endpoint, InputOf, Problem } from "../../contract/toolkit.ts";
import * as companies from "../../server/modules/companies/index.ts";
import * as people from "../../server/modules/people/index.ts";
import * as policies from "../../server/modules/policies/index.ts";
import { type House, openHouse } from "../../server/main.ts";
import { systemActor } from "../../server/platform/actor.ts";
import { clockWith } from "../../server/platform/clock.ts";
import type { CommandContext } from "../../server/platform/command.ts";
import { isRefused, type Refused } from "../../server/platform/refusal.ts";
import { afterwards } from "./afterwards.ts";
import { testDatabase } from "./database.ts";

/** A Tuesday afternoon on which everybody works. */
export const tuesday = new Date("2026-11-24T06:20:00Z");

/** What a command cost in SQL statements, begin and commit included. */
export interface Spent {
  command: string;
  statements: number;
}

/** Set by a test that wants to hear what each command cost, right after its answer. */
interface Watch {
  spent?: (spent: Spent) => void;
}

/** A problem that a test did not expect. */
export class Unexpected extends Error {
  readonly problem: Problem;
  constructor(name: string, problem: Problem) {
    super(`${name}: ${problem.code} ${JSON.stringify(problem.refusals)}`);
    this.problem = problem;
  }
}

/** Somebody of a company, who asks over HTTP as any program does. */
export interface Colleague {
  id: string;
  /** Answers, or throws `Unexpected`. */
  ask<E extends Endpoint>(endpoint: E, input: InputOf<E>, key?: string): Promise<AnswerOf<E>>;
  /** The problem that it must be refused with. */
  refused<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Problem>;
  /** Sends text as it is, for what none of our programs would send. */
  sendText(method: "GET" | "POST" | "PUT", url: string, text?: string): Promise<{ status: number; type: string; json: unknown }>;
  /** Sends a request and answers it as it came, whatever it is. */
  knock(method: "GET" | "POST" | "PUT" | "DELETE", url: string, given: { key: string; body?: string }): Promise<{ statusCode: number; payload: string }>;
  /** Uploads a file and answers its id. */
  upload(bytes: Buffer, name: string): Promise<string>;
  /** SQL statements of the last call, begin and commit included. */
  statements(): number;
}

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

/** `authorization` is how the caller shows who it is: a person's token or a customer's link. */
export function colleagueOf(house: House, { authorization, id, watch = {} }: { authorization: string; id: string; watch?: Watch }): Colleague {
  let statements = 0;
  async function send(endpoint: Endpoint, input: object, key: string) {
    const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
    const answer = await house.app.inject({
      method: endpoint.method, url: `/api/v1${url}`, payload: body,
      headers: { authorization, "accept-language": "zh-CN", ...(body !== undefined && { "content-type": "application/json" }), "idempotency-key": key },
    });
    statements = Number(/desc="(\d+)"/.exec(String(answer.headers["server-timing"]))?.[1] ?? 0);
    if (endpoint.kind === "command") watch.spent?.({ command: endpoint.name, statements });
    return { ok: answer.statusCode < 300, json: answer.json<unknown>() };
  }
  return {
    id,
    statements: () => statements,
    async sendText(method, url, text) {
      const answer = await house.app.inject({
        method, url: `/api/v1${url}`, ...(text !== undefined && { payload: text }),
        headers: { authorization, "accept-language": "zh-CN", "idempotency-key": randomUUID(), ...(text !== undefined && { "content-type": "application/json" }) },
      });
      return { status: answer.statusCode, type: String(answer.headers["content-type"]), json: answer.json<unknown>() };
    },
    async knock(method, url, { key, body }) {
      const { statusCode, payload } = await house.app.inject({
        method, url: `/api/v1${url}`, payload: body, headers: { authorization, "accept-language": "zh-CN", "idempotency-key": key, ...(body !== undefined && { "content-type": "application/json" }) },
      });
      return { statusCode, payload };
    },
    async upload(bytes, name) {
      const boundary = "gendan-test-boundary";
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const answer = await house.app.inject({
        method: "POST", url: "/api/v1/files", payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
        headers: { authorization, "content-type": `multipart/form-data; boundary=${boundary}`, "idempotency-key": randomUUID() },
      });
      if (answer.statusCode >= 300) throw new Unexpected("files.upload", answer.json());
      return answer.json<{ id: string }>().id;
    },
    async ask(endpoint, input, key = randomUUID()) {
      const { ok, json } = await send(endpoint, input, key);
      if (!ok) throw new Unexpected(endpoint.name, json as Problem);
      return endpoint.answer.parse(json) as AnswerOf<typeof endpoint>;
    },
    async refused(endpoint, input) {
      const { ok, json } = await send(endpoint, input, randomUUID());
      if (ok) throw new Error(`${endpoint.name} was not refused: ${JSON.stringify(json)}`);
      return json as Problem;
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

/**
 * The whole system on a database of its own, with one company that works by SYS-01, and people who knock at its HTTP door. `publicUrl`
 * stands in the letters to customers.
 */
export async function testHouse({ publicUrl = "http://localhost:3000", customerUrl, robotHosts, logTo }: { publicUrl?: string; customerUrl?: string; robotHosts?: readonly string[]; logTo?: { write(line: string): void } } = {}) {
  const db = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-files-"));
  const clock = clockWith(tuesday.getTime() - Date.now());
  const house = await openHouse({ connection: db.connection, clock, publicUrl, customerUrl, robotHosts, dataDir, version: "test", checkAnswers: true, ...(logTo ? { log: "requests" as const, logTo } : { log: "errors" as const }) });
  afterwards(async () => {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const watch: Watch = {};
  const act = async <T>(companyId: string, work: (context: CommandContext) => Promise<T | Refused>) => keep(await house.pipeline.act(systemActor(companyId), work));

  async function company(name: string, { pack = "sys-01.order-processing-and-tracking.yaml", change, demo = false }: CompanyWish = {}) {
    const companyId = await companies.createCompany(house.db, newCompany.parse({ name, shortName: name, demo }));
    const colleague = async (...roles: Role[]): Promise<Colleague> => {
      const { id } = await act(companyId, (c) => people.createPerson(c, personInput.parse({ name: `${roles[0]} ${name}`, email: `${randomUUID()}@example.com`, roles })));
      const secret = people.newSecret();
      await act(companyId, (c) => people.issueToken(c, { name: "test", secret, expiresAt: new Date(clock.now().getTime() + 86_400_000 * 300), personId: id }));
      return colleagueOf(house, { authorization: `Bearer ${tokenText(companyId, secret)}`, id, watch });
    };
    const admin = await colleague("admin");
    const { id: ledgerId } = await admin.ask(addLedger, { name: `${name} 制造`, numberPrefix: "" });
    const { policyId, version } = await act(companyId, (c) => policies.loadPack(c, packText(pack, change)));
    const director = await colleague("salesDirector");
    await act(companyId, async (c) => policies.approveVersion({ ...c, actor: { ...c.actor, id: director.id } }, { policyId, version, effectiveFrom: "2026-01-01" }));
    await act(companyId, (c) => policies.assign(c, { policyId, orderKind: "standard", from: "2026-01-01" }));
    return { companyId, ledgerId, colleague, admin, director };
  }
  /** Somebody outside who holds a link. */
  const holderOf = (token: string): Colleague => colleagueOf(house, { authorization: `Link ${token}`, id: "", watch });
  return { ...db, house, clock, dataDir, act, company, holderOf, watch };
}
export type TestHouse = Awaited<ReturnType<typeof testHouse>>;
