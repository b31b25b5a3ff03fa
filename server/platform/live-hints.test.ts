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

test("of more than fifty subjects none is named: everything is looked at again", () => {
  gather("1", Array.from({ length: 51 }, (_, i) => order(String(i))));
  vi.runAllTimers();
  expect(said).toEqual([[{ company: "1", subjects: null }]]);
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
