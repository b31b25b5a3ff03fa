import { beforeAll, describe, expect, test } from "vitest";
import * as confirmations from "../../contract/confirmations.ts";
import { listPapers, previewPaper, printPaper, readPaper, verifyPaper } from "../../contract/papers-api.ts";
import type { PaperKind } from "../../contract/papers.ts";
import { tokenText } from "../../contract/people.ts";
import * as shipping from "../../contract/shipping.ts";
import { issueToken, newSecret } from "../../server/modules/people/index.ts";
import { readPdf } from "../../server/modules/papers/pdf-text.fixture.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let authorization: string;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  const secret = newSecret();
  await house.act(mill.companyId, (c) => issueToken(c, { name: "download", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), personId: mill.clerk.id }));
  authorization = `Bearer ${tokenText(mill.companyId, secret)}`;
});

const versionsOf = async (orderId: string, kind: PaperKind) => (await mill.clerk.ask(listPapers, { kind: "order", id: orderId })).filter((paper) => paper.kind === kind);
/** The newest version of a paper. */
async function latestOf(orderId: string, kind: PaperKind) {
  const found = (await versionsOf(orderId, kind)).find(({ superseded }) => !superseded);
  if (!found) throw new Error(`no ${kind} was made`);
  return found;
}
async function download(paperId: string, query = "") {
  const { statusCode, headers, rawPayload } = await house.house.app.inject({ method: "GET", url: `/api/v1/papers/${paperId}/pdf${query}`, headers: { authorization } });
  return { statusCode, type: headers["content-type"], bytes: rawPayload };
}
/** What a reader finds in the newest PDF of a paper; line breaks, spaces and invisible break marks left out. */
async function textOf(orderId: string, kind: PaperKind): Promise<string> {
  const { bytes } = await download((await latestOf(orderId, kind)).id);
  return (await readPdf(bytes)).map(({ text }) => text).join("").replace(/[\s\u200b]/g, "");
}
const contains = (text: string, words: readonly string[]) => expect(words.filter((word) => !text.includes(word.replace(/\s/g, "")))).toEqual([]);

describe("review", () => {
  test("[01.6] the 《订单初步审核表》 is a form at submission and carries checks, words and the reviewer's signature once it is decided", async () => {
    const orderId = await life.submit({ given: { name: "昆明市盘龙区鑫达办公用品有限公司", address: "昆明市北京路 390 号" }, specialNeeds: { packaging: "外箱贴客户标签" } });
    expect(await versionsOf(orderId, "preliminaryReview")).toMatchObject([{ version: 1 }]);
    await life.decide(orderId, "preliminary", mill.director, { statement: "地址已与客户电话核对" });
    expect((await versionsOf(orderId, "preliminaryReview")).map(({ version, superseded }) => [version, superseded])).toEqual([[2, false], [1, true]]);
    contains(await textOf(orderId, "preliminaryReview"), [
      "订单初步审核表", "昆明市盘龙区鑫达办公用品有限公司", "收银纸", "人民币", "2026-12-08", "138****4321", "订单要素齐全", "客户信息与档案一致", "收货地址", "北京路 390 号",
      "地址已与客户电话核对", "√通过", "特殊包装：外箱贴客户标签", "salesDirector 澄江纸品", "登录身份签字",
    ]);
    await life.decide(orderId, "specialNeeds", mill.engineer, { statement: "客户标签可贴", answers: { needsFeasible: true } });
    expect(await versionsOf(orderId, "preliminaryReview")).toHaveLength(2);
  });

  test("[01.11] the 《订单审核意见汇总表》 carries every department's opinion with checks and signature", async () => {
    const orderId = await life.review({ lines: [{ productId: mill.wide, quantity: "7", customParameters: "宽 1092 mm" }] });
    const text = await textOf(orderId, "reviewSummary");
    contains(text, ["订单审核意见汇总表", "初步审核", "财务审核", "库存审核", "技术审核", "额度 50000.00", "已核对", "预计周期（工作日）：3", "engineer 澄江纸品", "finance 澄江纸品", "同意"]);
    expect(text).not.toContain("退回");
  });

  test("[01.11] a failed review is summed up too, with the words of who refused", async () => {
    const orderId = await life.submit();
    await life.decide(orderId, "preliminary", mill.director);
    await life.decide(orderId, "finance", mill.finance, { verdict: "fail", statement: "逾期货款未清" });
    contains(await textOf(orderId, "reviewSummary"), ["财务审核", "×不同意", "逾期货款未清", "×退回"]);
  });

  test("[01.8] the 《订单确认函》 shows what is promised: amount in capitals, delivery date, payment stages, clauses", async () => {
    const orderId = await life.review({ lines: [{ productId: mill.roll, quantity: "500", unitPrice: "3.2" }] });
    contains(await textOf(orderId, "orderConfirmation"), [
      "订单确认函", "澄江纸品 制造", "壹仟陆佰元整", "1,600.00", "2026-12-08", "月结 30 天", "货款", "100%", "13%", "质量异议", "云南省昆明市盘龙区北京路 388 号", "客户（签章）",
    ]);
  });
});

