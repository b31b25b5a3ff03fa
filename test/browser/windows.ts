import type { Browser, Page } from "playwright-core";
import { freePort } from "../support/free-port.ts";
import { newPage } from "./chromium.ts";
import { followRequests } from "./steps/look.ts";

/** Windows in which one may sit after the other. */
const shared = new WeakSet<Page>();
/** Those that somebody left, by where they are and whether they are touched; the one left last is taken first. */
const left = new Map<string, Page[]>();

let lastPort: number | undefined;
/** The port of the systems of this process, one after the other: what a browser keeps of the app it keeps by address. */
export const usualPort = async (): Promise<number> => (lastPort = await freePort(lastPort));

/** More than this many nobody sits at again; each keeps a process. */
const most = 8;

const touched = (width: number): boolean => width < 768;
const placeOf = (base: string, touch: boolean): string => `${base} ${touch}`;
interface Place {
  width: number;
  base: string;
}

/** A window that is new, and is closed when it is left: for tests that change it, or say something of a browser that never saw the app. */
export async function newWindow(browser: Browser, { width, base }: Place): Promise<Page> {
  const page = await newPage(browser, width, { baseURL: base });
  // What never comes fails, what comes late on a busy machine does not.
  page.setDefaultTimeout(60_000);
  followRequests(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return page;
}

/** A window for whoever comes next: one that another left, or else a new one. To a new one the app is new as well, and to load it there costs three times as much. */
export async function takeWindow(browser: Browser, { width, base }: Place): Promise<Page> {
  const waiting = left.get(placeOf(base, touched(width)))?.pop();
  if (!waiting || waiting.isClosed() || waiting.context().browser() !== browser) {
    const page = await newWindow(browser, { width, base });
    shared.add(page);
    return page;
  }
  await waiting.setViewportSize({ width, height: touched(width) ? 844 : 900 });
  return waiting;
}

/** Leaves a window to the next one with nothing of who sat there but the app's own files, which are the same for all. */
export async function leaveWindow(page: Page, { width, base }: Place): Promise<void> {
  const place = placeOf(base, touched(width));
  const waiting = left.get(place) ?? [];
  left.set(place, waiting);
  const alone = page.context().pages().length === 1;
  if (shared.has(page) && alone && waiting.length < most && (await emptied(page, base))) waiting.push(page);
  else await page.context().close();
}

/** The windows in which nobody sits. */
export const emptyWindows = (): ReadonlySet<Page> => new Set([...left.values()].flat());

async function emptied(page: Page, base: string): Promise<boolean> {
  try {
    await page.unrouteAll({ behavior: "ignoreErrors" });
    // A page of the same place without anything on it: by way of about:blank the next one would get a new process, to which the app is new again.
    await page.goto("/health");
    await page.evaluate(() => (sessionStorage.clear(), localStorage.clear()));
    const context = page.context();
    const session = await context.newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin: base, storageTypes: "all" });
    await session.send("Page.resetNavigationHistory");
    await session.detach();
    await context.clearCookies();
    return true;
  } catch {
    // A page that crashed, or is just going, is nobody's any more.
    return false;
  }
}
