import { beforeAll, expect, test } from "vitest";
import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import { readOrder } from "../../contract/orders.ts";
import { listPapers, previewPaper, printPaper, verifyPaper } from "../../contract/papers-api.ts";
import type { PaperKind } from "../../contract/papers.ts";
import { tokenText } from "../../contract/people.ts";
import * as exceptions from "../../contract/price-exceptions.ts";
import { setDiscountAuthority } from "../../contract/prices.ts";
import * as reviews from "../../contract/reviews.ts";
import { giveCredit } from "../../contract/settlement-credits.ts";
import { readReceipt, reverseReceipt } from "../../contract/settlement-reversals.ts";
import { readPdf } from "../../server/modules/papers/pdf-text.fixture.ts";
import { issueToken, newSecret } from "../../server/modules/people/index.ts";
import { addWarehouse, receive } from "../../server/modules/stock/index.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let service: Colleague;
let holdId = "";
let authorization: string;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  service = await mill.colleague("customerService");
  holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "TH", name: "退货待检库", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
  const secret = newSecret();
  await house.act(mill.companyId, (c) => issueToken(c, { name: "download", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), personId: mill.clerk.id }));
  authorization = `Bearer ${tokenText(mill.companyId, secret)}`;
});

const papersOf = async (orderId: string, kind: PaperKind, part?: string) => (await mill.clerk.ask(listPapers, { kind: "order", id: orderId })).filter((paper) => paper.kind === kind && (part === undefined || paper.part === part));
/** What a reader finds in the newest PDF of a paper, on a size; line breaks, spaces and invisible break marks left out. */
async function textOf(orderId: string, kind: PaperKind, { part, size = "A4" }: { part?: string; size?: "A4" | "241x140" } = {}): Promise<string> {
  const [newest] = await papersOf(orderId, kind, part);
  const { rawPayload } = await house.house.app.inject({ method: "GET", url: `/api/v1/papers/${newest!.id}/pdf?size=${size}`, headers: { authorization } });
  return (await readPdf(rawPayload)).map(({ text }) => text).join("").replace(/[\s\u200b]/g, "");
}
const contains = (text: string, words: readonly string[]) => expect(words.filter((word) => !text.includes(word.replace(/\s/g, "")))).toEqual([]);

async function soldAndInvoiced(quantity: string) {
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity }] });
  await life.ship(orderId);
  await life.sign(orderId);
  const invoice = await life.invoice(orderId);
  const order = await mill.clerk.ask(readOrder, { orderId });
  return { orderId, order, orderLineId: order.lines[0]!.id, invoice };
}

test("[01.19] the 《退货单》 follows its return from the authorisation to the credit, a version for each step, on both sizes", async () => {
  await house.act(mill.companyId, (c) => receive(c, { source: { kind: "run", id: c.newId() }, lines: [{ productId: mill.roll, warehouseId: mill.warehouseId, quantity: "40", lots: [{ lot: "B20261101", quantity: "40", bestBefore: "2026-12-31" }] }] }));
  const { orderId, order, orderLineId } = await soldAndInvoiced("40");
  const opened = await service.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "整托退回", lines: [{ orderLineId, quantity: "40" }] });
  const { returnId, number } = await service.ask(aftersales.authoriseReturn, { caseId: opened.caseId, reason: "整托受潮,客户拒收", lines: [{ orderLineId, quantity: "40" }] });
  contains(await textOf(orderId, "returnNote", { part: returnId }), ["退货单", number, order.number, "整托受潮,客户拒收", "已同意，待收货", "收银纸", "40", "发出批号", "B20261101", "客户（签章）"]);

  const { lines: [back] } = await service.ask(aftersales.readReturn, { returnId });
  const lineId = back!.id;
  await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "39" }], note: "少 1 卷" });
  contains(await textOf(orderId, "returnNote", { part: returnId }), ["已收货，待检验", "退货待检库", "少1卷", "39", "待处理"]);
  expect(await textOf(orderId, "returnNote", { part: returnId })).not.toContain("修好寄回");
  // What is repaired goes back to its customer: it is neither put back nor sent instead.
  await mill.quality.ask(aftersales.repairReturn, { returnId, into: mill.warehouseId, finding: "换纸芯", lines: [{ lineId, quantity: "2" }] });
  const repaired = await textOf(orderId, "returnNote", { part: returnId });
  // Sent back, received, put back, repaired, written off, on hold.
  contains(repaired, ["第1行修好寄回2卷", "入库修好寄回报废待处理", "40 39 0 2 0 37"]);
  expect(repaired).not.toContain("补发");
  await mill.quality.ask(aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: "3 卷受潮报废", lines: [{ lineId, restocked: "34", scrapped: "3" }] });
  const { creditNumber } = await mill.finance.ask(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "118.40" }] });
  for (const size of ["A4", "241x140"] as const) contains(await textOf(orderId, "returnNote", { part: returnId, size }), ["已检验", "3卷受潮报废", "34", `贷项${creditNumber}：118.40元`]);

  const versions = await papersOf(orderId, "returnNote", returnId);
  expect(versions.map(({ version, superseded, number: on }) => [version, superseded, on])).toEqual([[5, false, number], [4, true, number], [3, true, number], [2, true, number], [1, true, number]]);
  const { steps } = await service.ask(aftersales.readReturn, { returnId });
  await mill.finance.ask(aftersales.reverseStep, { returnId, stepId: steps.find(({ what }) => what === "credited")!.id, reason: "金额填错" });
  expect(await textOf(orderId, "returnNote", { part: returnId })).not.toContain(creditNumber);
  expect(await papersOf(orderId, "returnNote", returnId)).toHaveLength(6);
  expect(await mill.clerk.ask(verifyPaper, { paperId: versions[0]!.id })).toMatchObject({ sound: true });
});

