import { mkdirSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { TestContext } from "vitest";
import { signInBase } from "../../../contract/people.ts";
import type { Role } from "../../../contract/permissions.ts";
import { storeOffset } from "../../../server/platform/clock-store.ts";
import { freePort } from "../../support/free-port.ts";
import { testHouse } from "../../support/house.ts";
import { lifeOf } from "../../support/life.ts";
import { papermill } from "../../support/scene.ts";
import { launchChromium, newPage } from "../chromium.ts";

export const widths = { desk: 1440, phone: 390 } as const;

/** Goes to an address as somebody of the demo, by the one click on the sign-in page. */
export async function enterAs(page: Page, role: Role, address = "/"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByRole("button", { name: new RegExp(`${role} `) }).first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Signs somebody in whom no name on the sign-in page tells apart from others. */
export async function enterAsPerson(page: Page, personId: string): Promise<void> {
  const answer = await page.request.post(`${signInBase}/demo/sign-in`, { data: { personId } });
  if (!answer.ok()) throw new Error(`${personId} cannot sign in: ${answer.status()}`);
}

/** What stood on every open page when a test failed, as pictures and as words. */
async function keepEvidence(browser: Browser, { name: test, result }: TestContext["task"]): Promise<void> {
  if (result?.state !== "fail") return;
  mkdirSync("reports/browser", { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) {
    const name = `reports/browser/${test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-${at}`;
    await page.screenshot({ path: `${name}.png`, timeout: 5_000 }).catch(() => undefined);
    writeFileSync(`${name}.txt`, `${page.url()}\n${await page.locator("body").ariaSnapshot()}`);
  }
}

/** A browser at an address, and what went wrong inside its pages without anybody being told. */
export async function browserAt(base: string) {
  const browser: Browser = await launchChromium();
  const faults: string[] = [];
  async function open(width: number): Promise<Page> {
    const page = await newPage(browser, width, { baseURL: base });
    page.setDefaultTimeout(15_000);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
    return page;
  }
  return {
    browser, faults, open,
    /** A phone that nobody is signed in on. */
    phone: () => open(widths.phone),
    /** For `afterEach`. */
    keepEvidence: ({ task }: Pick<TestContext, "task">) => keepEvidence(browser, task),
  };
}

/** A demo company with a real server and browser; each of its people has a page of their own, customers have phones. */
export async function browserCompany() {
  const port = await freePort();
  const house = await testHouse({ publicUrl: `http://127.0.0.1:${port}` });
  const mill = await papermill(house, "澄江纸品", { demo: true });
  // So that the pages know what time it is here.
  await house.house.db.outside((tx) => storeOffset(tx, { offset: house.clock.offset, home: house.clock.now().getTime() }));
  const base = await house.house.app.listen({ host: "127.0.0.1", port });
  const jobs = house.house.startJobs();
  const { browser, faults, open, phone, keepEvidence } = await browserAt(base);
  const desks = new Map<Role, Promise<Page>>();

  async function signedIn(role: Role, width: number = widths.desk): Promise<Page> {
    const page = await open(width);
    await enterAs(page, role);
    return page;
  }
  return {
    house, mill, life: lifeOf(house, mill), base, browser, faults, signedIn, phone, keepEvidence,
    /** The page of somebody who stays signed in for the whole file. */
    desk(role: Role): Promise<Page> {
      const page = desks.get(role) ?? signedIn(role);
      desks.set(role, page);
      return page;
    },
    /** For `afterAll`: nothing of it works on while the database goes. */
    async close() {
      await browser.close();
      await jobs.stop();
    },
    stranger: open,
  };
}
export type BrowserCompany = Awaited<ReturnType<typeof browserCompany>>;
