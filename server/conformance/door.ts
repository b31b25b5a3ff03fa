import { randomUUID } from "node:crypto";
import { requestOf } from "../../contract/request.ts";
import type { AnswerOf, Endpoint, InputOf, Problem } from "../../contract/toolkit.ts";

/** One request at the HTTP door; `name` is the endpoint's, for whoever watches. */
export interface Knock {
  name: string;
  method: Endpoint["method"];
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer<ArrayBuffer>;
}
export interface Reply {
  status: number;
  json: unknown;
}
export type Door = (knock: Knock) => Promise<Reply>;

/** The door of a running system. Rejects when nobody answers. */
export const doorAt = (address: string): Door => async ({ method, url, headers, body }) => {
  const answer = await fetch(`${address}/api/v1${url}`, { method, headers, body });
  return { status: answer.status, json: await answer.json() };
};

/** A refusal that was not asked for. */
export class Unexpected extends Error {
  readonly problem: Problem;
  constructor(name: string, problem: Problem) {
    super(`${name}: ${problem.code} ${JSON.stringify(problem.refusals ?? [])}`);
    this.problem = problem;
  }
}

/** Who somebody is, and how the door knows: a person's token or a customer's link. */
export interface Pass {
  id: string;
  authorization: string;
}

/** Somebody who asks over HTTP as any program does. */
export interface Asker {
  readonly id: string;
  /** Answers, or throws `Unexpected`. Asked again with the same `key` it happens once. */
  ask<E extends Endpoint>(endpoint: E, input: InputOf<E>, key?: string): Promise<AnswerOf<E>>;
  /** Uploads a file and answers its id. */
  upload(bytes: Buffer, name: string): Promise<string>;
}
export interface Caller extends Asker {
  /** The codes that it is refused with; none when it is accepted. */
  refused<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<string[]>;
}

export function callerOf(door: Door, { id, authorization }: Pass): Caller {
  const send = (endpoint: Endpoint, input: object, key: string = randomUUID()) => {
    const { url, body } = requestOf(endpoint, input as Record<string, unknown>);
    const headers = { authorization, "idempotency-key": key, ...(body !== undefined && { "content-type": "application/json" }) };
    return door({ name: endpoint.name, method: endpoint.method, url, headers, body });
  };
  return {
    id,
    async ask(endpoint, input, key) {
      const { status, json } = await send(endpoint, input, key);
      if (status >= 300) throw new Unexpected(endpoint.name, json as Problem);
      return endpoint.answer.parse(json) as AnswerOf<typeof endpoint>;
    },
    async refused(endpoint, input) {
      const { status, json } = await send(endpoint, input);
      const { code, refusals } = json as Problem;
      return status < 300 ? [] : (refusals ?? [{ code }]).map((one) => one.code);
    },
    async upload(bytes, name) {
      const boundary = "gendan-conformance";
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const { status, json } = await door({
        name: "files.upload", method: "POST", url: "/files", body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
        headers: { authorization, "content-type": `multipart/form-data; boundary=${boundary}`, "idempotency-key": randomUUID() },
      });
      if (status >= 300) throw new Unexpected("files.upload", json as Problem);
      return (json as { id: string }).id;
    },
  };
}