test("a return that is called off says so on its paper", async () => {
  const { orderId, orderLineId } = await soldAndInvoiced("12");
  const opened = await service.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "破损", lines: [{ orderLineId, quantity: "2" }] });
  const { returnId } = await service.ask(aftersales.authoriseReturn, { caseId: opened.caseId, reason: "破损", lines: [{ orderLineId, quantity: "2" }] });
  await service.ask(aftersales.cancelReturn, { returnId, reason: "客户留用" });
  contains(await textOf(orderId, "returnNote", { part: returnId }), ["已取消", "取消退货：客户留用"]);
});

test("the 《贷项通知单》 of a return names the order and its version, the invoice it lowers, the tax by rate and the amount in capitals, and is previewed and printed like any paper", async () => {
  const { orderId, order, orderLineId, invoice } = await soldAndInvoiced("50");
  const opened = await service.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "5 卷退回", lines: [{ orderLineId, quantity: "5" }] });
  const { returnId, number } = await service.ask(aftersales.authoriseReturn, { caseId: opened.caseId, reason: "5 卷边缘破损", lines: [{ orderLineId, quantity: "5" }] });
  const lineId = (await service.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
  await mill.keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity: "5" }] });
  const { creditNumber } = await mill.finance.ask(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "16.00" }] });
  const { credit } = await service.ask(aftersales.readReturn, { returnId });
  const [paper, ...older] = await papersOf(orderId, "creditNote", credit!.id);
  expect([paper?.number, paper?.version, older]).toEqual([creditNumber, 1, []]);
  // 16.00 at 13 %: 14.16 and 1.84.
  for (const size of ["A4", "241x140"] as const)
    contains(await textOf(orderId, "creditNote", { part: credit!.id, size }), [
      "贷项通知单", creditNumber, `${order.number} V${order.version}`, "退货", `退货单 ${number}`, "5卷边缘破损", "收银纸", "13%", "14.16", "1.84", "人民币壹拾陆元整", "¥16.00", invoice.number, "财务：", "开具人",
    ]);
  expect((await mill.finance.ask(previewPaper, { paperId: paper!.id })).pages[0]).toContain("<svg");
  expect(await mill.finance.ask(printPaper, { paperId: paper!.id })).toMatchObject({ print: 1 });
});

test("what is credited without naming a line bears the order's rate, and compensation bears no tax", async () => {
  const { orderId } = await soldAndInvoiced("20");
  const { creditId } = await mill.finance.ask(giveCredit, { orderId, kind: "price", reason: "季度返利", lines: [{ name: "季度返利", amount: "11.30" }] });
  contains(await textOf(orderId, "creditNote", { part: creditId }), ["价格差异", "季度返利", "13%", "10.00", "1.30"]);
  const made = await mill.finance.ask(giveCredit, { orderId, kind: "compensation", reason: "延误补偿", lines: [{ name: "延误补偿", amount: "30.00" }] });
  const text = await textOf(orderId, "creditNote", { part: made.creditId });
  contains(text, ["补偿", "延误补偿", "人民币叁拾元整", "补偿款不含增值税"]);
  expect(text).not.toContain("按税率汇总");
});

