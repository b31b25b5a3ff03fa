import { beforeAll, describe, expect, test } from "vitest";
import { listCustomers } from "../../contract/customers.ts";
import { listOrders, readOrder } from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import { acceptTakeover, importTakeoverFile, openTakeover, readTakeover, removeTakeoverFile, setControls } from "../../contract/takeovers.ts";
import { entriesAbout } from "../../server/modules/journal/index.ts";
import { takeoverSubject } from "../../server/modules/takeovers/index.ts";
import { verifyCompany } from "../support/verify.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { cutoverOn, moveIn, type Newcomer, newcomer, oldBook, oldBooks, oldSums } from "../support/moving-in.ts";

let house: TestHouse;
let mine: Newcomer;
beforeAll(async () => {
  house = await testHouse();
  mine = await newcomer(house);
});

const importing = (kind: (typeof oldBooks)[number]["kind"]) => oldBooks.find((book) => book.kind === kind)!;
const given = (kind: (typeof oldBooks)[number]["kind"]) => ({ kind, source: importing(kind).source, file: oldBook(importing(kind).name) });
const csv = (text: string, name = "表.csv") => ({ name, bytes: Buffer.from(text).toString("base64") });
const faultsOf = (rows: { row: number; faults: { column: string; code: string }[] }[]) => rows.flatMap(({ row, faults }) => faults.map(({ column, code }) => [row, column, code]));
const orderNamed = async (number: string) => {
  const { rows } = await mine.clerk.ask(listOrders, { search: number });
  return mine.clerk.ask(readOrder, { orderId: rows[0]!.id });
};

