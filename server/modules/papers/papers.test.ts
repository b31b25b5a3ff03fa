import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { paperKinds, paperLocales, type PaperKind, type PaperSnapshot, sizesOf } from "../../../contract/papers.ts";
import { createPaperRenderer, type RenderOptions, reprintMark } from "./index.ts";
import { longConfirmation, samples } from "./papers.fixture.ts";
import { readPdf } from "./pdf-text.fixture.ts";

const renderer = createPaperRenderer();
afterAll(() => renderer.close());

const kinds = Object.keys(paperKinds) as PaperKind[];
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pdf = (snapshot: PaperSnapshot, options: Partial<RenderOptions> = {}) => renderer.renderPaper(snapshot, { locale: "zh-CN", ...options, format: "pdf" });
// Lines may be broken anywhere in a cell, so words are looked for without white space.
const compacted = (text: string) => text.replace(/[\s\u200b]/g, "");
const textOf = async (snapshot: PaperSnapshot, options: Partial<RenderOptions> = {}) =>
  compacted((await readPdf((await pdf(snapshot, options)).bytes)).map((page) => page.text).join("\n"));

const millimetres = { A4: [210, 297], "241x140": [241, 140], "100x60": [100, 60] };

test.each(kinds.flatMap((kind) => sizesOf(kind).flatMap((size) => paperLocales.map((locale) => [kind, size, locale] as const))))(
  "%s prints on %s in %s with its official name, number, order and customer",
  async (kind, size, locale) => {
    const { bytes, pages } = await pdf(samples[kind], { size, locale });
    const read = await readPdf(bytes);
    expect(read.map((page) => page.millimetres)).toEqual(Array(pages).fill(millimetres[size]));
    const text = compacted(read.map((page) => page.text).join("\n"));
    const facts = [paperKinds[kind].name[locale], samples[kind].paper.number, "SO-2026-000128", "杭州华强商贸有限公司", "澄江纸品有限公司"];
    for (const fact of facts) expect(text).toContain(compacted(fact));
  },
);

const whatEachHolds: [PaperKind, string[]][] = [
  ["preliminaryReview", ["2026-03-10", "热敏收银纸", "57×50mm65g芯12mm", "120", "86.50", "10,380.00", "预付30%", "收货地址与档案×不通过", "初审人：王芳2026-03-1014:35"]],
  ["reviewSummary", ["财务部√同意", "仓储部×不同意", "可用920kg,缺580.5kg", "审核人：周敏", "技术部", "×退回", "征询意见：宋佳2026-03-1015:40", "赞成：上月同规格做过", "已取消征询：已从排产看板确认", "√放行", "让利11.73%", "撤回：周敏", "已撤回的审核意见", "逾期货款未清", "货款当日到账"]],
  ["orderConfirmation", ["人民币叁万肆仟柒佰贰拾捌元玖角整", "¥34,728.90", "交付日期2026-03-25", "付款方式预付30%", "10,418.67", "√确认", "客户（签章）"]],
  ["productionPlan", ["分切一线", "2026-03-12", "当前工序", "45%", "预计完成", "2026-03-18"]],
  ["issueNote", ["拣货状态√已完成", "包装状态未完成", "物流预约时间2026-03-2410:00", "地址√通过", "A-03-12", "文三路398号"]],
  ["packingLabel", ["客户订单号：PO-77120", "第1件/共3件", "第3件/共3件", "客户料号：HQ-88017", "数量60箱", "批号：B20260312", "12.5kg", "另有1项", "热敏收银纸（加长型"]],
  ["shipmentRecord", ["物流单号DPK202603240098", "德邦物流", "苏B·8K216", "到达中转站", "短信", "已送达"]],
  ["deliveryReceipt", ["2破损", "√相符", "√合格", "√破损", "标签卷外箱2箱破损", "客户签章扫描件.pdf"]],
  ["returnNote", ["RT202603-0007", "AS202603-0017", "客户拒收", "退货待检仓", "何静2026-03-2609:10", "B20260312", "入库", "37", "报废", "检验结论宋佳2026-03-2816:40", "贷项CN202603-0004"]],
  ["creditNote", ["CN202603-0004", "SO-2026-000128V2", "贷项类别退货", "退货单RT202603-0007", "开具人周敏", "人民币壹佰陆拾伍元整", "不含税金额：147.35", "13%", "14.24", "9%", "26322000000012345678", "165.00"]],
  ["customerStatement", ["2026-03-01—2026-03-31", "期初余额（元）12,400.00", "红字发票", "34,178.90", "期末余额：人民币叁万肆仟壹佰捌拾捌元玖角整", "¥34,188.90"]],
  ["customerFeedback", ["√满意", "√非常满意", "交付时效", "服务态度", "希望外箱加厚", "补发标签卷2卷"]],
];

