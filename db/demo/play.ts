import { issuePersonalToken, tokenText } from "../../contract/people.ts";
import { permissionsOf } from "../../contract/permissions.ts";
import { requestOf } from "../../contract/request.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../contract/toolkit.ts";
import type { House } from "../../server/house.ts";
import { newSecret } from "../../server/modules/people/index.ts";
import { type Actor, systemActor } from "../../server/platform/actor.ts";
import type { CommandContext } from "../../server/platform/command.ts";
import { isRefused, type Refused } from "../../server/platform/refusal.ts";
import type { ActClock } from "../../server/platform/clock-store.ts";
import type { Who } from "./people.ts";

/** The demo's stage: people who do things through the real commands, each at its time. A refusal is a fault of the play. */
export interface Play {
  readonly companyId: string;
  /** Commands and reads done so far. */
  readonly done: number;
  ask<E extends Endpoint>(who: Who, endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>>;
  /** The same where some refusals are part of the play; undefined when one of them came. */
  attempt<E extends Endpoint>(who: Who, endpoint: E, input: InputOf<E>, expected: readonly string[]): Promise<AnswerOf<E> | undefined>;
  /** As the customer who holds a link, through HTTP like any phone. */
  byLink<E extends Endpoint>(token: string, endpoint: E, input: InputOf<E>): Promise<AnswerOf<E>>;
  /** Keeps a file and answers its id. */
  upload(who: Who, file: SentFile): Promise<string>;
  /** What no endpoint offers (warehouses, opening stock), in the same transaction rules. */
  act<T>(who: Who | "system", work: (context: CommandContext) => Promise<T | Refused>): Promise<T>;
  at<T>(instant: Date, work: () => Promise<T>): Promise<T>;
  idOf(who: Who): string;
  hire(who: Who, person: Pick<Actor, "id" | "name" | "roles" | "departmentIds">): void;
}

/** What of an input one part of a request (address, query, body) takes. */
function partOf(schema: Endpoint["params"], input: object): object {
  const fields = "shape" in schema ? Object.keys(schema.shape as object) : [];
  return schema.parse(Object.fromEntries(Object.entries(input).filter(([field]) => fields.includes(field)))) as object;
}
const parsed = ({ params, query, body }: Endpoint, input: object): object => ({ ...partOf(params, input), ...partOf(query, input), ...partOf(body, input) });

function told<T>(what: string, outcome: T | Refused): T {
  if (isRefused(outcome)) throw new Error(`${what} was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome;
}

export interface SentFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Requests from outside: a customer's phone, or an upload. */
function outsideOf({ app }: House) {
  let sent = 0;
  async function send(url: string, given: { method: "GET" | "POST" | "PUT" | "DELETE"; authorization: string; type?: string; body?: string | Buffer }): Promise<unknown> {
    sent += 1;
    const headers = { authorization: given.authorization, "idempotency-key": `demo-request-${sent}`, ...(given.body !== undefined && { "content-type": given.type ?? "application/json" }) };
    const answer = await app.inject({ method: given.method, url: `/api/v1${url}`, headers, payload: given.body });
    if (answer.statusCode !== 200) throw new Error(`${given.method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  }
  return send;
}

const boundary = "----the-demo-sends-a-file";
const multipart = ({ name, type, bytes }: SentFile): Buffer =>
  Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);

export function openPlay(house: House, clock: ActClock, companyId: string): Play {
  const { handlers, pipeline } = house;
  const send = outsideOf(house);
  const known = new Map(handlers.map((handler) => [handler.endpoint, handler]));
  const cast = new Map<Who, Actor>();
  let done = 0;
  const actorOf = (who: Who): Actor => {
    const actor = cast.get(who);
    if (!actor) throw new Error(`${who} does not work here yet`);
    return actor;
  };
  const tokens = new Map<Who, string>();

  async function outcomeOf(who: Who, endpoint: Endpoint, input: object): Promise<unknown> {
    const actor = actorOf(who);
    const handler = known.get(endpoint);
    if (!handler) throw new Error(`nobody answers ${endpoint.name}`);
    if (!actor.permissions.has(endpoint.permission)) throw new Error(`${actor.name} may not ${endpoint.name}`);
    done += 1;
    return (await pipeline.invoke({ handler, input: parsed(endpoint, input), actor, language: "zh-CN" })).outcome;
  }
  const named = (endpoint: Endpoint, who: Who) => `${endpoint.name} by ${who} at ${clock.now().toISOString()}`;
  const ask: Play["ask"] = async (who, endpoint, input) => told(named(endpoint, who), await outcomeOf(who, endpoint, input as object)) as AnswerOf<typeof endpoint>;

  /** Uploads are no command of the pipeline: whoever sends a file has a token for it. */
  async function tokenOf(who: Who): Promise<string> {
    const known = tokens.get(who);
    if (known) return known;
    const secret = newSecret();
    await ask(who, issuePersonalToken, { name: "演示数据", secret, expiresAt: new Date(clock.now().getTime() + 100 * 86_400_000) });
    tokens.set(who, tokenText(companyId, secret));
    return tokenText(companyId, secret);
  }
  return {
    companyId,
    get done() {
      return done;
    },
    ask,
    async attempt(who, endpoint, input, expected) {
      const outcome = await outcomeOf(who, endpoint, input);
      if (isRefused(outcome) && outcome.refusals.every(({ code }) => expected.includes(code))) return undefined;
      return told(named(endpoint, who), outcome) as AnswerOf<typeof endpoint>;
    },
    async byLink(token, endpoint, input) {
      done += 1;
      const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
      return (await send(url, { method: endpoint.method, authorization: `Link ${token}`, body })) as AnswerOf<typeof endpoint>;
    },
    async upload(who, file) {
      done += 1;
      const authorization = `Bearer ${await tokenOf(who)}`;
      return ((await send("/files", { method: "POST", authorization, type: `multipart/form-data; boundary=${boundary}`, body: multipart(file) })) as { id: string }).id;
    },
    async act(who, work) {
      done += 1;
      return told(`an act of ${who}`, await pipeline.act(who === "system" ? systemActor(companyId) : actorOf(who), work));
    },
    at: (instant, work) => clock.at(instant, work),
    idOf: (who) => actorOf(who).id,
    hire: (who, person) => void cast.set(who, { kind: "person", companyId, ...person, permissions: permissionsOf(person.roles) }),
  };
}
