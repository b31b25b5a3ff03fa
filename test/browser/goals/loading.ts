import type { CDPSession, Page } from "playwright-core";
import { createDeliveryLink } from "../../../contract/shipping.ts";
import { signHere } from "../steps/customer.ts";
import { countPresses } from "./timed.ts";
import { type Figure, percentileOf, round, searcherOf, type Visit } from "./visit.ts";

const runs = 7;
/** A slow connection of a phone, and a processor four times slower. */
const slow = { latency: 150, down: 1_600_000 / 8, up: 750_000 / 8, cpu: 4 };

interface Load {
  /** Bodies as they came over the wire, headers left out. */
  scriptKb: number;
  allKb: number;
  fcpMs: number;
  /** Until it stands there, not only its frame. */
  readyMs: number;
  /** Of tasks longer than 50 ms, what is longer. */
  blockedMs: number;
}

interface Wanted {
  address: string;
  /** What stands there when the page is ready. */
  ready: string;
  slowly?: boolean;
}

const goSlowly = (session: CDPSession): Promise<unknown> =>
  Promise.all([
    session.send("Network.emulateNetworkConditions", { offline: false, latency: slow.latency, downloadThroughput: slow.down, uploadThroughput: slow.up }),
    session.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu }),
  ]);

/** The first visit of a browser that has nothing of it yet. */
async function firstLoad(page: Page, { address, ready, slowly = false }: Wanted): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  const bytes = { script: 0, all: 0 };
  session.on("Network.responseReceived", ({ requestId, type }) => void (type === "Script" && scripts.add(requestId)));
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (scripts.has(requestId)) bytes.script += encodedDataLength;
  });
  await session.send("Network.enable");
  if (slowly) await goSlowly(session);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Reflect.set(window, "gendanTasks", tasks);
    new PerformanceObserver((list) => void tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
  });
  await page.goto(address);
  await page.locator(ready).first().waitFor();
  const readyMs = await page.evaluate(() => performance.now());
  await page.waitForTimeout(slowly ? 1_000 : 300);
  const { fcpMs, blockedMs } = await page.evaluate(() => ({
    fcpMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    blockedMs: (Reflect.get(window, "gendanTasks") as number[]).reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
  }));
  return { scriptKb: bytes.script / 1000, allKb: bytes.all / 1000, fcpMs, readyMs, blockedMs };
}

async function several(open: () => Promise<Page>, wanted: Wanted): Promise<(of: keyof Load) => number> {
  const loads: Load[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await open();
    loads.push(await firstLoad(page, wanted));
    await page.context().close();
  }
  return (of) => round(percentileOf(loads.map((load) => load[of]), 50));
}

/** Goal 8: the list of orders, opened for the first time. */
export async function listLoaded(visit: Visit): Promise<Figure[]> {
  const personId = visit.searcher ? (await searcherOf(visit)).personId : visit.company.passes.clerk.id;
  const wanted = { address: "/orders", ready: '[role="grid"] [role="row"], main h1 ~ *' };
  const usual = await several(() => visit.open({ personId }), wanted);
  const slowly = await several(() => visit.open({ personId }), { ...wanted, slowly: true });
  return [
    { what: `JavaScript of the list's first load, compressed; median of ${runs}`, unit: "kB", found: usual("scriptKb"), wanted: 280 },
    { what: "its first contentful paint", unit: "ms", found: usual("fcpMs"), wanted: 600 },
    { what: "its total blocking time", unit: "ms", found: usual("blockedMs"), wanted: 100 },
    { what: "its first contentful paint, slow connection and processor", unit: "ms", found: slowly("fcpMs"), wanted: 2600 },
    { what: "until the orders stand there, slowly too", unit: "ms", found: slowly("readyMs") },
  ];
}

/** Goal 9: the page on which a customer signs for everything that came. */
export async function signedByPhone(visit: Visit): Promise<Figure[]> {
  const { life, open } = visit;
  const orderId = await life.confirm();
  await life.ship(orderId);
  const { id: deliveryId } = await life.deliveryOf(orderId);
  const { token } = await life.staff.clerk.ask(createDeliveryLink, { deliveryId, purpose: "signDelivery" });
  const wanted = { address: `/p/sign#${token}`, ready: "text=确认签收", slowly: true };
  const slowly = await several(() => open({ width: 390 }), wanted);
  const phone = await open({ width: 390 });
  await phone.goto(wanted.address);
  await phone.getByRole("button", { name: "确认签收" }).waitFor();
  const taps = await countPresses(phone);
  await signHere(phone, "李敏");
  return [
    { what: "all that the phone page loads before it can be signed, compressed", unit: "kB", found: slowly("allKb"), wanted: 90 },
    { what: "its first contentful paint, slow connection and processor", unit: "ms", found: slowly("fcpMs"), wanted: 1200 },
    { what: "until it can be signed, slowly too", unit: "ms", found: slowly("readyMs") },
    { what: "taps to sign for everything: name, signature, button", unit: "taps", found: await taps(), wanted: 3 },
  ];
}
