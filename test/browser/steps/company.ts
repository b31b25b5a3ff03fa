import { mkdirSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterEach, type TestContext } from "vitest";
import type { Role } from "../../../contract/permissions.ts";
import { storeOffset } from "../../../server/platform/clock-store.ts";
import { afterwards } from "../../support/afterwards.ts";
import { freePort } from "../../support/free-port.ts";
import { testHouse } from "../../support/house.ts";
import { lifeOf } from "../../support/life.ts";
import { papermill } from "../../support/scene.ts";
import { launchChromium, newPage } from "../chromium.ts";
import { enterAsPerson } from "./entrance.ts";
import { followRequests, widths } from "./look.ts";

export { enterAs, enterAsPerson } from "./entrance.ts";
export { widths } from "./look.ts";

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
    // What never comes fails, what comes late on a busy machine does not.
    page.setDefaultTimeout(60_000);
    followRequests(page);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
    return page;
  }
  /** A page of somebody who is signed in, at an address. */
  async function pageOf({ id }: { id: string }, { width = widths.desk, address }: { width?: number; address?: string } = {}): Promise<Page> {
    const page = await open(width);
    await enterAsPerson(page, id);
    if (address) await page.goto(address);
    return page;
  }
  return {
    browser, faults, open, pageOf,
    /** A phone that nobody is signed in on. */
    phone: () => open(widths.phone),
    /** For `afterEach`. */
    keepEvidence: ({ task }: Pick<TestContext, "task">) => keepEvidence(browser, task),
    /** Closes its pages; the browser stays for the next file. */
    closePages: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
  };
}

/** Who sits at the desk of a role in the company. */
const deskOf = {
  admin: "admin", salesDirector: "director", salesClerk: "clerk", salesperson: "salesperson", finance: "finance", warehouse: "keeper", engineer: "engineer", planner: "planner", productionHead: "head", quality: "quality",
} as const satisfies Partial<Record<Role, string>>;
type DeskRole = keyof typeof deskOf;

/** A demo company with a real server and browser; each of its people has a page of their own, customers have phones. */
export async function browserCompany({ customerUrl, ssoHosts }: { customerUrl?: string; ssoHosts?: readonly string[] } = {}) {
  const port = await freePort();
  const house = await testHouse({ publicUrl: `http://127.0.0.1:${port}`, customerUrl, ssoHosts });
  const mill = await papermill(house, "澄江纸品", { demo: true });
  const home = house.clock.now().getTime();
  /** Moves the clock as the demo does: kept, for the pages know from there what time it is, and its job sets the clock to what is kept. */
  async function goLater(ms: number): Promise<void> {
    const offset = house.clock.offset + ms;
    await house.house.db.outside((tx) => storeOffset(tx, { offset, home }));
    house.clock.moveTo(offset);
  }
  await goLater(0);
  const base = await house.house.app.listen({ host: "127.0.0.1", port });
  const jobs = house.house.startJobs();
  const pages = await browserAt(base);
  const desks = new Map<DeskRole, Promise<Page>>();
  const signedIn = (role: DeskRole, width: number = widths.desk): Promise<Page> => pages.pageOf(mill[deskOf[role]], { width });
  return {
    ...pages, house, mill, life: lifeOf(house, mill), base, signedIn, goLater,
    /** The page of somebody who stays signed in for the whole file. */
    desk(role: DeskRole): Promise<Page> {
      const page = desks.get(role) ?? signedIn(role);
      desks.set(role, page);
      return page;
    },
    /** For `afterAll`: nothing of it works on while the database goes. */
    async close() {
      await pages.closePages();
      await jobs.stop();
    },
    stranger: pages.open,
  };
}
export type BrowserCompany = Awaited<ReturnType<typeof browserCompany>>;

/** What a file of browser tests begins with: the company, opened before its tests and closed after them, with evidence of what fails. */
export async function openCompany(more: Parameters<typeof browserCompany>[0] = {}): Promise<BrowserCompany> {
  const company = await browserCompany(more);
  afterEach((context) => company.keepEvidence(context));
  afterwards(() => company.close());
  return company;
}
