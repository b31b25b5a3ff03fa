import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hints } from "./live-hints.ts";
import type { Change } from "./live-pages.ts";

const said: (readonly Change[])[] = [];
const { gather, tell } = hints((changes) => Promise.resolve(void said.push(changes)));
const order = (id: string) => ({ kind: "order", id });

beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("what commands change within a moment is said together: each company by itself, each subject once", () => {
  gather("1", [order("a"), order("b")]);
  gather("2", [order("c")]);
  gather("1", [order("a"), { kind: "notices", id: "a" }]);
  expect(said).toEqual([]);
  vi.runAllTimers();
  expect(said).toEqual([[{ company: "1", subjects: [order("a"), order("b"), { kind: "notices", id: "a" }] }, { company: "2", subjects: [order("c")] }]]);
});

test("more than one notification carries is said in several", () => {
  const orders = Array.from({ length: 51 }, (_, i) => order(String(i)));
  gather("1", orders);
  vi.runAllTimers();
  expect(said).toEqual([[{ company: "1", subjects: orders.slice(0, 50) }, { company: "1", subjects: orders.slice(50) }]]);
});

test("of more than five hundred subjects none is named and everything is looked at again, but who was ended hears his name", () => {
  gather("1", [...Array.from({ length: 500 }, (_, i) => order(String(i))), { kind: "person", id: "a" }]);
  vi.runAllTimers();
  expect(said).toEqual([[{ company: "1", subjects: null }, { company: "1", subjects: [{ kind: "person", id: "a" }] }]]);
});

test("who stops says at once what is left, and once; where nothing changed nothing is said", async () => {
  gather("1", [order("a")]);
  gather("1", []);
  await tell();
  await tell();
  gather("2", []);
  vi.runAllTimers();
  expect(said).toEqual([[{ company: "1", subjects: [order("a")] }]]);
});

test("who stops waits for what is being said", async () => {
  let arrived: () => void = () => undefined;
  const slow = hints(() => new Promise((done) => (arrived = done)));
  slow.gather("1", [order("a")]);
  vi.runAllTimers();
  let stopped = false;
  const stopping = slow.tell().then(() => (stopped = true));
  await Promise.resolve();
  expect(stopped).toBe(false);
  arrived();
  await stopping;
});
