import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createProduct } from "../../contract/catalog.ts";
import { createCustomer } from "../../contract/customer-commands.ts";
import type { PaymentTerms } from "../../contract/payment-terms.ts";
import { languages } from "../../contract/toolkit.ts";
import { termsText } from "../processes/imports/terms.ts";
import { readTables } from "../platform/tables/read-tables.ts";
import { isRefused } from "../platform/refusal.ts";
import { lifeOf } from "../../test/support/life.ts";
import { type Colleague, testHouse, type TestHouse } from "../../test/support/house.ts";
import { type Papermill, papermill } from "../../test/support/scene.ts";
import { exportList, exportOrder, headerIn } from "./export.ts";
import { actorFor } from "./house.ts";
import { importFile, linesOf } from "./import.ts";
import { main } from "./main.ts";
import { verifyArchive } from "./verify-archive.ts";

const folder = mkdtempSync(join(tmpdir(), "gendan-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let test_: TestHouse;
let mill: Papermill;
let orderNumber: string;
/** Somebody who may import anything. */
let everywhere: Colleague;
beforeAll(async () => {
  test_ = await testHouse();
  mill = await papermill(test_);
  await mill.admin.ask(createProduct, { code: "SUM-1", name: "=1+1", spec: "＝2", salesUnit: "卷", stockUnit: "卷", barCode: null });
  everywhere = await mill.colleague("admin", "salesClerk", "salesDirector", "warehouse");
  await mill.clerk.ask(createCustomer, { name: "季结客户有限公司", paymentTerms: quarterly });
  orderNumber = (await lifeOf(test_, mill).enter()).number;
});
const quarterly: PaymentTerms = {
  code: "Q45", name: "季结", stages: [{ percent: "30", due: "beforeProduction", days: 0, fromMonthEnd: false }, { percent: "70", due: "afterDelivery", days: 45, fromMonthEnd: false }],
};
/** How each list tells that its rows stand there already. */
const stands = { customers: ["customerNameTaken"], products: ["productCodeTaken"], prices: ["priceWasInForce"], stock: ["importStockThere"] };
/** Columns that say more than an import takes. */
const unread = { customers: ["状态", "信用额度"], products: ["在用"], prices: ["品名", "规格", "单位"], stock: ["品名", "规格", "单位", "已占用", "可用"] };
const at = (name: string) => join(folder, name);
const loginOf = async (id: string) => String((await test_.asOwner(`select u.email from login.users u join people.people p on p.user_id = u.id where p.id = '${id}'`))[0]!["email"]);

describe("gendan export", () => {
  test("writes lists as CSV and as spreadsheets, no cell of which runs as a formula", async () => {
    const actor = await actorFor(test_.house, {});
    await exportList(test_.house, actor, { what: "products", out: at("products.csv") });
    expect(readFileSync(at("products.csv"), "utf8")).toMatch(/^\uFEFF料号,品名,规格.*\r\n(.*\r\n)*SUM-1,'=1\+1,'＝2,/);
    await exportList(test_.house, actor, { what: "products", out: at("products.xlsx") });
    const { tables } = await readTables(readFileSync(at("products.xlsx")), "products.xlsx");
    expect(tables[0]!.rows.find(([code]) => code === "SUM-1")?.slice(0, 2)).toEqual(["SUM-1", "=1+1"]);
    for (const what of ["customers", "prices", "costs", "stock", "orders", "receivables", "invoices", "receipts", "deliveries", "runs", "duties"] as const)
      await exportList(test_.house, actor, { what, out: at(`${what}.csv`) });
    expect(readFileSync(at("stock.csv"), "utf8")).toContain("CP,SY5750,收银纸,57×50,卷,1000,0,1000");
    expect(readFileSync(at("prices.csv"), "utf8")).toContain("2026,SY5750,收银纸,57×50,卷,3.2,2.8,0,2026-01-01");
    await exportList(test_.house, actor, { what: "orders", out: at("orders.jsonl"), json: true });
    expect(JSON.parse(readFileSync(at("orders.jsonl"), "utf8").trim())).toMatchObject({ number: orderNumber });
  });

  test("shows no more than the person may see in whose name it is done", async () => {
    const keeper = await actorFor(test_.house, { as: await loginOf(mill.keeper.id) });
    await exportList(test_.house, keeper, { what: "customers", out: at("masked.csv") });
    expect(readFileSync(at("masked.csv"), "utf8")).toContain("138****4321");
    await expect(exportList(test_.house, keeper, { what: "receivables", out: at("none.csv") })).rejects.toThrow("settlement.see");
    await expect(exportOrder(test_.house, keeper, { number: orderNumber, out: at("none.zip") })).rejects.toThrow("orders.export");
    await expect(actorFor(test_.house, { as: "nobody@example.com" })).rejects.toThrow("Nobody active");
    await expect(actorFor(test_.house, { company: "别家" })).rejects.toThrow("No one company");
  });

  test("takes an order's whole file out, which then verifies without the house, and fails by one changed byte", async () => {
    const { sha256 } = await exportOrder(test_.house, await actorFor(test_.house, {}), { number: orderNumber, out: at("order.zip") });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const print = vi.fn<(line: string) => void>();
    expect(await verifyArchive(at("order.zip"), { json: false, print })).toBe(0);
    const bytes = readFileSync(at("order.zip"));
    const place = bytes.indexOf("index.html") + 200;
    bytes[place] = bytes[place]! ^ 1;
    writeFileSync(at("changed.zip"), bytes);
    expect(await verifyArchive(at("changed.zip"), { json: false, print })).toBe(1);
    expect(print.mock.calls.map(([line]) => line)).toEqual([expect.stringContaining(`The archive of order ${orderNumber} holds`), expect.stringContaining("does not hold")]);
    await expect(exportOrder(test_.house, await actorFor(test_.house, {}), { number: "SO-NONE" })).rejects.toThrow("There is no order");
  });
});

describe("gendan import", () => {
  test("reads back what export wrote, and tells row by row what stands in the way", async () => {
    const actor = await actorFor(test_.house, { as: await loginOf(mill.admin.id) });
    const again = await importFile(test_.house, actor, { what: "products", name: "products.csv", bytes: readFileSync(at("products.csv")), apply: false });
    if (isRefused(again)) throw new Error(again.refusals[0].code);
    expect(again.counts).toEqual({ ok: 0, bad: 3 });
    expect(linesOf(again).find((line) => line.startsWith("row 2"))).toContain("料号  DZ1092  ");
    expect(linesOf(again).at(-1)).toBe("3 of 3 rows are wrong: nothing would be imported.");
  });

  test.each(languages)("reads customers, products, prices and stock that export wrote in %s, own terms of payment too", async (language) => {
    const actor = await actorFor(test_.house, { as: await loginOf(everywhere.id) });
    for (const what of ["customers", "products", "prices", "stock"] as const) {
      await exportList(test_.house, actor, { what, out: at(`${what}.${language}.csv`), language });
      const read = await importFile(test_.house, actor, { what, name: `${what}.csv`, bytes: readFileSync(at(`${what}.${language}.csv`)), apply: false });
      if (isRefused(read)) throw new Error(`${what}: ${JSON.stringify(read.refusals)}`);
      // They are there already: nothing else is wrong with them.
      expect(read.ignored).toEqual(unread[what].map((header) => headerIn(header, language)));
      expect(new Set(read.rows.flatMap(({ faults }) => faults.map(({ code }) => code)))).toEqual(new Set(stands[what]));
    }
    const text = readFileSync(at(`customers.${language}.csv`), "utf8");
    expect(text).toContain({ "zh-CN": "Q45 | 季结: 30% 投产前; 70% 到货后 45 天", "zh-TW": "Q45 | 季结: 30% 投產前; 70% 到貨後 45 天", en: "Q45 | 季结: 30% before production; 70% after delivery 45 days" }[language]);
    expect(text).toContain({ "zh-CN": "已批准", "zh-TW": "已批准", en: "Approved" }[language]);
  });

  test("enters a customer with the terms that export wrote", async () => {
    const actor = await actorFor(test_.house, { as: await loginOf(everywhere.id) });
    const bytes = Buffer.from(`客户名称,付款条件\n昆明新客户有限公司,${termsText(quarterly, "zh-CN")}\n`);
    const read = await importFile(test_.house, actor, { what: "customers", name: "new.csv", bytes, apply: true });
    if (isRefused(read)) throw new Error(JSON.stringify(read.refusals));
    const [row] = await test_.asOwner("select payment_terms from customers.customers where name = '昆明新客户有限公司'");
    expect(row).toEqual({ payment_terms: quarterly });
  });

  test("is refused without the permission", async () => {
    const actor = await actorFor(test_.house, { as: await loginOf(mill.clerk.id) });
    const refused = await importFile(test_.house, actor, { what: "prices", name: "p.csv", bytes: Buffer.from("价格表,料号,单价\n2026,SY5750,3\n"), apply: true });
    expect(isRefused(refused) && refused.refusals[0].code).toBe("notPermitted");
  });
});

describe("the command line", () => {
  const quiet = () => [vi.spyOn(process.stdout, "write").mockReturnValue(true), vi.spyOn(process.stderr, "write").mockReturnValue(true)] as const;
  test.each([
    "start", "migrate", "verify", "conformance", "found", "demo", "policy", "policy check", "export", "export customers", "export order", "import",
  ])("gendan %s explains itself, exit codes too", async (given) => {
    const words = given.split(" ");
    const [out, errors] = quiet();
    expect(await main([...words, "--help"])).toBe(0);
    const told = out.mock.calls.map(([text]) => String(text)).join("");
    expect(errors.mock.calls).toEqual([]);
    vi.restoreAllMocks();
    expect(told).toContain(`Usage: gendan ${words.join(" ")}`);
    expect(told).toContain("Exit codes: 0 done, 1 refused or failed, 2 wrongly called");
  });

  test.each(["dance", "policy", "export weather", "export order", "import weather x.csv --as a@b.c", "import products x.csv", "verify --archive", "found", "conformance"])(
    "gendan %s, wrongly called, answers 2", async (given) => {
      quiet();
      expect(await main(given.split(" "))).toBe(2);
      vi.restoreAllMocks();
    });

  test("an archive that is none answers 1", async () => {
    writeFileSync(at("no.zip"), "no zip");
    quiet();
    expect(await main(["verify", "--archive", at("no.zip")])).toBe(1);
    expect(await main(["verify", "--archive", at("missing.zip")])).toBe(1);
    vi.restoreAllMocks();
  });
});