describe("execution", () => {
  test("[01.17] the 《生产计划表》 names product, days, work centre and operations, its approval makes the next version", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] });
    const runId = await life.make(orderId);
    const plans = await versionsOf(orderId, "productionPlan");
    expect(plans.map(({ version, part }) => [version, part])).toEqual([[2, runId], [1, runId]]);
    contains(await textOf(orderId, "productionPlan"), ["生产计划表", "定制大轴纸", "1092mm", "12", "2026-11-25", "复卷", "分切", "包装", "宽1092mm"]);
  });

  test("[01.17] 《出库单》 and 《物流发货记录》 carry what left, who carries it and under which number", async () => {
    const orderId = await life.confirm();
    contains(await textOf(orderId, "issueNote"), ["出库单", "成品库", "收银纸", "未完成"]);
    const { number } = await life.ship(orderId);
    const note = await textOf(orderId, "issueNote");
    contains(note, [number, "√已完成", "北京路 388 号", "李敏"]);
    contains(await textOf(orderId, "shipmentRecord"), ["物流发货记录", number, "顺丰速运", "SF1234567890123", "2026-11-26", "2026-11-2414:20"]);
  });

  test("[01.18] the 《签收单》 goes with the goods as a form and comes back with what arrived, the objection and the drawn signature", async () => {
    const orderId = await life.confirm();
    const delivery = await life.ship(orderId);
    expect((await textOf(orderId, "deliveryReceipt")).includes("李敏")).toBe(true);
    await life.sign(orderId, "2 卷破损");
    const paper = await latestOf(orderId, "deliveryReceipt");
    expect([paper.version, paper.part]).toEqual([2, delivery.id]);
    contains(await textOf(orderId, "deliveryReceipt"), ["签收单", "实收数量", "2 卷破损", "破损", "手写签名", "签收页面手写签名", "李敏"]);
    expect((await mill.clerk.ask(readPaper, { paperId: paper.id })).snapshot).toMatchObject({ condition: { quantity: "good", packaging: "bad" }, signatures: [{ imageHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }] });
  });

  test("[01.20] the 《客户反馈表》 keeps the three scores and the customer's words", async () => {
    const orderId = await life.confirm();
    await life.ship(orderId);
    const { rating } = await life.sign(orderId);
    await house.holderOf(rating!.token).ask(shipping.rateByLink, { quality: 5, punctuality: 4, service: 5, comments: "外箱可再厚一些" });
    contains(await textOf(orderId, "customerFeedback"), ["客户反馈表", "满意度评价", "外箱可再厚一些", "客户评价页面", "李敏"]);
    const { snapshot } = await mill.clerk.ask(readPaper, { paperId: (await latestOf(orderId, "customerFeedback")).id });
    expect(snapshot).toMatchObject({ quality: { score: 5 }, punctuality: { score: 4 }, service: { score: 5 } });
  });
});

describe("keeping", () => {
  test("[00.3] a paper is seen, printed, downloaded as PDF, and its versions and signatures stay as they were", async () => {
    const orderId = await life.review();
    const { id: paperId } = await latestOf(orderId, "orderConfirmation");
    const { pages } = await mill.clerk.ask(previewPaper, { paperId });
    expect(pages[0]).toContain("<svg");
    const unsigned = await download(paperId);
    expect([unsigned.statusCode, unsigned.type, unsigned.bytes.subarray(0, 5).toString()]).toEqual([200, "application/pdf", "%PDF-"]);
    expect(await mill.clerk.ask(printPaper, { paperId })).toMatchObject({ print: 1, mark: null });
    expect((await mill.clerk.ask(printPaper, { paperId })).mark).toContain("补打");

    const phone = await life.phoneOf(orderId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
    await download(paperId);
    const kept = await mill.clerk.ask(readPaper, { paperId });
    expect(kept.signed).toMatchObject([{ name: "李敏", role: "客户（签章）", snapshotHash: kept.snapshotHash }]);
    expect(kept.renderings.map(({ signatures }) => signatures)).toEqual([0, 1]);
    expect(await mill.clerk.ask(verifyPaper, { paperId })).toMatchObject({ sound: true, snapshot: true, signatures: [{ sound: true }], renderings: [{ printedAgain: "same" }, { printedAgain: "same" }] });
  });

  test("a paper belongs to its order: who may not see the order sees none of its papers", async () => {
    const orderId = await life.submit();
    const stranger = await papermill(house, "隔壁纸业");
    expect((await stranger.clerk.refused(listPapers, { kind: "order", id: orderId })).code).toBe("notFound");
  });
});