describe("before the old books are accepted", () => {
  test("nothing is taken in before somebody says on which day they end", async () =>
    expect((await mine.admin.refused(importTakeoverFile, { ...given("customers"), apply: true })).code).toBe("takeoverNotOpen"));

  test("registers out of old systems' prints are entered at once, GBK, titles and signatures or not, and mended by the next file", async () => {
    await mine.admin.ask(openTakeover, { cutoverOn });
    expect(await mine.admin.ask(importTakeoverFile, given("customers"))).toMatchObject({ headerRow: 3, counts: { ok: 4, bad: 0 }, applied: false, remembered: false });
    for (const kind of ["customers", "products", "prices"] as const) expect((await mine.admin.ask(importTakeoverFile, { ...given(kind), apply: true })).counts.bad).toBe(0);
    const again = csv("代码,名称,简称,结算方式\n01.001,昆明市盘龙区鑫达办公用品有限公司,昆明鑫达办公,月结30天\n");
    expect(await mine.admin.ask(importTakeoverFile, { kind: "customers", source: "金蝶 K/3", file: again, apply: true })).toMatchObject({ counts: { ok: 1, bad: 0 }, remembered: true });
    const { rows } = await mine.clerk.ask(listCustomers, { q: "鑫达" });
    expect(rows).toMatchObject([{ code: "01.001", shortName: "昆明鑫达办公", grade: "B", state: "pending" }]);
    await mine.admin.ask(importTakeoverFile, { ...given("customers"), apply: true });
    expect((await mine.admin.ask(importTakeoverFile, { ...given("prices"), apply: true })).counts).toEqual({ ok: 4, bad: 0 });
  });

  test("credit limits that cannot be set are told row by row, and a limit is mended by the next file", async () => {
    const wrong = csv("代码,名称,结算方式,信用额度,临时额度,有效期\n01.001,昆明市盘龙区鑫达办公用品有限公司,月结30天,两万,,\n01.002,曲靖市麒麟区和兴商贸有限公司,月结30天,60000,3000,2026-11-01\n02.002,大理苍山文化用品商行,月结60天,5000,,2026-12-31\n");
    const preview = await mine.admin.ask(importTakeoverFile, { kind: "customers", source: "金蝶 K/3 额度表", file: wrong });
    expect(faultsOf(preview.rows)).toEqual([[2, "信用额度", "importCellUnreadable"], [3, "有效期", "temporaryCreditOpen"], [4, "有效期", "oldCreditEnds"]]);
    expect(preview.limits).toEqual([]);
    const own = csv("编号,单位,月结,授信\n01.001,昆明市盘龙区鑫达办公用品有限公司,月结30天,18000\n");
    const columns = { code: "编号", name: "单位", paymentTerms: "月结", creditLimit: "授信" };
    const taken = await mine.admin.ask(importTakeoverFile, { kind: "customers", source: "额度表", file: own, columns, apply: true });
    expect(taken.limits).toMatchObject([{ code: "01.001", currency: "CNY", before: "0.00", limit: "18000.00", exposure: "0.00", over: null }]);
    expect(await mine.admin.ask(importTakeoverFile, { kind: "customers", source: "额度表", file: own })).toMatchObject({ remembered: true, missing: [], limits: [{ limit: "18000.00" }] });
    await mine.admin.ask(importTakeoverFile, { ...given("customers"), apply: true });
    expect((await mine.admin.ask(readTakeover, {})).limits.map(({ code, limit }) => [code, limit])).toEqual([["01.001", "20000.00"], ["01.002", "60000.00"], ["02.002", "8000.00"]]);
    expect((await mine.clerk.ask(listCustomers, { q: "鑫达" })).rows).toMatchObject([{ creditLimit: "0.00" }]);
  });

  test("every row that is wrong is told with its reason, and nothing of the file counts", async () => {
    const orders = csv("订单编号,订单日期,客户名称,单据状态,存货编码,数量,单价,累计发货数量,累计开票数量,已收款\nX-1,2026-11-02,曲靖和兴,已审核,SY5750,10,3,11,0,0\nX-1,2026-11-03,曲靖和兴,已审核,NO-SUCH,5,3,0,0,0\nX-2,2026-12-02,无此客户,待发货,SY5750,,3,0,0,0\nX-3,2026-11-02,红塔彩印,已审核,SY5750,10,3,5,5,20\nX-4,2026-11-02,红塔彩印,下辈子,SY5750,10,3,0,0,0\n");
    const preview = await mine.admin.ask(importTakeoverFile, { kind: "orders", source: "用友 U8", file: orders });
    expect(faultsOf(preview.rows)).toEqual([
      [2, "累计发货数量", "oldShippedOver"], [3, "订单日期", "oldOrderDiffers"], [3, "存货编码", "importNameUnknown"], [4, "数量", "importCellEmpty"], [5, "已收款", "oldPaidOver"], [6, "单据状态", "importCellUnreadable"],
    ]);
    expect(preview.rows[0]!.cells.slice(0, 3)).toEqual(["X-1", "2026-11-02", "曲靖和兴"]);
    expect((await mine.admin.refused(importTakeoverFile, { kind: "orders", source: "用友 U8", file: orders, apply: true })).code).toBe("importHasBadRows");
    const short = await mine.admin.ask(importTakeoverFile, { kind: "orders", source: "用友 U8", file: csv("订单编号,订单日期,客户名称,单据状态,存货编码,数量,单价\nX-5,2026-11-02,曲靖和兴,待发货,SY5750,10,3\n") });
    expect(faultsOf(short.rows)).toEqual([[2, "单据状态", "oldStockShort"]]);
  });

  test("a file with headers of its own is shown with them, and the columns that somebody picks are remembered for its source", async () => {
    const file = csv("期初库存\n存放处,货品,账面\n成品库,SY5750,5\n");
    const shown = await mine.admin.ask(importTakeoverFile, { kind: "stock", source: "手工表", file });
    expect(shown).toMatchObject({ headerRow: 2, header: ["存放处", "货品", "账面"], missing: ["warehouse", "code", "counted"], rows: [] });
    const columns = { warehouse: "存放处", code: "货品", counted: "账面" };
    await mine.admin.ask(importTakeoverFile, { kind: "stock", source: "手工表", file, columns, apply: true });
    expect(await mine.admin.ask(importTakeoverFile, { kind: "stock", source: "手工表", file })).toMatchObject({ remembered: true, missing: [], counts: { ok: 1, bad: 0 } });
    expect((await mine.admin.ask(readTakeover, {})).sources).toContain("手工表");
  });

  test("a book stays a file: the next one takes its place, and the sums show what is missing", async () => {
    for (const kind of ["stock", "orders", "balances"] as const) await mine.admin.ask(importTakeoverFile, { ...given(kind), apply: true });
    expect((await mine.clerk.ask(listOrders, {})).rows).toEqual([]);
    await mine.finance.ask(setControls, { values: oldSums(mine).filter(({ key }) => key !== "orders").map((one) => (one.key === "deposits:CNY" ? { ...one, value: "5000" } : one)) });
    const { takeover, controls, files } = await mine.manager.ask(readTakeover, {});
    expect(files.map(({ kind, rows }) => [kind, rows])).toEqual([["balances", 5], ["customers", 4], ["orders", 5], ["prices", 4], ["products", 4], ["stock", 5]]);
    expect(controls.map(({ of, name, file, difference }) => [of, name, file, difference])).toEqual(expect.arrayContaining([
      ["stock", "成品库", "16305", "0"], ["stock", "原纸库", "1005.5", "0"], ["receivables", "", "44580.50", "0"], ["deposits", "", "5400.00", "400"], ["orders", "", "4", null], ["orderAmount", "", "12800.00", "0"],
    ]));
    const { limits } = await mine.manager.ask(readTakeover, {});
    // Receivables and open orders less what was paid ahead: 鑫达 owes 19280 and has ordered 4920 more.
    expect(limits.map(({ code, limit, temporary, exposure, over }) => [code, limit, temporary, exposure, over])).toEqual([
      ["01.001", "20000.00", "0.00", "24200.00", "4200.00"], ["01.002", "60000.00", "0.00", "27850.50", null], ["02.002", "8000.00", "3000.00", "-710.00", null],
    ]);
    const at = { expectedRevision: takeover!.revision };
    expect(await mine.manager.refused(acceptTakeover, at)).toMatchObject({ code: "takeoverSumsOpen", facts: { count: 1 } });
    expect((await mine.admin.refused(acceptTakeover, at)).code).toBe("notPermitted");
    await mine.finance.ask(setControls, { values: [{ key: "orders", value: "4" }] });
    expect(await mine.manager.refused(acceptTakeover, { expectedRevision: at.expectedRevision + 1 })).toMatchObject({ code: "takeoverDiffers", facts: { count: 1 } });
    expect((await mine.finance.refused(setControls, { values: [{ key: "cash", value: "1" }] })).code).toBe("controlUnknown");
  });

  test("a wrong book is taken away again, and its sums with it; what registers were given by a file stays in them", async () => {
    const look = async () => {
      const { files, controls } = await mine.manager.ask(readTakeover, {});
      return { file: (kind: string) => files.find((file) => file.kind === kind), finished: controls.find(({ of, name }) => of === "stock" && name === "成品库") };
    };
    const before = await look();
    expect(before.finished).toMatchObject({ file: "16305", difference: "0" });
    const away = { fileId: before.file("stock")!.id };
    expect((await mine.keeper.refused(removeTakeoverFile, away)).code).toBe("notPermitted");
    expect((await mine.admin.refused(removeTakeoverFile, { fileId: before.file("customers")!.id })).code).toBe("registerFileStays");
    expect(await mine.admin.ask(removeTakeoverFile, away)).toEqual(away);
    const after = await look();
    expect([after.file("stock"), after.finished]).toMatchObject([undefined, { file: "0", difference: "-16305" }]);
    expect((await mine.admin.refused(removeTakeoverFile, away)).code).toBe("notFound");
  });
});

