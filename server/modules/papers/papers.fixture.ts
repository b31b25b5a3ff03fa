import type { PaperKind, SnapshotOf } from "../../../contract/papers.ts";

const company = { name: "澄江纸品有限公司", address: "江苏省无锡市江阴市澄江街道滨江路 18 号", phone: "0510-8600 1234", uscc: "91320281MA1N0XYZ3Q" };
const customer = {
  name: "杭州华强商贸有限公司", code: "C-0107", uscc: "91330106MA2C0ABC1D", contact: "陈晓明", phone: "138****6021", address: "浙江省杭州市西湖区文三路 398 号东信大厦 6 楼 602 室",
};
const order = { number: "SO-2026-000128", version: 2, date: "2026-03-10", kind: "标准订单", channel: "客户直邮", salesperson: "李婷" };
const paperOf = (number: string) => ({ number, version: 1, madeAt: "2026-03-10T14:20:00+08:00", madeBy: "李婷", qrUrl: `https://gendan.example.com/p/${number}` });
const head = <Kind extends PaperKind>(kind: Kind, number: string) => ({ kind, company, customer, paper: paperOf(number) });

const products = [
  { productCode: "SYZ-5750", name: "热敏收银纸", spec: "57×50 mm 65g 芯 12 mm", unit: "箱", quantity: "120.000000", unitPrice: "86.500000", taxRate: "0.13", amount: "10380.00", customerPartNumber: "HQ-88017" },
  { productCode: "SYZ-8080", name: "热敏收银纸（加长型，三防涂布，适用于高速打印机与自助终端）", spec: "80×80 mm 70g 芯 13 mm", unit: "箱", quantity: "60.000000", unitPrice: "142.000000", taxRate: "0.13", amount: "8520.00" },
  { productCode: "BQ-100-60", name: "标签卷", spec: "100×60 mm 500 张/卷", unit: "卷", quantity: "1000.000000", unitPrice: "4.125000", taxRate: "0.13", amount: "4125.00", remark: "外箱贴客户标签" },
  { productCode: "YZ-880", name: "大轴原纸", spec: "幅宽 880 mm 55g", unit: "kg", quantity: "1500.500000", second: { quantity: "3.000000", unit: "轴" }, unitPrice: "7.800000", taxRate: "0.13", amount: "11703.90" },
];
const lines = products.map((product, at) => Object.assign({ lineNo: at + 1 }, product));
/** Goods as they stand on a label. */
const bare = ({ lineNo, productCode, name, spec, unit, ...more }: (typeof lines)[number]) => ({ lineNo, productCode, name, spec, unit, customerPartNumber: "customerPartNumber" in more ? more.customerPartNumber : undefined });
const priced = {
  order, lines, pricesIncludeTax: true,
  totals: { currency: "CNY", net: "30733.54", tax: "3995.36", gross: "34728.90" },
  terms: { deliveryDate: "2026-03-25", deliveryMethod: "送货上门", paymentTerms: "预付 30%，余款货到 30 天内付清", specialNeeds: ["加急", "外箱贴客户条码标签"] },
};
const signed = (role: string, name: string) => ({ role, name, signedAt: "2026-03-10T14:35:00+08:00", means: "系统内签字" });
const evidence = [{ name: "客户签章扫描件.pdf", sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", at: "2026-03-11T09:12:00+08:00" }];

/** One believable snapshot of every kind; kept as plain facts so that tests may change any of them. */
export const samples: { [Kind in PaperKind]: SnapshotOf<Kind> } = {
  preliminaryReview: {
    ...head("preliminaryReview", "PR-2026-000128"), ...priced,
    checks: [
      { name: "订单要素齐全", result: "green", evidence: "7 项要素均已填写" },
      { name: "统一社会信用代码", result: "green", evidence: "校验位正确，与档案一致" },
      { name: "收货地址与档案", result: "red", evidence: "楼层不一致，见下表" },
    ],
    differences: [{ field: "收货地址", archived: "浙江省杭州市西湖区文三路 398 号东信大厦 5 楼", given: "浙江省杭州市西湖区文三路 398 号东信大厦 6 楼 602 室" }],
    verdict: "passed", statement: "地址已与客户电话确认，同意进入部门审核。", signatures: [signed("初审人", "王芳"), { role: "销售主管" }],
  },
  reviewSummary: {
    ...head("reviewSummary", "RS-2026-000128"), order, totals: priced.totals, terms: priced.terms, verdict: "returned",
    opinions: [
      { department: "财务部", verdict: "approved", statement: "额度内，价格在折扣权限内。", signer: "周敏", signedAt: "2026-03-10T15:02:00+08:00", means: "系统内签字",
        checks: [{ name: "信用额度", result: "green", evidence: "额度 200,000.00,占用 126,400.00,本单后余 38,871.10" }, { name: "付款方式", result: "green", evidence: "预付 30%，符合 B 级客户政策" }, { name: "折扣权限", result: "green", evidence: "最低 96 折，权限 95 折" }] },
      { department: "仓储部", verdict: "refused", statement: "YZ-880 现货不足，需生产部评估周期。", signer: "赵强", signedAt: "2026-03-10T15:20:00+08:00", means: "系统内签字",
        checks: [{ name: "现货 SYZ-5750", result: "green", evidence: "可用 340 箱" }, { name: "现货 YZ-880", result: "red", evidence: "可用 920 kg,缺 580.5 kg" }] },
      { department: "技术部", verdict: "approved", statement: "客户标签尺寸可贴，工艺可行，预计 2 天。", signer: "孙工", signedAt: "2026-03-10T16:01:00+08:00", means: "系统内签字", checks: [],
        asked: [
          { name: "宋佳", askedBy: "孙工", question: "三防涂布的标签，外箱贴法有没有先例？", stance: "agree", words: "上月同规格做过，贴侧唛即可。", at: "2026-03-10T15:40:00+08:00" },
          { name: "钱进", askedBy: "孙工", question: "两天来得及吗？", dropped: "已从排产看板确认" },
        ] },
    ],
    prices: [{ outcome: "released", by: "黄海波", at: "2026-03-10T14:50:00+08:00", words: "老客户首批试用，放行一次。", lines: ["第 1 行 SYZ-5750：单价 86.5，价表价 98，让利 11.73%"], reversed: "周敏 2026-03-10 14:58，价表有误" }],
    reversals: [{ department: "财务部", verdict: "refused", by: "周敏", at: "2026-03-10T14:40:00+08:00", statement: "逾期货款未清", reason: "货款当日到账", reversedBy: "周敏", reversedAt: "2026-03-10T14:45:00+08:00" }],
    signatures: [signed("汇总人", "李婷"), { role: "销售总监" }],
  },
  orderConfirmation: {
    ...head("orderConfirmation", "OC-2026-000128"), ...priced,
    stages: [{ name: "预付款", share: "0.3", amount: "10418.67", due: "确认后 3 日内" }, { name: "余款", share: "0.7", amount: "24310.23", due: "货到 30 天内" }],
    clauses: ["质量标准按 GB/T 28210-2011 执行。", "到货后 3 日内提出数量异议，15 日内提出质量异议。", "本函经双方签章后生效，传真件与扫描件同等有效。"],
    answer: { accepted: true, by: "陈晓明", at: "2026-03-11T09:12:00+08:00", means: "手机页面确认", evidence },
    signatures: [signed("供方（签章）", "李婷"), { role: "客户（签章）" }],
  },
  changeAgreement: {
    ...head("changeAgreement", "CR-2026-000012"), ...priced, order: { ...order, version: 3 },
    change: {
      number: "CR-2026-000012", reason: "客户门店增加，热敏收银纸加订；原纸到货推迟，交期相应顺延。",
      differences: [
        { what: "增加数量", line: "第 1 行 SYZ-5750 热敏收银纸", before: "100 箱", after: "120 箱" }, { what: "提高单价", line: "第 3 行 BQ-100-60 标签卷", before: "4.00", after: "4.125" },
        { what: "推迟交期", before: "2026-03-20", after: "2026-03-25" },
      ],
    },
    stages: [{ name: "预付款", share: "0.3", amount: "10418.67", due: "确认后 3 日内" }, { name: "余款", share: "0.7", amount: "24310.23", due: "货到 30 天内" }],
    clauses: ["本协议经双方签章后生效，原订单与本协议不一致之处以本协议为准。"],
    signatures: [signed("销售主管", "李婷"), { role: "客户（签章）" }],
  },
  productionPlan: {
    ...head("productionPlan", "PP-2026-000045"), order, deliveryDate: "2026-03-25", specialNeeds: priced.terms.specialNeeds,
    lines: lines.slice(0, 2).map((line) => Object.assign({}, line, {
      orderNumber: order.number, start: "2026-03-12", finish: "2026-03-18", workCentre: "分切一线",
      operations: [{ name: "分切", workCentre: "复卷机 1 号", start: "2026-03-12", finish: "2026-03-15" }, { name: "包装", workCentre: "包装台", start: "2026-03-16", finish: "2026-03-18" }],
      progress: { operation: "分切", percent: "45", expectedFinish: "2026-03-18" },
    })),
    signatures: [signed("计划员", "钱进"), { role: "生产经理" }],
  },
  issueNote: {
    ...head("issueNote", "CK-2026-000311"), order, warehouse: "成品仓", carrierAppointment: "2026-03-24T10:00:00+08:00", packages: "186 件",
    picking: { done: true, by: "赵强", at: "2026-03-23T16:10:00+08:00" }, packing: { done: false },
    checks: [{ name: "产品", result: "green", evidence: "扫码 4/4" }, { name: "数量", result: "green", evidence: "与订单一致" }, { name: "地址", result: "green", evidence: "6 楼 602 室" }],
    lines: lines.map((line) => ({ ...line, location: "A-03-12", batch: "B20260312", issued: line.quantity })),
    signatures: [{ role: "制单" }, signed("拣货人", "赵强"), { role: "复核人" }, { role: "提货人" }],
  },
  packingLabel: {
    ...head("packingLabel", "CK-2026-000311"), order, customerPo: "PO-77120", signatures: [],
    packages: [
      { label: "1 号箱", weight: "12.5 kg", lines: [{ ...bare(lines[0]!), quantity: "60.000000", batch: "B20260312" }] },
      { lines: lines.map((line) => ({ ...bare(line), quantity: "10.000000" })) },
      { label: "3 号箱", lines: [bare(lines[1]!)] },
    ],
  },
  shipmentRecord: {
    ...head("shipmentRecord", "FH-2026-000298"), order, issueNumber: "CK-2026-000311", shippedAt: "2026-03-24T10:40:00+08:00", expectedArrival: "2026-03-25",
    carrier: "德邦物流", trackingNumber: "DPK202603240098", plate: "苏B·8K216", driver: "吴师傅", driverPhone: "139****7788", packages: "186 件", grossWeight: "2,860 kg",
    lines: lines.map((line) => ({ ...line, batch: "B20260312" })),
    events: [{ at: "2026-03-24T10:40:00+08:00", place: "江阴", event: "已揽收，离开成品仓" }, { at: "2026-03-24T18:05:00+08:00", place: "湖州", event: "到达中转站" }],
    notices: [{ channel: "短信", recipient: "陈晓明 138****6021", at: "2026-03-24T10:42:00+08:00", outcome: "已送达" }],
    signatures: [{ role: "发货人" }, { role: "承运人" }],
  },
  deliveryReceipt: {
    ...head("deliveryReceipt", "QS-2026-000298"), order, shipmentNumber: "FH-2026-000298", carrier: "德邦物流", trackingNumber: "DPK202603240098", arrivedAt: "2026-03-25T09:30:00+08:00",
    contacted: { by: "李婷", at: "2026-03-25T11:00:00+08:00" }, condition: { quantity: "good", quality: "good", packaging: "bad" }, objection: "标签卷外箱 2 箱破损，已拍照。", evidence,
    lines: lines.map((line, at) => ({ ...line, remark: undefined, received: line.quantity, objection: at === 2 ? "2 破损" : undefined })),
    signatures: [{ role: "送货人" }, signed("客户签收（签字盖章）", "陈晓明")],
  },
  customerFeedback: {
    ...head("customerFeedback", "FK-2026-000298"), order, quality: { score: 4, comment: "纸面平整" }, punctuality: { score: 5, comment: "提前半天到货" }, service: { score: 5 },
    comments: "希望外箱加厚，减少运输破损。", afterSales: { number: "AS-2026-000017", result: "补发标签卷 2 卷，客户认可。", score: 5 },
    given: { by: "陈晓明", at: "2026-03-28T10:15:00+08:00", means: "手机页面" }, signatures: [{ role: "客户（签章）" }, { role: "销售员" }],
  },
  returnNote: {
    ...head("returnNote", "RT202603-0007"), order, caseNumber: "AS202603-0017", reason: "标签卷外箱 2 箱破损，客户拒收该部分。", state: "已检验", warehouse: "退货待检仓", authorised: { by: "何静", at: "2026-03-26T09:10:00+08:00" },
    received: { by: "赵强", at: "2026-03-28T14:05:00+08:00", note: "外箱受潮" }, inspected: { by: "宋佳", at: "2026-03-28T16:40:00+08:00", finding: "37 卷完好，3 卷受潮报废。" },
    decision: ["贷项 CN202603-0004：40.00", "补发 1 卷（第 3 行）"],
    lines: lines.slice(1, 3).map((line) => ({ ...line, remark: undefined, quantity: "40", shippedBatch: "B20260312、B20260313", received: "40", restocked: "33", repaired: "4", scrapped: "3", onHold: "0", replaced: "1" })),
    signatures: [{ role: "仓库" }, { role: "质检" }, { role: "客户（签章）" }],
  },
  creditNote: {
    ...head("creditNote", "CN202603-0004"), order, what: "退货", source: "退货单 RT202603-0007", reason: "标签卷 40 卷退回，其中 3 卷受潮。", issued: { by: "周敏", at: "2026-03-28T17:20:00+08:00" },
    totals: { currency: "CNY", net: "147.35", tax: "17.65", gross: "165.00" },
    invoices: [{ number: "IV202603-0088", taxNumber: "26322000000012345678", issuedOn: "2026-03-25", gross: "34728.90", credited: "165.00" }],
    lines: [
      { lineNo: 1, name: "BQ-100-60 标签卷", quantity: "30", unit: "卷", taxRate: "0.13", net: "109.51", tax: "14.24", amount: "123.75" },
      { lineNo: 2, name: "YZ-880 大轴原纸（加宽型，三防涂布，适用于高速打印机与自助终端）", quantity: "10", unit: "kg", taxRate: "0.09", net: "37.84", tax: "3.41", amount: "41.25" },
    ],
    taxes: [{ taxRate: "0.13", net: "109.51", tax: "14.24", gross: "123.75" }, { taxRate: "0.09", net: "37.84", tax: "3.41", gross: "41.25" }],
    signatures: [signed("财务", "周敏"), { role: "客户（签章）" }],
  },
  customerStatement: {
    ...head("customerStatement", "ST202603-0012"), period: { from: "2026-03-01", to: "2026-03-31" }, opening: "12400.00", totals: { currency: "CNY", gross: "34188.90" },
    sums: { invoiced: "33778.90", received: "12000.00", credited: "40.00", refunded: "50.00", charged: "0.00" },
    entries: [
      { day: "2026-03-05", what: "收款", number: "RC202603-0031", reference: "工行 2026030500871", less: "12000.00", balance: "400.00" },
      { day: "2026-03-25", what: "发票", number: "IV202603-0088", reference: "26322000000012345678 SO-2026-000128", more: "34728.90", balance: "35128.90" },
      { day: "2026-03-27", what: "红字发票", number: "IV202603-0091", reference: "26322000000012345699", less: "950.00", balance: "34178.90" },
      { day: "2026-03-28", what: "贷项", number: "CN202603-0004", less: "40.00", balance: "34138.90" },
      { day: "2026-03-30", what: "退款", number: "RF202603-0002", more: "50.00", balance: "34188.90" },
    ],
    signatures: [signed("财务", "周敏"), { role: "客户（签章）" }],
  },
};

/** The same confirmation with `count` lines. */
export function longConfirmation(count: number): SnapshotOf<"orderConfirmation"> {
  const many = Array.from({ length: count }, (_, at) => ({ ...lines[at % lines.length], lineNo: at + 1 }));
  return { ...samples.orderConfirmation, lines: many as typeof lines };
}
