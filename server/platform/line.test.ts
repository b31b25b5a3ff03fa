import { beforeAll, expect, test } from "vitest";
import { languages } from "../../contract/toolkit.ts";
import { type Colleague, testHouse, type TestHouse } from "../../test/support/house.ts";
import { lineBefore } from "./line.ts";

let house: TestHouse;
let clerk: Colleague;
beforeAll(async () => {
  house = await testHouse();
  clerk = await (await house.company("澄江纸品")).colleague("salesClerk");
});

/** Takes every connection, and fills the pool's own line behind them, as long statements do; answers what lets all go. */
async function takeAll(): Promise<() => Promise<void>> {
  const { pool } = house.house.db;
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const behind = Array.from({ length: 8 }, () => pool.connect().then((client) => client.release()));
  return async () => {
    for (const client of taken) client.release();
    await Promise.all(behind);
  };
}
const get = (url: string, language = "zh-CN") => house.house.app.inject({ method: "GET", url, headers: { "accept-language": language } });
const figureOf = async (name: string) => Number(new RegExp(`^${name} (\\d+)`, "m").exec((await get("/metrics")).body)?.[1]);

test("while every hand is full, who asks is told within a second to come again, in his language, and health is told", async () => {
  const letGo = await takeAll();
  const began = performance.now();
  const asked = languages.map((language) => get("/api/v1/orders", language));
  expect((await get("/health")).statusCode).toBe(200);
  const told = (await Promise.all(asked)).map((answer) => ({ ...answer.json<{ code: string; title: string }>(), status: answer.statusCode, after: answer.headers["retry-after"], type: answer.headers["content-type"] }));
  expect(performance.now() - began).toBeLessThan(1_500);
  expect(told.map(({ status, after, code }) => [status, after, code])).toEqual(languages.map(() => [503, "2", "tooBusy"]));
  expect(told.every(({ type }) => String(type).startsWith("application/problem+json"))).toBe(true);
  expect(new Set(told.map(({ title }) => title)).size).toBe(3);
  expect(told[0]!.title).toBe("现在使用的人太多，系统忙不过来");
  await letGo();
  expect(await figureOf("gendan_turned_away_total")).toBe(3);
});

test("who stands in line when a hand is free gets his turn in the order in which they came, and afterwards nobody stands there", async () => {
  const line = lineBefore(house.house.db);
  const letGo = await takeAll();
  const came: number[] = [];
  const turns = [1, 2, 3].map(async (n) => ((await line.turn()) ? came.push(n) : undefined));
  expect(line.standing).toBe(3);
  await letGo();
  await Promise.all(turns);
  expect([came, line.standing, line.turnedAway]).toEqual([[1, 2, 3], 0, 0]);
  expect((await clerk.sendText("GET", "/orders")).status).toBe(200);
});
