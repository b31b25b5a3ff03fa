import { mkdirSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeEach, type TestContext } from "vitest";
import type { Role } from "../../../contract/permissions.ts";
import { storeOffset } from "../../../server/platform/clock-store.ts";
import { afterwards } from "../../support/afterwards.ts";
import { testHouse } from "../../support/house.ts";
import { lifeOf } from "../../support/life.ts";
import { papermill } from "../../support/scene.ts";
import { launchChromium } from "../chromium.ts";
import { emptyWindows, leaveWindow, newWindow, takeWindow, usualPort } from "../windows.ts";
import { enterAsPerson } from "./entrance.ts";
import { widths } from "./look.ts";

export { enterAs, enterAsPerson } from "./entrance.ts";
export { widths } from "./look.ts";

/** What stood on every open page when a test failed, as pictures and as words. */
async function keepEvidence({ browser, faults }: { browser: Browser; faults: readonly string[] }, { name: test, result }: TestContext["task"]): Promise<void> {
  if (result?.state !== "fail") return;
  // Where nobody can look at pictures, the errors of the pages say most.
  if (faults.length) result.errors?.push({ name: "pages", message: `errors of pages: ${faults.join("; ")}` });
  mkdirSync("reports/browser", { recursive: true });
  const empty = emptyWindows();
  const pages = browser.contexts().flatMap((context) => context.pages()).filter((page) => !empty.has(page));
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
  /** What its open pages are told of their own errors by, and how wide they were. */
  const open = new Map<Page, { width: number; broke: (error: Error) => void }>();
  /** Whether a test failed here: what it left behind is nobody's then. */
  let failed = false;
  async function take(width: number, { anew = false } = {}): Promise<Page> {
    const page = await (anew ? newWindow : takeWindow)(browser, { width, base });
    const broke = (error: Error) => void faults.push(`${page.url()}: ${error.message}`);
    open.set(page, { width, broke });
    page.on("pageerror", broke);
    return page;
  }
  /** Whoever sits there goes, and another may sit down. */
  async function leave(page: Page): Promise<void> {
    const { width, broke } = open.get(page)!;
    open.delete(page);
    page.off("pageerror", broke);
    await leaveWindow(page, { width, base });
  }
  /** A page of somebody who is signed in, at an address; `anew` in a browser of its own, for tests that change it or say something of one that never saw the app. */
  async function pageOf({ id }: { id: string }, { width = widths.desk, address, anew }: { width?: number; address?: string; anew?: boolean } = {}): Promise<Page> {
    const page = await take(width, { anew });
    await enterAsPerson(page, id);
    if (address) await page.goto(address);
    return page;
  }
  return {
    browser, faults, open: take, pageOf, leave,
    /** A phone that nobody is signed in on. */
    phone: () => take(widths.phone),
    /** For `afterEach`. */
    async keepEvidence({ task }: Pick<TestContext, "task">): Promise<void> {
      failed ||= task.result?.state === "fail";
      await keepEvidence({ browser, faults }, task);
    },
    /** At which somebody sits. */
    taken: (): ReadonlySet<Page> => new Set(open.keys()),
    async leaveAllBut(staying: ReadonlySet<Page>): Promise<void> {
      if (!failed) await Promise.all([...open.keys()].filter((page) => !staying.has(page)).map(leave));
    },
    /** Nobody sits at its pages any more; the browser stays for the next file. */
    async closePages(): Promise<void> {
      if (!failed) await Promise.all([...open.keys()].map(leave));
      const empty = emptyWindows();
      await Promise.all(browser.contexts().filter((context) => !context.pages().some((page) => empty.has(page))).map((context) => context.close()));
    },
  };
}

/** Who sits at the desk of a role in the company. */
const deskOf = {
  admin: "admin", salesDirector: "director", salesClerk: "clerk", salesperson: "salesperson", finance: "finance", warehouse: "keeper", engineer: "engineer", planner: "planner", productionHead: "head", quality: "quality",
} as const satisfies Partial<Record<Role, string>>;
type DeskRole = keyof typeof deskOf;

/** A demo company with a real server and browser; each of its people has a page of their own, customers have phones. */
export async function browserCompany({ customerUrl, ssoHosts }: { customerUrl?: string; ssoHosts?: readonly string[] } = {}) {
  const port = await usualPort();
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
    /** The pages of those who stay. */
    atDesks: (): Promise<Page[]> => Promise.all(desks.values()),
    /** For `afterAll`: nothing of it works on while the database goes. */
    async close() {
      await pages.closePages();
      await jobs.stop();
    },
    stranger: pages.open,
  };
}
export type BrowserCompany = Awaited<ReturnType<typeof browserCompany>>;

/** In a group each test goes on where the one before ended: after one that failed the others would only wait in vain, a minute each. */
const follows = ({ suite }: TestContext["task"]): boolean => suite?.tasks.some(({ result }) => result?.state === "fail") ?? false;

/** What a file of browser tests begins with: the company, opened before its tests and closed after them, with evidence of what fails. Pages that a test takes are left after it, those of `desk` after the file. */
export async function openCompany(more: Parameters<typeof browserCompany>[0] = {}): Promise<BrowserCompany> {
  const company = await browserCompany(more);
  let before: ReadonlySet<Page> = new Set();
  beforeEach(({ task, skip }) => {
    skip(follows(task), "one before it failed");
    before = company.taken();
  });
  afterEach(async (context) => {
    await company.keepEvidence(context);
    // Beside another test nobody knows whose a page is.
    if (!context.task.concurrent) await company.leaveAllBut(new Set([...before, ...(await company.atDesks())]));
  });
  afterwards(() => company.close());
  return company;
}
