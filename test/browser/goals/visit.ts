import type { Browser, Page } from "playwright-core";
import { whoAmI } from "../../../contract/people.ts";
import type { Finding } from "../../../server/bench/web/goals.ts";
import type { Walk } from "../../../server/bench/web/run.ts";
import { callerOf, doorAt } from "../../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../../server/conformance/life.ts";
import { newPage } from "../chromium.ts";
import { enterAsPerson } from "../steps/entrance.ts";

/** Where the goals are walked. */
export interface Visit extends Walk {
  browser: Browser;
  /** The company's orders, by everybody whose work they are. */
  life: Life;
  /** A page of somebody who is signed in, or of nobody; closed when the goal was walked. */
  open(who?: { personId?: string; width?: number }): Promise<Page>;
  close(): Promise<void>;
}
/** A figure without its goal. */
export type Figure = Omit<Finding, "goal" | "others">;

// What never comes breaks a walk off, what comes late on a busy machine does not.
const patienceMs = 60_000;

export function visitOf(walk: Walk, browser: Browser): Visit {
  const pages: Page[] = [];
  return {
    ...walk, browser, life: lifeOf({ company: walk.company, door: doorAt(walk.address), clock: { now: () => new Date() } }),
    async open({ personId, width = 1440 } = {}) {
      const page = await newPage(browser, width, { baseURL: walk.address });
      pages.push(page);
      page.setDefaultTimeout(patienceMs);
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      if (personId) await enterAsPerson(page, personId);
      return page;
    },
    close: async () => void (await Promise.all(pages.splice(0).map((page) => page.context().close()))),
  };
}

/** Who looks through the company with many orders. @throws where there is none */
export async function searcherOf({ address, searcher }: Walk) {
  if (!searcher) throw new Error("this goal wants a company with orders: --orders 1 or more");
  const caller = callerOf(doorAt(address), { id: "", authorization: searcher });
  return { caller, personId: (await caller.ask(whoAmI, {})).id };
}

export const round = (value: number, decimals = 0): number => Number(value.toFixed(decimals));
/** The value that so many of a hundred do not exceed. */
export const percentileOf = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
};
