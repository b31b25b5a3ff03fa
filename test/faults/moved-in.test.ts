import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveUnit } from "../../contract/catalog.ts";
import { listOrders } from "../../contract/orders.ts";
import { personInput } from "../../contract/people.ts";
import { createPriceList } from "../../contract/prices.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import { listStock } from "../../contract/stock.ts";
import { configOf } from "../../server/cli/config.ts";
import { readyDatabase } from "../../server/cli/database.ts";
import { verify } from "../../server/cli/verify.ts";
import { foundCompany, type Staff, staffOf } from "../../server/conformance/company.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { openHouse } from "../../server/main.ts";
import { createPerson } from "../../server/modules/people/index.ts";
import { addWarehouse } from "../../server/modules/stock/index.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { moveIn } from "../support/moving-in.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { putDatabase } from "./ready-made.ts";
import { postmaster } from "./system.ts";

const pack = readFileSync(new URL("../../packs/sys-01.order-processing-and-tracking.yaml", import.meta.url), "utf8");
const gendan = fileURLToPath(new URL("../../bin/gendan.mjs", import.meta.url));
const here = mkdtempSync(join(tmpdir(), "gendan-old-"));
const elsewhere = mkdtempSync(join(tmpdir(), "gendan-new-"));
const newData = join(elsewhere, "data");
const outside = mkdtempSync(join(tmpdir(), "gendan-out-"));
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

let company: Awaited<ReturnType<typeof newcomer>>;
let first: ServerProcess;
let second: ServerProcess;
beforeAll(async () => {
  putDatabase(here);
  company = await newcomer();
  first = await serverProcess({ folder: here, settings: { GENDAN_DATA: here } });
  second = await serverProcess({ folder: elsewhere, settings: { GENDAN_DATA: newData } });
  await first.start();
  // Started by root, PostgreSQL runs as somebody else, who must get in.
  chmodSync(elsewhere, 0o711);
});
afterAll(async () => {
  await first?.remove();
  await second?.remove();
  for (const folder of [here, elsewhere, outside]) rmSync(folder, { recursive: true, force: true });
});

/** A company with people, units, two warehouses and an empty price list, in a database that nobody serves yet. */
async function newcomer() {
  const database = await readyDatabase(configOf({ GENDAN_DATA: here }), () => undefined);
  const house = await openHouse({ connection: database.connection, clock: clockWith(), publicUrl: "http://localhost", dataDir: here, version: "test", log: "errors" });
  try {
    const door = doorAt(await house.app.listen({ host: "127.0.0.1", port: 0 }));
    const { companyId, ledgerId, passes, act } = await foundCompany(house, door, { name: "抚仙纸品", pack });
    const { admin, director } = staffOf({ passes }, door);
    await act((c) => createPerson(c, personInput.parse({ name: "李强", email: "liqiang@example.com", roles: ["salesperson"] })));
    for (const name of ["卷", "箱"]) await admin.ask(saveUnit, { name, kind: "count", decimals: 0 });
    await director.ask(createPriceList, { code: "2026", name: "2026 价格执行方案", validFrom: "2026-01-01" });
    const finished = await act((c) => addWarehouse(c, { code: "CP", name: "成品库", ledgerId, address: "" }));
    const parent = await act((c) => addWarehouse(c, { code: "YZ", name: "原纸库", ledgerId, address: "" }));
    return { companyId, ledgerId, passes, warehouses: { finished, parent } };
  } finally {
    await house.close();
    await database.stop();
  }
}

const run = async (...args: string[]) => (await promisify(execFile)(process.execPath, [gendan, ...args], { env: { PATH: process.env.PATH, GENDAN_DATA: args[0] === "restore" ? newData : here } })).stdout;
const staffAt = ({ address }: ServerProcess): Staff => staffOf(company, doorAt(address));

/** What the books are compared by: what lies in each warehouse, and what customers owe. */
async function books({ keeper, finance }: Staff) {
  const { rows } = await keeper.ask(listStock, {});
  const lying = (warehouseId: string) => rows.reduce((sum, row) => sum + Number(row.warehouses.find((one) => one.warehouseId === warehouseId)?.onHand ?? 0), 0);
  const { totals } = await finance.ask(settlement.readAgeing, {});
  return { finished: lying(company.warehouses.finished), parent: lying(company.warehouses.parent), receivables: totals[0]?.open };
}

/** An order that was taken over leaves and is invoiced, and an old receivable is paid; answers what left and what is owed now beside the old. */
async function work({ clerk, keeper, finance }: Staff) {
  const [order] = (await clerk.ask(listOrders, { search: "XS-2026-0828" })).rows;
  const [row] = (await keeper.ask(shipping.listDeliveries, { orderId: order!.id })).rows;
  const { id: deliveryId, lines } = await keeper.ask(shipping.readDelivery, { deliveryId: row!.id });
  await keeper.ask(shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
  await keeper.ask(shipping.packDelivery, { deliveryId });
  await keeper.ask(shipping.checkDelivery, { deliveryId, lines: lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
  await keeper.ask(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1" } });
  const { rows: requests } = await finance.ask(settlement.listInvoiceRequests, { orderId: order!.id });
  const { gross } = await finance.ask(settlement.issueInvoice, { requestIds: requests.map(({ id }) => id), kind: "special", taxNumber: "26532026112400000001", issuedOn: today });
  const [old] = (await finance.ask(settlement.listReceivables, { search: "XSFP-2026-0871" })).rows;
  const paid = { kind: "receivable" as const, id: old!.id, amount: old!.open };
  await finance.ask(settlement.recordReceipt, { customerId: old!.customerId, ledgerId: company.ledgerId, amount: old!.open, receivedOn: today, means: "bankTransfer", applications: [paid] });
  return { left: lines.reduce((sum, { ordered }) => sum + Number(ordered), 0), owed: Number(gross) - Number(old!.open) };
}

test("(1) six files of old books are brought in and worked with; after a power cut, and restored elsewhere from the backup, stock and receivables are those of the books", { timeout: 240_000 }, async () => {
  const staff = staffAt(first);
  await moveIn({ ...staff, warehouses: company.warehouses });
  expect(await books(staff)).toEqual({ finished: 16305, parent: 1005.5, receivables: "44580.50" });

  const { left, owed } = await work(staff);
  expect([left > 0, owed]).toEqual([true, 2550 - 18640]);
  const worked = { finished: 16305 - left, parent: 1005.5, receivables: (44580.5 + owed).toFixed(2) };
  expect(await books(staff)).toEqual(worked);
  await run("backup", "--to", outside);

  process.kill(postmaster(here), "SIGKILL");
  await first.kill();
  await first.start();
  expect(await books(staffAt(first))).toEqual(worked);
  expect(await first.stop()).toBe(0);
  const said: string[] = [];
  await verify(configOf({ GENDAN_DATA: here }), { json: false, print: (line) => void said.push(line) });
  expect(said.join("\n")).toContain("Everything holds.");

  // It verifies what it has put there, and fails where that does not hold.
  await run("restore", outside);
  await second.start();
  expect(await books(staffAt(second))).toEqual(worked);
});
