import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import { dutiesOfSubject } from "../../contract/duties.ts";
import { readFile } from "../../contract/files.ts";
import { listNotices } from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import { listCredits } from "../../contract/settlement-credits.ts";
import { listInvoiceRequests } from "../../contract/settlement.ts";
import { readStatement } from "../../contract/statements.ts";
import { listDeliveries, readDelivery } from "../../contract/shipping.ts";
import { listStock } from "../../contract/stock.ts";
import { sql } from "../../server/platform/db.ts";
import { addWarehouse } from "../../server/modules/stock/index.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";
import { verifyCompany } from "../support/verify.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let service: Colleague;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  service = await mill.colleague("customerService");
});

const running = async (orderId: string) =>
  (await mill.clerk.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state, definition }) => state === "open" && definition.id.startsWith("AS")).map(({ definition }) => definition.id).sort();

/** An order that came and was signed for, and a complaint by phone about three of its rolls. */
async function complaint(kind: (typeof cases.complaintKinds)[number]) {
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  const { lines } = await mill.clerk.ask(orders.readOrder, { orderId });
  const opened = await service.ask(cases.openCase, { orderId, kind, source: "phone", description: "客户来电:3 卷受潮", lines: [{ orderLineId: lines[0]!.id, quantity: "3" }] });
  return { orderId, caseId: opened.caseId };
}

describe("a complaint by phone", () => {
  test("[01.19] puts a completed order 售后处理中, with the duties that its policy sets, until it is settled", async () => {
    const { orderId, caseId } = await complaint("damage");
    expect([await life.stageOf(orderId), await running(orderId)]).toEqual(["inAfterSales", ["AS1", "AS2", "AS3", "AS4"]]);
    await service.ask(cases.takeCase, { caseId });
    expect(await running(orderId)).toEqual(["AS2", "AS3", "AS4"]);
    const photo = await mill.quality.upload(Buffer.from(signaturePng, "base64"), "wet.png");
    await mill.quality.ask(cases.recordFinding, { caseId, text: "运输中淋雨", blame: "carrier", files: [photo] });
    await service.ask(cases.proposeRemedy, { caseId, kinds: ["return", "credit"], text: "退 3 卷并贷项" });
    expect(await running(orderId)).toEqual(["AS4"]);
    await service.ask(cases.recordAnswer, { caseId, answer: "accepted", means: "phone", text: "李敏同意" });
    await service.ask(cases.settleCase, { caseId, result: "已贷项", satisfaction: 4 });
    expect([await life.stageOf(orderId), await running(orderId)]).toEqual(["completed", []]);
    // A picture taken by quality is seen by whoever sees the case, and nobody of another company.
    expect((await mill.clerk.ask(readFile, { fileId: photo })).subject).toEqual({ kind: "case", id: caseId });
    await service.ask(cases.reopenCase, { caseId, reason: "客户又来电" });
    expect(await life.stageOf(orderId)).toBe("inAfterSales");
  });

  test("is handed up to who leads, and worked on only by those whose work it is", async () => {
    const { orderId, caseId } = await complaint("late");
    expect(await running(orderId)).toEqual(["AS1", "AS3", "AS4"]);
    expect((await mill.keeper.refused(cases.takeCase, { caseId })).code).toBe("notPermitted");
    expect((await service.refused(cases.recordFinding, { caseId, text: "—", blame: "ours" })).code).toBe("notPermitted");
    await service.ask(cases.askFinding, { caseId });
    expect(await running(orderId)).toContain("AS2");
    await service.ask(cases.escalateCase, { caseId, to: "salesDirector", reason: "重要客户" });
    expect((await mill.director.ask(listNotices, {})).rows.map(({ kind }) => kind)).toContain("caseEscalated");
    const stranger = await papermill(house, "别家纸品");
    expect((await stranger.director.refused(cases.readCase, { caseId })).code).toBe("notFound");
    expect((await stranger.director.refused(cases.openCase, { orderId, kind: "late", source: "mail", description: "—" })).code).toBe("notFound");
  });
});

