import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { inject } from "vitest";
import { makeDemo } from "../../../db/demo/make-demo.ts";
import { actClock, storeOffset } from "../../../server/platform/clock-store.ts";
import { openHouse } from "../../../server/main.ts";
import { newDatabase } from "../../support/database.ts";
import { usualPort } from "../windows.ts";
import { browserAt, widths } from "./company.ts";
import { visit } from "./going.ts";

interface Made {
  database: string;
  dataDir: string;
  /** The instant at which the demo stands. */
  stands: Date;
}
let made: Promise<Made> | undefined;

/** The demo company as a fresh start makes it, with fewer orders that are done; making it takes as long as many a test, so files get copies of one. */
async function makeOnce(): Promise<Made> {
  const { connection, close } = await newDatabase();
  const dataDir = mkdtempSync(join(inject("folder"), "demo-"));
  const clock = actClock();
  const house = await openHouse({ connection, clock, publicUrl: "http://127.0.0.1", dataDir, version: "test", checkAnswers: true });
  const { stands } = await makeDemo(house, clock, { seed: 7, completed: 14, realNow: new Date("2026-11-28T02:00:00Z") });
  await house.close();
  await close();
  return { database: connection.database, dataDir, stands };
}

/** A copy of the demo company behind a real server and browser. */
export async function demoInBrowser() {
  const { database, stands, ...files } = await (made ??= makeOnce());
  const { connection, close: closeDatabase } = await newDatabase(database);
  const port = await usualPort();
  const base = `http://127.0.0.1:${port}`;
  const clock = actClock();
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-demo-"));
  cpSync(files.dataDir, dataDir, { recursive: true });
  const house = await openHouse({ connection, clock, publicUrl: base, dataDir, version: "test", checkAnswers: true });
  const offset = stands.getTime() - Date.now();
  await house.db.outside((tx) => storeOffset(tx, { offset, home: stands.getTime() }));
  clock.moveTo(offset);
  await house.app.listen({ host: "127.0.0.1", port });
  const jobs = house.startJobs();
  const pages = await browserAt(base);
  return {
    ...pages,
    /** The page of somebody who enters by a name on the demo's door, and may become whoever a checklist leads to. */
    async visitor(name: RegExp): Promise<Page> {
      const page = await pages.open(widths.desk);
      await page.goto("/sign-in");
      await page.getByRole("button", { name }).click();
      await page.waitForURL((url) => url.pathname === "/");
      return page;
    },
    async close() {
      await pages.closePages();
      await jobs.stop();
      await house.close();
      await closeDatabase();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Goes from a checklist on the first page through one of its doors, as whoever it leads to. */
export async function through(page: Page, door: string, list = "五分钟走完一张订单"): Promise<void> {
  await visit(page, "/");
  const path = page.getByRole("region", { name: list });
  const doorIn = (place: Page | Locator) => place.getByRole("link", { name: door, includeHidden: true }).or(place.getByRole("button", { name: door, includeHidden: true })).first();
  const way = doorIn(path);
  await way.waitFor({ state: "attached" });
  if (!(await way.isVisible())) await path.locator("details", { has: doorIn(page) }).locator("summary").click();
  await way.click();
  await page.waitForURL((url) => url.pathname !== "/");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}
