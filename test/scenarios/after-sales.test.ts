import { beforeAll, describe, expect, test } from "vitest";
import * as cases from "../../contract/cases.ts";
import { dutiesOfSubject } from "../../contract/duties.ts";
import { readFile } from "../../contract/files.ts";
import { listNotices } from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import { testHouse, type TestHouse, type Colleague } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let service: Colleague;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house);
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