test.each(whatEachHolds)("%s holds what the department needs", async (kind, facts) => {
  const text = await textOf(samples[kind], { size: sizesOf(kind)[0]! });
  for (const fact of facts) expect(text).toContain(fact);
});

test("the same snapshot gives the same bytes, also from a new process, and another fact gives others", async () => {
  const first = hashOf((await pdf(samples.orderConfirmation)).bytes);
  const later = createPaperRenderer();
  const again = await later.renderPaper(structuredClone(samples.orderConfirmation), { locale: "zh-CN", format: "pdf" });
  await later.close();
  expect(hashOf(again.bytes)).toBe(first);
  expect(hashOf((await pdf({ ...samples.orderConfirmation, remark: "一" })).bytes)).not.toBe(first);
});

test("a shared renderer gives each of many waiting papers its own bytes", async () => {
  const alone = await Promise.all(kinds.map(async (kind) => hashOf((await pdf(samples[kind])).bytes)));
  const crowd = await Promise.all([...kinds, ...kinds].map(async (kind) => hashOf((await pdf(samples[kind])).bytes)));
  expect(crowd).toEqual([...alone, ...alone]);
});

const hostile = ["#panic()", "$x$", "{{constructor}}", "*bold*", "_under_", "`raw`", "<label>", "@ref", "${7*7}", "<%= 1 %>", "\\u{41}", '"quote"', "// slashes", "= heading", "__proto__", "#sys.inputs", "--- 'q'"];

test("text that looks like code or markup comes out as it was written", async () => {
  const clauses = hostile.map((text) => `[${text}]`);
  const name = hostile.join(" ");
  const { customer, lines, order } = samples.orderConfirmation;
  const text = await textOf({ ...samples.orderConfirmation, clauses, order: { ...order, kind: name }, lines: lines.map((line) => ({ ...line, name })), customer: { ...customer, name: "#eval(\"1+1\")" } });
  for (const clause of clauses) expect(text).toContain(compacted(clause));
  expect(text.split(compacted(name))).toHaveLength(lines.length + 2);
  expect(text).toContain('#eval("1+1")');
});

test("sixty lines run over several pages, each with the table's head, its page number and the paper's number", async () => {
  for (const size of sizesOf("orderConfirmation")) {
    const { bytes, pages } = await pdf(longConfirmation(60), { size });
    const read = (await readPdf(bytes)).map((page) => compacted(page.text));
    expect(pages).toBeGreaterThan(2);
    read.forEach((text, at) => {
      expect(text).toContain(`第${at + 1}页/共${pages}页`);
      expect(text).toContain("OC-2026-000128");
      if (/SYZ-/.test(text)) expect(text).toContain("序号产品编码产品名称/规格型号单位数量");
    });
  }
});