describe("a company moves in with its old books: six files, equal sums, accepted", () => {
  beforeAll(async () => {
    const done = await moveIn(mine);
    expect(done).toMatchObject({ orders: 4, receivables: "44580.50", deposits: "5400.00", limitsSet: 3, customersApproved: 4, customersWaiting: 0 });
  });

  test("its customers have the credit of the old books, set as a person sets it, and the exposure that was foreseen", async () => {
    const { rows } = await mine.clerk.ask(listCustomers, {});
    expect(rows.map(({ code, creditLimit, temporaryCredit, temporaryCreditUntil }) => [code, creditLimit, temporaryCredit, temporaryCreditUntil]).toSorted()).toEqual([
      ["01.001", "20000.00", "0.00", null], ["01.002", "60000.00", "0.00", null], ["02.001", "0.00", "0.00", null], ["02.002", "5000.00", "3000.00", "2026-12-31"],
    ]);
    const { id } = rows.find(({ code }) => code === "01.001")!;
    const entries = await house.database.inCompany(mine.companyId, (tx) => entriesAbout(tx, { kind: "customer", id }));
    const set = entries.flatMap(({ body }) => (JSON.parse(body) as { did: { what: string; facts: object }[] }).did).filter(({ what }) => what === "creditSet");
    expect(set).toMatchObject([{ facts: { changes: { creditLimit: { from: "0.00", to: "20000.00" } } } }]);
    const exposures = await Promise.all(rows.map(async (row) => [row.code, (await mine.finance.ask(settlement.readAccount, { customerId: row.id })).credit[0]?.exposure]));
    expect(Object.fromEntries(exposures)).toMatchObject({ "01.001": "24200.00", "01.002": "27850.50", "02.002": "-710.00" });
    expect((await mine.manager.ask(readTakeover, {})).limits).toEqual([]);
  });

  test("its open orders go on from the stage at which they were, by the policy in force", async () => {
    const partly = await orderNamed("XS-2026-0815");
    expect(partly).toMatchObject({ stage: "toShip", totalAmount: "5560.00", invoicedAmount: "640.00", axes: { review: "passed", confirmation: "given", fulfilment: "partlyShipped" } });
    expect(partly.policyVersion).toBe(1);
    expect((await orderNamed("XS-2026-0828")).stage).toBe("toShip");
    expect(await orderNamed("XS-2026-0830")).toMatchObject({ stage: "approved", paidAmount: "3400.00" });
    expect((await orderNamed("XS-2026-0831")).stage).toBe("scheduled");
    const { rows } = await mine.admin.ask(production.listRequests, {});
    expect(rows.map(({ orderNumber, open }) => [orderNumber, open]).toSorted()).toEqual([["XS-2026-0830", "40"], ["XS-2026-0831", "15"]]);
  });

  test("what left before and was not invoiced waits for finance, and old receivables age and count in the exposure", async () => {
    const { rows: requests } = await mine.finance.ask(settlement.listInvoiceRequests, {});
    expect(requests).toMatchObject([{ orderNumber: "XS-2026-0815", gross: "640.00", deliveryNumber: null }]);
    const { totals } = await mine.finance.ask(settlement.readAgeing, {});
    expect(totals).toMatchObject([{ currency: "CNY", open: "44580.50", notDue: "640.00", days1to30: "25300.50", days31to60: "18640.00" }]);
    const { rows } = await mine.clerk.ask(listCustomers, { q: "鑫达" });
    const account = await mine.finance.ask(settlement.readAccount, { customerId: rows[0]!.id });
    // Open orders are what was not invoiced before: 5560 less 640.
    expect(account.credit).toMatchObject([{ openOrders: "4920.00", openInvoices: "19280.00", exposure: "24200.00", overdue: "18640.00" }]);
    expect(account.items.map(({ invoiceNumber, orderNumber, orderId }) => [invoiceNumber, orderNumber, orderId === null])).toEqual([["XSFP-2026-0871", "XS-2026-0702", true], ["XSFP-2026-0990", "XS-2026-0815", false]]);
  });

  test("an order taken over is shipped and invoiced, and an old receivable is paid", async () => {
    const order = await orderNamed("XS-2026-0828");
    const { rows } = await mine.keeper.ask(shipping.listDeliveries, { orderId: order.id });
    const delivery = await mine.keeper.ask(shipping.readDelivery, { deliveryId: rows[0]!.id });
    const at = { deliveryId: delivery.id };
    await mine.keeper.ask(shipping.pickDelivery, { ...at, byHand: delivery.lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
    await mine.keeper.ask(shipping.packDelivery, { ...at, packages: [] });
    await mine.keeper.ask(shipping.checkDelivery, { ...at, lines: delivery.lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
    await mine.keeper.ask(shipping.shipDelivery, { ...at, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1234567890123" }, expectedArrival: "2026-11-26" });
    const { rows: requests } = await mine.finance.ask(settlement.listInvoiceRequests, { orderId: order.id });
    await mine.finance.ask(settlement.issueInvoice, { requestIds: [requests[0]!.id], kind: "special", taxNumber: "26532026112400000001", issuedOn: "2026-11-24" });
    expect(await orderNamed("XS-2026-0828")).toMatchObject({ stage: "shipped", invoicedAmount: "2550.00" });
    const { rows: owed } = await mine.finance.ask(settlement.listReceivables, { search: "XSFP-2026-0871" });
    const paid = await mine.finance.ask(settlement.recordReceipt, {
      customerId: owed[0]!.customerId, ledgerId: mine.ledgerId, amount: "18640", receivedOn: "2026-11-24", means: "bankTransfer", applications: [{ kind: "receivable", id: owed[0]!.id, amount: "18640" }],
    });
    expect(paid).toMatchObject({ rest: "0.00" });
    expect((await mine.finance.ask(settlement.listReceivables, { search: "XSFP-2026-0871" })).rows).toEqual([]);
  });

  test("everything that the house promises of its facts still follows from them", async () => expect(await verifyCompany(house, mine.companyId)).toEqual([]));

  test("and is sealed, with sums and hashes in the journal", async () => {
    for (const refused of [await mine.admin.refused(importTakeoverFile, { ...given("stock"), apply: true }), await mine.finance.refused(setControls, { values: oldSums(mine) }), await mine.admin.refused(openTakeover, { cutoverOn }), await mine.admin.refused(removeTakeoverFile, { fileId: mine.ledgerId })])
      expect(refused.code).toBe("takeoverAccepted");
    const { takeover } = await mine.manager.ask(readTakeover, {});
    const entries = await house.database.inCompany(mine.companyId, (tx) => entriesAbout(tx, takeoverSubject(takeover!.id)));
    const { did } = JSON.parse(entries.at(-1)!.body) as { did: { what: string; facts: { sums: Record<string, string>; files: { sha256: string }[] } }[] };
    const accepted = did.find(({ what }) => what === "takeoverAccepted")!;
    expect(accepted.facts.sums).toMatchObject({ orders: "4", "receivables:CNY": "44580.50" });
    expect(accepted.facts.files.map(({ sha256 }) => sha256).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    await expect(house.asOwner("update takeovers.files set removed_at = now(), removed_by = gen_random_uuid() where company_id = $1", [mine.companyId])).rejects.toThrow("is accepted");
    await expect(house.asOwner("update takeovers.controls set value = 0 where company_id = $1", [mine.companyId])).rejects.toThrow("is accepted");
  });
});