describe("a pallet comes back", () => {
  const soldPallet = async (quantity: string) => {
    const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity }] });
    await life.ship(orderId);
    await life.sign(orderId);
    await life.invoice(orderId);
    const { lines } = await mill.clerk.ask(orders.readOrder, { orderId });
    const { caseId } = await service.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "整托退回", lines: [{ orderLineId: lines[0]!.id, quantity }] });
    return { orderId, caseId, orderLineId: lines[0]!.id };
  };
  const onHand = async (warehouseId: string) => (await mill.keeper.ask(listStock, {})).rows.find(({ productId }) => productId === mill.roll)!.warehouses.find((one) => one.warehouseId === warehouseId)?.onHand ?? "0";

  test("of 40 rolls 37 are restocked and 3 scrapped, and the credit stands on the statement", async () => {
    const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "TH", name: "退货待检库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
    const { orderId, caseId, orderLineId } = await soldPallet("40");
    const before = await onHand(mill.warehouseId);
    const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "3 卷受潮,整托退回", lines: [{ orderLineId, quantity: "40" }] });
    // No more comes back than left, nobody credits or inspects what is not there, and goods lie on hold until somebody looked at them.
    expect((await service.refused(aftersales.authoriseReturn, { caseId, reason: "再退", lines: [{ orderLineId, quantity: "1" }] })).code).toBe("returnOverShipped");
    const lineId = (await service.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
    expect((await mill.finance.refused(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "1.00" }] })).code).toBe("returnNotReceived");
    expect((await mill.keeper.refused(aftersales.receiveReturn, { returnId, warehouseId: mill.warehouseId, lines: [{ lineId, quantity: "40" }] })).code).toBe("notOnHold");
    expect((await mill.keeper.refused(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "41" }] })).code).toBe("returnOverAuthorised");
    const photo = await mill.keeper.upload(Buffer.from(signaturePng, "base64"), "pallet.png");
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "40" }], files: [photo] });
    expect([await onHand(holdId), (await mill.clerk.ask(readFile, { fileId: photo })).subject]).toEqual(["40", { kind: "return", id: returnId }]);
    expect((await mill.quality.refused(aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: "—", lines: [{ lineId, restocked: "38", scrapped: "3" }] })).code).toBe("returnOverHold");
    expect(await mill.quality.ask(aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: "先放行 30 卷", lines: [{ lineId, restocked: "30", scrapped: "0" }] })).toMatchObject({ state: "received" });
    expect(await mill.quality.ask(aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: "3 卷受潮报废", lines: [{ lineId, restocked: "7", scrapped: "3" }] })).toMatchObject({ state: "inspected" });
    expect([await onHand(holdId), Number(await onHand(mill.warehouseId)) - Number(before)]).toEqual(["0", 37]);
    const { lines: [line] } = await service.ask(aftersales.readReturn, { returnId });
    expect(line).toMatchObject({ received: "40", restocked: "37", scrapped: "3", onHold: "0", value: "128.00" });
    await mill.finance.ask(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: line!.value! }] });
    expect((await mill.finance.refused(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "1.00" }] })).code).toBe("returnCredited");
    const { rows } = await mill.finance.ask(listCredits, { orderId });
    expect(rows).toMatchObject([{ amount: "128.00", kind: "return", sourceKind: "return" }]);
    const stated = await mill.finance.ask(readStatement, { customerId: mill.customer.id, from: "2026-11-01", to: "2026-11-30" });
    expect(stated.entries.filter(({ kind }) => kind === "credit")).toMatchObject([{ number: rows[0]!.number, amount: "-128.00" }]);
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
  });

  test("a replacement leaves as any delivery, unbilled, and the order is complete when it is signed for", async () => {
    const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "TH2", name: "退货待检二库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
    const { orderId, caseId, orderLineId } = await soldPallet("42");
    const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "3 卷受潮", lines: [{ orderLineId, quantity: "3" }] });
    const lineId = (await service.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "3" }] });
    expect((await service.refused(aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity: "4" }] })).code).toBe("returnOverReceived");
    await service.ask(aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity: "3" }] });
    const billed = async () => (await mill.finance.ask(listInvoiceRequests, { state: "requested" })).rows.filter((row) => row.orderId === orderId).length;
    await life.ship(orderId);
    expect([(await life.deliveryOf(orderId)).lines[0]!.shipped, await billed()]).toEqual(["3", 0]);
    await service.ask(cases.takeCase, { caseId });
    await service.ask(cases.settleCase, { caseId, result: "已补发 3 卷", satisfaction: 5 });
    expect(await life.stageOf(orderId)).not.toBe("completed");
    await life.sign(orderId);
    expect(await life.stageOf(orderId)).toBe("completed");
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
  });

  test("what the customer never got is sent again, and what he keeps is credited, without anything coming back", async () => {
    const { orderId, caseId, orderLineId } = await soldPallet("46");
    const stays = (quantity: string) => ({ caseId, reason: "客户少收", comesBack: false, lines: [{ orderLineId, quantity }] });
    const { returnId } = await service.ask(aftersales.authoriseReturn, stays("2"));
    const { comesBack, state, lines: [line] } = await service.ask(aftersales.readReturn, { returnId });
    expect([comesBack, state, line?.value]).toEqual([false, "authorised", "6.40"]);
    const two = [{ lineId: line!.id, quantity: "2" }];
    expect((await mill.keeper.refused(aftersales.receiveReturn, { returnId, warehouseId: mill.warehouseId, lines: two })).code).toBe("returnNothingComes");
    expect((await service.refused(aftersales.replaceReturn, { returnId, lines: [{ lineId: line!.id, quantity: "3" }] })).code).toBe("returnOverReceived");
    const before = Number(await onHand(mill.warehouseId));
    await service.ask(aftersales.replaceReturn, { returnId, lines: two });
    expect((await service.refused(aftersales.cancelReturn, { returnId, reason: "误开" })).code).toBe("reverseReplacementFirst");
    await life.ship(orderId);
    expect([(await life.deliveryOf(orderId)).lines[0]!.shipped, before - Number(await onHand(mill.warehouseId))]).toEqual(["2", 2]);
    expect((await mill.finance.ask(listInvoiceRequests, { state: "requested" })).rows.filter((row) => row.orderId === orderId)).toEqual([]);
    expect((await service.refused(aftersales.authoriseReturn, stays("47"))).code).toBe("returnOverShipped");

    const kept = await service.ask(aftersales.authoriseReturn, stays("1"));
    const [dented] = (await service.ask(aftersales.readReturn, { returnId: kept.returnId })).lines;
    await mill.finance.ask(aftersales.creditReturn, { returnId: kept.returnId, lines: [{ lineId: dented!.id, amount: dented!.value! }] });
    expect((await mill.finance.ask(listCredits, { orderId })).rows).toMatchObject([{ amount: "3.20", kind: "return" }]);
    expect((await service.refused(aftersales.cancelReturn, { returnId: kept.returnId, reason: "误开" })).code).toBe("reverseCreditFirst");
    const [step] = (await service.ask(aftersales.readReturn, { returnId: kept.returnId })).steps;
    await mill.finance.ask(aftersales.reverseStep, { returnId: kept.returnId, stepId: step!.id, reason: "误开" });
    expect(await service.ask(aftersales.cancelReturn, { returnId: kept.returnId, reason: "误开" })).toMatchObject({ state: "cancelled" });

    await service.ask(cases.takeCase, { caseId });
    await service.ask(cases.settleCase, { caseId, result: "已补发 2 卷", satisfaction: 5 });
    await life.sign(orderId);
    expect(await life.stageOf(orderId)).toBe("completed");
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
  });

  test("what is repaired leaves hold for its customer, unbilled and promised to nobody else, with a delivery to sign; until it left, the repair is taken back", async () => {
    const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "WX", name: "维修待检库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
    const { orderId, caseId, orderLineId } = await soldPallet("43");
    const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "纸芯变形，送修", lines: [{ orderLineId, quantity: "3" }] });
    const read = () => service.ask(aftersales.readReturn, { returnId });
    const lineId = (await read()).lines[0]!.id;
    const given = { returnId, into: mill.warehouseId, finding: "更换纸芯，已修好" };
    expect((await mill.quality.refused(aftersales.repairReturn, { ...given, lines: [{ lineId, quantity: "2" }] })).code).toBe("returnNotReceived");
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "3" }] });
    expect((await mill.keeper.refused(aftersales.repairReturn, { ...given, lines: [{ lineId, quantity: "2" }] })).code).toBe("notPermitted");
    expect((await mill.quality.refused(aftersales.repairReturn, { ...given, lines: [{ lineId, quantity: "4" }] })).code).toBe("returnOverHold");
    expect((await mill.quality.refused(aftersales.repairReturn, { ...given, into: holdId, lines: [{ lineId, quantity: "2" }] })).refusals).toMatchObject([{ code: "placeOnHold", facts: { code: "WX" } }]);
    const free = async () => (await mill.keeper.ask(listStock, { search: "SY5750" })).rows[0]!.available;
    const before = await free();
    const repaired = async (quantity: string) => mill.quality.ask(aftersales.repairReturn, { ...given, lines: [{ lineId, quantity }] });
    expect((await repaired("2")).state).toBe("received");
    expect([await onHand(holdId), await free(), (await read()).lines[0]]).toMatchObject(["1", before, { restocked: "2", repaired: "2" }]);
    const { id: stepId } = (await read()).steps.findLast(({ what }) => what === "repaired")!;
    expect((await mill.keeper.refused(aftersales.reverseStep, { returnId, stepId: (await read()).steps[0]!.id, reason: "收错" })).code).toBe("reverseRepairFirst");
    await mill.quality.ask(aftersales.reverseStep, { returnId, stepId, reason: "还要换膜" });
    expect([await onHand(holdId), await free(), (await read()).lines[0]]).toMatchObject(["3", before, { onHold: "3", restocked: "0", repaired: "0", replaced: "0" }]);
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
    expect((await repaired("3")).state).toBe("inspected");
    await life.ship(orderId);
    expect((await life.deliveryOf(orderId)).lines[0]!.shipped).toBe("3");
    expect((await mill.finance.ask(listInvoiceRequests, { state: "requested" })).rows.filter((row) => row.orderId === orderId)).toHaveLength(0);
    const again = (await read()).steps.findLast(({ what }) => what === "repaired")!;
    expect((await mill.quality.refused(aftersales.reverseStep, { returnId, stepId: again.id, reason: "晚了" })).code).toBe("reverseDeliveryFirst");
    await life.sign(orderId);
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
  });

  test("a repair and a replacement of one return each take back what they made owed: what left of one does not cut the other", async () => {
    const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "WX2", name: "维修待检二库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
    const { orderId, caseId, orderLineId } = await soldPallet("45");
    const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "纸芯变形", lines: [{ orderLineId, quantity: "10" }] });
    const read = () => service.ask(aftersales.readReturn, { returnId });
    const lineId = (await read()).lines[0]!.id;
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "10" }] });
    const repair = (quantity: string) => mill.quality.ask(aftersales.repairReturn, { returnId, into: mill.warehouseId, finding: "已修好", lines: [{ lineId, quantity }] });
    const replace = (quantity: string) => service.ask(aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity }] });
    const latest = async (what: aftersales.ReturnStep) => ({ returnId, stepId: (await read()).steps.findLast((step) => step.what === what && !step.reversed)!.id, reason: "登记有误" });
    const open = async () => Promise.all((await mill.keeper.ask(listDeliveries, { orderId, state: "requested" })).rows.map(async ({ id }) => (await mill.keeper.ask(readDelivery, { deliveryId: id })).lines[0]!.ordered));

    await repair("2");
    await life.ship(orderId);
    await replace("3");
    expect((await mill.quality.refused(aftersales.reverseStep, await latest("repaired"))).refusals).toMatchObject([{ code: "reverseDeliveryFirst", facts: { number: expect.stringMatching(/./) } }]);
    expect(await open()).toEqual(["3"]);
    await life.ship(orderId);
    await repair("1");
    expect((await service.refused(aftersales.reverseStep, await latest("replaced"))).code).toBe("reverseDeliveryFirst");
    expect(await open()).toEqual(["1"]);
    await replace("2");
    await mill.quality.ask(aftersales.reverseStep, await latest("repaired"));
    expect(await open()).toEqual(["2"]);
    await service.ask(aftersales.reverseStep, await latest("replaced"));
    expect([await open(), (await read()).lines[0]]).toMatchObject([[], { replaced: "5", restocked: "2", onHold: "8" }]);
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
  });

  test("a repair waits for its order before it holds any stock, as whoever promises an order's goods does", async () => {
    const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "WX3", name: "维修待检三库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
    const { orderId, caseId, orderLineId } = await soldPallet("47");
    const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "纸芯变形", lines: [{ orderLineId, quantity: "2" }] });
    const lineId = (await service.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "2" }] });
    let repairing: Promise<unknown> = Promise.resolve();
    const free = await house.act(mill.companyId, async ({ tx }) => {
      await tx.run(sql`select from orders.orders where company_id = ${tx.companyId} and id = ${orderId} for update`);
      repairing = mill.quality.ask(aftersales.repairReturn, { returnId, into: mill.warehouseId, finding: "已修好", lines: [{ lineId, quantity: "2" }] });
      const waiting = () => house.asOwner("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
      while (!(await waiting()).length) await setTimeout(20);
      return tx.many(sql`select product_id from stock.levels where company_id = ${tx.companyId} and product_id = ${mill.roll} and warehouse_id in (${holdId}, ${mill.warehouseId}) for update skip locked`);
    });
    await repairing;
    expect(free).toHaveLength(2);
  });

  test("each step is taken back, the last first: goods lie where they lay, the credit is gone and the replacement is not owed", async () => {
    const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "TH3", name: "退货待检三库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
    const { orderId, caseId, orderLineId } = await soldPallet("44");
    const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId, reason: "整托受潮", lines: [{ orderLineId, quantity: "10" }] });
    const read = () => service.ask(aftersales.readReturn, { returnId });
    const lineId = (await read()).lines[0]!.id;
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "10" }] });
    const before = await onHand(mill.warehouseId);
    await mill.quality.ask(aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: "7 卷完好", lines: [{ lineId, restocked: "7", scrapped: "3" }] });
    await mill.finance.ask(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "22.40" }] });
    await service.ask(aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity: "3" }] });
    const stepOf = async (what: aftersales.ReturnStep) => (await read()).steps.findLast((step) => step.what === what)!;
    const undo = async (what: aftersales.ReturnStep, reason = "登记有误") => ({ returnId, stepId: (await stepOf(what)).id, reason });

    expect((await mill.keeper.refused(aftersales.reverseStep, await undo("received"))).refusals![0]).toMatchObject({ code: "reverseCreditFirst", facts: { number: (await stepOf("credited")).creditNumber } });
    expect((await service.refused(aftersales.reverseStep, await undo("credited"))).code).toBe("notPermitted");
    await mill.finance.ask(aftersales.reverseStep, await undo("credited"));
    expect([(await read()).credit, (await mill.finance.ask(listCredits, { orderId })).rows.filter(({ reversed }) => !reversed)]).toEqual([null, []]);
    expect((await mill.keeper.refused(aftersales.reverseStep, await undo("received"))).code).toBe("reverseReplacementFirst");
    await service.ask(aftersales.reverseStep, await undo("replaced"));
    expect((await mill.keeper.refused(aftersales.reverseStep, await undo("received"))).code).toBe("reverseInspectionFirst");
    await mill.quality.ask(aftersales.reverseStep, await undo("inspected"));
    expect([await onHand(holdId), await onHand(mill.warehouseId), (await read()).state]).toEqual(["10", before, "received"]);
    await mill.keeper.ask(aftersales.reverseStep, await undo("received", "收错客户的货"));
    expect([await onHand(holdId), (await read()).state, (await read()).lines[0]]).toMatchObject(["0", "authorised", { received: "0", restocked: "0", scrapped: "0", replaced: "0" }]);
    expect((await stepOf("received")).reversed).toMatchObject({ reason: "收错客户的货" });
    expect((await mill.keeper.refused(aftersales.reverseStep, await undo("received"))).code).toBe("returnStepReversed");
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);

    // What is done anew stands beside what was taken back; a replacement that left is no longer called off.
    await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "10" }] });
    await service.ask(aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity: "3" }] });
    await life.ship(orderId);
    expect((await service.refused(aftersales.reverseStep, await undo("replaced"))).code).toBe("reverseDeliveryFirst");
    expect(await verifyCompany(house, mill.companyId)).toEqual([]);
  });
});