test("a credit note that is taken back has a paper that says so; the one that was handed out stays", async () => {
  const { orderId } = await soldAndInvoiced("25");
  const { creditId } = await mill.finance.ask(giveCredit, { orderId, kind: "price", reason: "单价多开", lines: [{ name: "单价差额", amount: "8.00" }] });
  const { allocations } = await mill.finance.ask(readReceipt, { receiptId: creditId });
  await mill.finance.ask(reverseReceipt, { receiptId: creditId, reason: "开错客户", allocationIds: allocations.map(({ id }) => id) });
  expect((await papersOf(orderId, "creditNote", creditId)).map(({ version, superseded }) => [version, superseded])).toEqual([[2, false], [1, true]]);
  contains(await textOf(orderId, "creditNote", { part: creditId }), ["已冲销", "开错客户"]);
});

test("another company sees neither paper", async () => {
  const { orderId } = await soldAndInvoiced("15");
  await mill.finance.ask(giveCredit, { orderId, kind: "price", reason: "尾差", lines: [{ name: "尾差", amount: "1.00" }] });
  const stranger = await papermill(house, "隔壁纸业");
  expect((await stranger.finance.refused(listPapers, { kind: "order", id: orderId })).code).toBe("notFound");
  const [paper] = await papersOf(orderId, "creditNote");
  expect((await stranger.finance.refused(printPaper, { paperId: paper!.id })).code).toBe("notFound");
});

test("[01.11] the 《订单审核意见汇总表》 carries what colleagues answered who were asked by name, decisions that were taken back, and what was ruled of prices", async () => {
  const manager = await mill.colleague("generalManager");
  await manager.ask(setDiscountAuthority, { role: "salesDirector", maxDiscountPercent: "6" });
  await mill.director.ask(setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "15", belowFloor: true });
  const orderId = await life.submit({ lines: [{ productId: mill.roll, quantity: "100", unitPrice: "2.94" }] });
  await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
  const { id: reviewId, subjectHash } = await life.reviewOf(orderId);
  await mill.director.ask(reviews.reverseStep, { reviewId, stepKey: "preliminary", reason: "附件看错" });
  await life.decide(orderId, "preliminary", mill.director, { statement: "附件已更换" });
  const ask = { reviewId, stepKey: "finance" };
  const { opinionId } = await mill.finance.ask(reviews.askOpinion, { ...ask, personId: mill.planner.id, question: "这个价还能排进本周吗?" });
  await mill.planner.ask(reviews.answerOpinion, { opinionId, stance: "disagree", answer: "本周排满,下周一可上机" });
  const dropped = await mill.finance.ask(reviews.askOpinion, { ...ask, personId: mill.engineer.id, question: "参数有变吗?" });
  await mill.finance.ask(reviews.dropOpinion, { opinionId: dropped.opinionId, reason: "已电话确认" });
  const ruling = { reviewId, subjectHash, outcome: "released" as const };
  const { rulingId } = await manager.ask(exceptions.rulePriceException, { ...ruling, words: "先看看" });
  await manager.ask(exceptions.reverseRuling, { rulingId, reason: "看错客户" });
  await manager.ask(exceptions.rulePriceException, { ...ruling, words: "老客户年度框架,同意" });
  await life.decide(orderId, "finance", mill.finance, { statement: "按放行价执行" });
  await life.decide(orderId, "stock", mill.keeper, { statement: "库存够" });
  await life.decide(orderId, "release", mill.salesperson);
  contains(await textOf(orderId, "reviewSummary"), [
    "征询意见：planner 澄江纸品", "这个价还能排进本周吗?", "反对：本周排满,下周一可上机", "已取消征询：已电话确认", "价格审批", "√放行", "generalManager 澄江纸品", "老客户年度框架,同意", "单价 2.94", "价表价 3.2", "让利 8.13%",
    "撤回：generalManager 澄江纸品", "看错客户", "已撤回的审核意见", "资料齐全", "附件看错", "附件已更换",
  ]);
});

test("prices that were sent back stand on the summary of the review that this ended", async () => {
  const manager = await mill.colleague("generalManager");
  const orderId = await life.submit({ lines: [{ productId: mill.roll, quantity: "90", unitPrice: "2.9" }] });
  await life.decide(orderId, "preliminary", mill.director);
  const { id: reviewId, subjectHash } = await life.reviewOf(orderId);
  const { lines } = await manager.ask(exceptions.readPriceException, { reviewId });
  await manager.ask(exceptions.rulePriceException, { reviewId, subjectHash, outcome: "refused", words: "低于框架价", counters: [{ lineId: lines[0]!.lineId, price: "3.05" }] });
  contains(await textOf(orderId, "reviewSummary"), ["×退回", "价格审批", "低于框架价", "可按 3.05 成交"]);
});