test("facts that nobody gave leave no label and no column behind", async () => {
  const { company, kind, paper, signatures, order, totals } = samples.orderConfirmation;
  const bare = await textOf({
    kind, paper: { ...paper, qrUrl: undefined }, signatures, totals: { currency: totals.currency, gross: totals.gross }, pricesIncludeTax: false,
    company: { name: company.name, phone: " " }, customer: { name: "甲" }, order: { number: order.number }, terms: { specialNeeds: [], paymentTerms: "" },
    stages: [], clauses: [], lines: [{ lineNo: 1, productCode: "A", name: "乙", unit: "个", quantity: "1", unitPrice: "2", amount: "2" }],
  });
  for (const label of ["电话", "地址", "下单日期", "联系人", "付款方式", "特殊需求", "税率", "备注", "付款安排", "约定事项", "客户答复", "税额"]) expect(bare).not.toContain(label);
  expect(bare).toContain("未税单价");
});

test("an unanswered receipt and feedback are forms to fill in by hand", async () => {
  const { signatures: _, ...receipt } = samples.deliveryReceipt;
  const blank = await textOf({ ...receipt, condition: {}, objection: undefined, evidence: [], contacted: undefined, signatures: [{ role: "客户签收" }], lines: receipt.lines.map(({ received: _received, objection: _objection, ...line }) => line) });
  for (const label of ["实收数量", "异常说明", "相符", "不符", "完好", "客户签收："]) expect(blank).toContain(label);
  expect(blank).not.toContain("√");
  expect(await textOf({ ...samples.customerFeedback, quality: {}, punctuality: {}, service: {}, afterSales: undefined })).not.toContain("√");
});

test("a repeated print carries its mark on every page", async () => {
  const { bytes } = await pdf(longConfirmation(60), { size: "241x140", printMark: reprintMark("zh-CN", 2) });
  for (const page of await readPdf(bytes)) expect(compacted(page.text)).toContain("补打第2次");
});

test("money in another currency names it and is spelled in it", async () => {
  const text = await textOf({ ...samples.orderConfirmation, totals: { currency: "USD", gross: "1050.05" } }, { locale: "zh-TW" });
  for (const fact of ["價稅合計（USD）", "USD1,050.05", "壹仟零伍拾美元零伍分"]) expect(text).toContain(fact);
  expect(await textOf({ ...samples.orderConfirmation, totals: { currency: "CNY", gross: "1.005" } })).not.toContain("大写");
});

test("the preview is one picture for each page of the PDF, without script, outside address or living text", async () => {
  const { pages } = await pdf(longConfirmation(60));
  const preview = await renderer.renderPaper(longConfirmation(60), { locale: "zh-CN", format: "svg" });
  expect([preview.pages, preview.svgs.length]).toEqual([pages, pages]);
  for (const svg of preview.svgs) {
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 595\.2\d* 841\.8\d*"/);
    expect(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, "")).not.toMatch(/<script|<foreignObject|<text|https?:|javascript:|\son\w+=/);
  }
  expect(new Set(preview.svgs).size).toBe(pages);
  for (const svg of preview.svgs) for (const tag of ["svg", "g", "defs", "symbol"]) expect(svg.match(new RegExp(`<${tag}[ >]`, "g"))?.length).toBe(svg.match(new RegExp(`</${tag}>`, "g"))?.length);
});

const onePixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

test("a signature picture is printed only if its bytes are those whose hash the snapshot names", async () => {
  const signed = { ...samples.deliveryReceipt, signatures: [{ role: "客户签收", name: "陈晓明", imageHash: hashOf(onePixel) }] };
  const { bytes } = await pdf(signed, { images: new Map([[hashOf(onePixel), onePixel]]) });
  expect(bytes.includes("/Subtype /Image") || bytes.includes("/Subtype/Image")).toBe(true);
  await expect(pdf(signed)).rejects.toMatchObject({ code: "template" });
  await expect(pdf(signed, { images: new Map([[hashOf(onePixel), Buffer.concat([onePixel, Buffer.from("x")])]]) })).rejects.toThrow("another hash");
});

test("a snapshot that breaks the contract is refused before anything is rendered", async () => {
  const wrong = { ...samples.issueNote, paper: { ...samples.issueNote.paper, madeAt: "2026-03-10T06:20:00Z" } };
  await expect(pdf(wrong)).rejects.toMatchObject({ name: "ZodError" });
});
