import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import type { AxeResults, Result, RunOptions } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { memoryFolder } from "../support/memory-folder.ts";

const { resolve: locate } = createRequire(import.meta.url);

declare global {
  interface Window {
    axe: { run(scope: Document | string, options: RunOptions): Promise<AxeResults> };
  }
}

let running: Promise<Browser> | undefined;

/** Pages of tests live for seconds, and what the last of the compilers made of their scripts went with them; nor is any site to be kept from another, for which a process waited beside each page. */
const forTests = ["--js-flags=--no-opt", "--disable-site-isolation-trials"];

/** The Chromium of this process, started when it is first asked for; whoever closed it gets another. Whoever measures takes it `asPeopleHaveIt`. */
export async function launchChromium({ asPeopleHaveIt = false } = {}): Promise<Browser> {
  const start = () => startChromium(asPeopleHaveIt ? [] : forTests);
  const browser = await (running ??= start());
  if (browser.isConnected()) return browser;
  running = start();
  return running;
}

/**
 * Starts a headless Chromium that needs nothing but npm: the binary comes out of `@sparticuz/chromium` (Linux x64), the Chinese
 * font out of `@expo-google-fonts/noto-sans-sc`. `CHROMIUM_PATH` names another browser for other platforms.
 * @throws with the packages to install when shared libraries of the system are missing
 */
async function startChromium(more: readonly string[]): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? (await unpackedChromium());
  const env = { ...process.env, FONTCONFIG_FILE: await fontconfigFile() } as Record<string, string>;
  try {
    return await chromium.launch({ executablePath, env, args: [...flags(), ...more] });
  } catch (cause) {
    const missing = /error while loading shared libraries: (\S+?):/.exec(String(cause))?.[1];
    if (!missing) throw cause;
    const advice = `Chromium cannot start: ${missing} is missing. On Debian or Ubuntu: apt-get install libnss3 libnspr4 libexpat1; or set CHROMIUM_PATH.`;
    throw new Error(advice, { cause });
  }
}

function flags(): string[] {
  const always = ["--disable-gpu", "--disable-software-rasterizer", "--font-render-hinting=none", "--force-color-profile=srgb"];
  // What its processes share lies in memory where there is room for it: in files it took a tenth of all that a page costs.
  const shared = memoryFolder(1024 ** 3) ? [] : ["--disable-dev-shm-usage"];
  // Chromium refuses its sandbox to root; an ordinary user keeps it.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [...always, ...shared, ...sandbox];
}

/** The folder carries version and user, since the package itself reuses whatever copy it finds in the shared temporary folder. */
async function workFolder(): Promise<string> {
  const manifest = join(dirname(locate("@sparticuz/chromium")), "..", "package.json");
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `gendan-chromium-${version}-${process.getuid?.() ?? "user"}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function unpackedChromium(): Promise<string> {
  const target = join(await workFolder(), "chromium");
  if (existsSync(target)) return target;
  const packed = join(dirname(locate("@sparticuz/chromium")), "..", "bin", "chromium.br");
  const part = `${target}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(part, { mode: 0o700 }));
  // Renamed at the end: of two processes that unpack at once neither sees half a browser.
  await rename(part, target);
  return target;
}

async function fontconfigFile(): Promise<string> {
  const folder = await workFolder();
  const fonts = dirname(locate("@expo-google-fonts/noto-sans-sc/package.json"));
  const prefer = (family: string) =>
    `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`;
  const file = join(folder, "fonts.conf");
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<dir>${join(fonts, "400Regular")}</dir><dir>${join(fonts, "600SemiBold")}</dir><dir>/usr/share/fonts</dir>
<cachedir>${join(folder, "cache")}</cachedir>${["sans-serif", "system-ui", "serif"].map(prefer).join("")}</fontconfig>`,
  );
  return file;
}

export interface PageOptions extends Pick<BrowserContextOptions, "colorScheme" | "locale" | "baseURL"> {
  height?: number;
}

/** A page in a context of its own, `width` CSS pixels wide; up to 768 px it is a phone with touch. Errors of the page fail loudly. */
export async function newPage(browser: Browser, width: 1440 | 390 | 320 | (number & {}), options: PageOptions = {}): Promise<Page> {
  const { height = width < 768 ? 844 : 900, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: width < 768,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    ...rest,
  });
  return context.newPage();
}

const wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The script of axe, read once; the debugger hands it to a page, for a content security policy forbids added scripts. */
let axeScript: Promise<string> | undefined;

/** Violations of WCAG 2.2 AA on the page, one line each with the elements at fault; an empty list passes. */
export async function axe(page: Page, scope?: string): Promise<string[]> {
  // A document that has been looked at, at another width perhaps, has it already.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await (axeScript ??= readFile(locate("axe-core/axe.min.js"), "utf8")));
  const violations = await page.evaluate(
    async ({ scope, values }) => (await window.axe.run(scope ?? document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] })).violations,
    { scope, values: wcag22aa },
  );
  return violations.map(described);
}

function described(violation: Result): string {
  const places = violation.nodes.map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary ?? ""})`);
  return `${violation.id}: ${violation.help}\n  ${places.join("\n  ")}`;
}

/** @throws naming the elements that stick out when the page scrolls sideways */
export async function noHorizontalScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const outside = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1);
    return outside.map((element) => `${element.tagName.toLowerCase()}.${element.className}`).slice(0, 10);
  });
  if (wide.length) throw new Error(`The page scrolls sideways because of ${wide.join(", ")}`);
}
