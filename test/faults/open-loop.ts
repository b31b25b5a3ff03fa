import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Wanted } from "./rolling.ts";

/** One question of somebody who asks once, and what became of it. */
export interface Outcome {
  status: number;
  /** From the moment at which it was due, in milliseconds. */
  ms: number;
  /** Since the beginning. */
  answeredAt: number;
  retryAfter: string | undefined;
  body: string;
}

const lateMs = 15_000;

function ask(address: string, { method, path, body, authorization }: Wanted, agent: Agent): Promise<Pick<Outcome, "status" | "retryAfter" | "body">> {
  return new Promise((resolve) => {
    const headers = { authorization, "accept-language": "en", ...(method === "POST" && { "idempotency-key": randomUUID() }), ...(body !== undefined && { "content-type": "application/json" }) };
    const asked = request(`${address}/api/v1${path}`, { method, headers, agent, timeout: lateMs }, (answer) => {
      const status = answer.statusCode ?? 0;
      let said = "";
      answer.setEncoding("utf8").on("data", (part: string) => void (status >= 300 && (said += part)));
      answer.on("end", () => resolve({ status, retryAfter: answer.headers["retry-after"], body: said }));
    });
    asked.on("timeout", () => asked.destroy(new Error("nobody answered")));
    asked.on("error", (error: NodeJS.ErrnoException) => resolve({ status: 0, retryAfter: undefined, body: error.code ?? error.message }));
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export interface Loop {
  agent: Agent;
  seconds: number;
  wanted: (n: number) => Wanted;
}

/** So many connections that stay open, as a proxy or people's browsers have them. */
export async function connections(address: string, count: number): Promise<Agent> {
  const agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count });
  const one = () => new Promise<void>((resolve, reject) => void request(`${address}/health`, { agent }, (answer) => answer.on("end", resolve).resume()).on("error", reject).end());
  await Promise.all(Array.from({ length: count }, one));
  return agent;
}

/** Asks so often a second whatever is answered, as people do who know nothing of each other; answers when all are answered. */
export async function openLoop(address: string, { agent, perSecond, seconds, wanted }: Loop & { perSecond: number }): Promise<Outcome[]> {
  const began = performance.now();
  const outcomes: Promise<Outcome>[] = [];
  for (let past = 0; past < seconds * 1_000; past = performance.now() - began) {
    while (outcomes.length < (past * perSecond) / 1_000) {
      const due = began + (outcomes.length * 1_000) / perSecond;
      outcomes.push(ask(address, wanted(outcomes.length), agent).then((answer) => ({ ...answer, ms: performance.now() - due, answeredAt: performance.now() - began })));
    }
    await sleep(5);
  }
  return Promise.all(outcomes);
}

/** Asks on so many lines, each as soon as it is answered: the most that the system does. */
export async function closedLoop(address: string, { agent, lines, seconds, wanted }: Loop & { lines: number }): Promise<Outcome[]> {
  const began = performance.now();
  const outcomes: Outcome[] = [];
  const line = async () => {
    while (performance.now() - began < seconds * 1_000) {
      const asked = performance.now();
      const answer = await ask(address, wanted(outcomes.length), agent);
      outcomes.push({ ...answer, ms: performance.now() - asked, answeredAt: performance.now() - began });
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
  return outcomes;
}

/** The sum of a figure that a process gives of itself, of those whose labels hold all of these. */
export async function figure(address: string, name: string, ...labels: string[]): Promise<number> {
  const lines = (await fetch(`${address}/metrics`).then((answer) => answer.text())).split("\n");
  return lines.filter((line) => (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) && labels.every((label) => line.includes(label))).reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
