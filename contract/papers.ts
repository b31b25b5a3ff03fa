import { z } from "zod";

export const paperLocales = ["zh-CN", "zh-TW", "en"] as const;
/** Language of a paper's printed labels; facts are printed as they were recorded. */
export type PaperLocale = (typeof paperLocales)[number];

export const paperSizes = ["A4", "241x140", "100x60"] as const;
/** A4 sheets; 241 mm × 140 mm: half a sheet 二等分 of multi-part continuous paper for dot-matrix printers; or 100 mm × 60 mm: one label of a roll for label printers. */
export type PaperSize = (typeof paperSizes)[number];

type KindFacts = { name: Record<PaperLocale, string>; size: PaperSize };

/** The papers of an order, and the statement of a customer's account: official name and usual size by kind (R018, R023, R028, R040, R042, R044). */
export const paperKinds = {
  preliminaryReview: { name: { "zh-CN": "订单初步审核表", "zh-TW": "訂單初步審核表", en: "Preliminary Order Review" }, size: "A4" },
  reviewSummary: { name: { "zh-CN": "订单审核意见汇总表", "zh-TW": "訂單審核意見彙總表", en: "Review Opinion Summary" }, size: "A4" },
  orderConfirmation: { name: { "zh-CN": "订单确认函", "zh-TW": "訂單確認函", en: "Order Confirmation" }, size: "A4" },
  changeAgreement: { name: { "zh-CN": "变更协议", "zh-TW": "變更協議", en: "Change Agreement" }, size: "A4" },
  productionPlan: { name: { "zh-CN": "生产计划表", "zh-TW": "生產計劃表", en: "Production Plan" }, size: "A4" },
  issueNote: { name: { "zh-CN": "出库单", "zh-TW": "出庫單", en: "Goods Issue Note" }, size: "241x140" },
  shipmentRecord: { name: { "zh-CN": "物流发货记录", "zh-TW": "物流發貨記錄", en: "Shipment Record" }, size: "241x140" },
  deliveryReceipt: { name: { "zh-CN": "签收单", "zh-TW": "簽收單", en: "Delivery Receipt" }, size: "241x140" },
  customerFeedback: { name: { "zh-CN": "客户反馈表", "zh-TW": "客戶反饋表", en: "Customer Feedback" }, size: "A4" },
  returnNote: { name: { "zh-CN": "退货单", "zh-TW": "退貨單", en: "Return Note" }, size: "241x140" },
  creditNote: { name: { "zh-CN": "贷项通知单", "zh-TW": "貸項通知單", en: "Credit Note" }, size: "A4" },
  packingLabel: { name: { "zh-CN": "装箱标签", "zh-TW": "裝箱標籤", en: "Packing Label" }, size: "100x60" },
  customerStatement: { name: { "zh-CN": "对账单", "zh-TW": "對帳單", en: "Statement of Account" }, size: "A4" },
} as const satisfies Record<string, KindFacts>;

/** Code of a paper kind. */
export type PaperKind = keyof typeof paperKinds;

/** Papers that no event makes: the confirmation and the change agreement are made when the customer is asked, a statement of account when somebody wants it. */
export const madeWhenAsked = ["orderConfirmation", "changeAgreement", "customerStatement"] as const satisfies readonly PaperKind[];

/** On which sizes a paper can be printed: labels on those of their roll, all others on sheets. */
export const sizesOf = (kind: PaperKind): readonly PaperSize[] => (paperKinds[kind].size === "100x60" ? ["100x60"] : ["A4", "241x140"]);

const text = z.string().max(2000);
const name = z.string().min(1).max(300);
const number = z.string().min(1).max(60);
const decimal = z.string().regex(/^-?\d{1,18}(\.\d{1,6})?$/, "a decimal number in digits");
const date = z.iso.date();
const localTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?[+-]\d\d:\d\d$/, "local time with its offset, not Z");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const person = { by: text.optional(), at: localTime.optional() };

const company = z.object({ name, address: text.optional(), phone: text.optional(), uscc: text.optional() });
const order = z.object({
  number, version: z.int().positive().optional(), date: date.optional(), kind: text.optional(), channel: text.optional(), salesperson: text.optional(),
});
const customer = z.object({
  name, code: text.optional(), uscc: text.optional(), contact: text.optional(), phone: text.optional(), address: text.optional(),
});

/** A box to sign in: empty without a name; `imageHash` is the SHA-256 of the signature or stamp picture. */
export const paperSignature = z.object({
  role: name, name: text.optional(), signedAt: localTime.optional(), means: text.optional(), imageHash: sha256.optional(),
});
/** One automatic or manual check with what it was decided on. */
export const paperCheck = z.object({ name, result: z.enum(["green", "red"]), evidence: text.optional() });
/** What a colleague who was asked by name said about a step; `dropped`: taken off unanswered, and why. */
const askedOpinion = z.object({ name, question: text, askedBy: name, stance: z.enum(["agree", "disagree"]).optional(), words: text.optional(), at: localTime.optional(), dropped: text.optional() });
/** What one department said (R028). */
export const paperOpinion = z.object({
  department: name, verdict: z.enum(["approved", "refused"]), checks: z.array(paperCheck).max(100),
  statement: text.optional(), signer: text.optional(), signedAt: localTime.optional(), means: text.optional(),
  asked: z.array(askedOpinion).max(50).optional(),
});
/** What was ruled of prices beyond their seller's authority, line by line in words; `reversed`: taken back by whom, when and why. */
const priceRuling = z.object({ outcome: z.enum(["released", "refused"]), by: name, at: localTime, words: text, lines: z.array(text).max(500), reversed: text.optional() });
/** A department's decision that was taken back, as it had stood. */
const reversedOpinion = z.object({ department: name, verdict: z.enum(["approved", "refused"]), by: name, at: localTime, statement: text.optional(), reason: text, reversedBy: name, reversedAt: localTime });

/** A product and its quantity in the unit named; `second` is the other quantity of weighed goods. */
export const paperLine = z.object({
  lineNo: z.int().positive(), productCode: text, name, spec: text.optional(), customerPartNumber: text.optional(),
  unit: text, quantity: decimal, second: z.object({ quantity: decimal, unit: text }).optional(), remark: text.optional(),
});
/** A line with its price; `amount` includes tax and is in the currency of the paper's totals; `taxRate` 0.13 is 13 %. */
export const pricedLine = paperLine.extend({ unitPrice: decimal, taxRate: decimal.optional(), amount: decimal, deliveryDate: date.optional() });

const linesOf = <Line extends z.ZodType>(line: Line) => z.array(line).max(2000);
const totals = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), net: decimal.optional(), tax: decimal.optional(), gross: decimal });
const terms = z.object({
  deliveryDate: date.optional(), paymentTerms: text.optional(), deliveryMethod: text.optional(), specialNeeds: z.array(text).max(50),
});
const evidence = z.object({ name, sha256, at: localTime.optional() });
const step = z.object({ done: z.boolean(), ...person });

const headOf = <Kind extends PaperKind>(kind: Kind) => ({
  kind: z.literal(kind), company, customer,
  paper: z.object({ number, version: z.int().positive(), madeAt: localTime, madeBy: name, qrUrl: z.url().max(500).optional() }),
  signatures: z.array(paperSignature).max(8), remark: text.optional(),
});
const priced = { order, lines: linesOf(pricedLine), totals, pricesIncludeTax: z.boolean(), terms };

/** R018: the elements and the customer check of an order, and what the reviewer decided. */
export const preliminaryReview = z.object({
  ...headOf("preliminaryReview"), ...priced, checks: z.array(paperCheck).max(100),
  differences: z.array(z.object({ field: name, archived: text, given: text })).max(50),
  verdict: z.enum(["passed", "returned"]).optional(), statement: text.optional(),
});
/** R028: every department's opinion on one order version, what was ruled of its prices, and which decisions were taken back on the way. */
export const reviewSummary = z.object({
  ...headOf("reviewSummary"), order, totals, terms, opinions: z.array(paperOpinion).max(50), verdict: z.enum(["passed", "returned"]).optional(),
  prices: z.array(priceRuling).max(50).optional(), reversals: z.array(reversedOpinion).max(200).optional(),
});
/** What a new version changes against the one before: of which line (empty: of the order), from what to what. */
const change = z.object({
  number, reason: text, differences: z.array(z.object({ what: name, line: text.optional(), before: text.optional(), after: text.optional() })).min(1).max(2000),
});
const promised = {
  ...priced, clauses: z.array(text).max(50), stages: z.array(z.object({ name, share: decimal.optional(), amount: decimal, due: text.optional() })).max(20),
  answer: z.object({ accepted: z.boolean(), by: text, at: localTime, means: text, evidence: z.array(evidence).max(20) }).optional(),
};
/** R023: what the seller promises and, once given, the customer's answer; of a changed order also what the change was. */
export const orderConfirmation = z.object({ ...headOf("orderConfirmation"), ...promised, change: change.optional() });
/** What both sides sign where a change costs more or comes later (21.3, 25.4): what changes, and the whole order as it is from then on. */
export const changeAgreement = z.object({ ...headOf("changeAgreement"), ...promised, change });
/** R034, R040: what is made when and where; lines may serve several orders. */
export const productionPlan = z.object({
  ...headOf("productionPlan"), order: order.optional(), deliveryDate: date.optional(), specialNeeds: z.array(text).max(50),
  lines: linesOf(paperLine.extend({
    orderNumber: text.optional(), start: date, finish: date, workCentre: text.optional(),
    operations: z.array(z.object({ name, workCentre: text.optional(), start: date, finish: date })).max(50),
    progress: z.object({ operation: text, percent: decimal, expectedFinish: date.optional() }).optional(),
  })),
});
/** R035, R037: what leaves the warehouse, how far picking is, and the check before leaving. */
export const issueNote = z.object({
  ...headOf("issueNote"), order, warehouse: text.optional(), carrierAppointment: localTime.optional(),
  picking: step.optional(), packing: step.optional(), packages: text.optional(), checks: z.array(paperCheck).max(20),
  lines: linesOf(paperLine.extend({ location: text.optional(), batch: text.optional(), issued: decimal.optional() })),
});
/** R038–R040: who carries what under which number, and how the customer was told. */
export const shipmentRecord = z.object({
  ...headOf("shipmentRecord"), order, issueNumber: text.optional(), shippedAt: localTime.optional(), expectedArrival: date.optional(),
  carrier: text.optional(), trackingNumber: text.optional(), plate: text.optional(), driver: text.optional(), driverPhone: text.optional(),
  packages: text.optional(), grossWeight: text.optional(), lines: linesOf(paperLine.extend({ batch: text.optional() })),
  events: z.array(z.object({ at: localTime, place: text.optional(), event: name })).max(200),
  notices: z.array(z.object({ channel: name, recipient: text, at: localTime, outcome: text.optional() })).max(50),
});
/** Labels of a delivery's packages, one a package in their order; where boxes were only counted, their goods stand without quantities. */
export const packingLabel = z.object({
  ...headOf("packingLabel"), order, customerPo: text.optional(), warehouse: text.optional(),
  packages: z.array(z.object({ label: text.optional(), weight: text.optional(), lines: z.array(paperLine.omit({ quantity: true, second: true, remark: true }).extend({ quantity: decimal.optional(), batch: text.optional() })).max(200) })).min(1).max(500),
});
const soundness = z.enum(["good", "bad"]).optional();
/** R041–R043: what arrived and in which condition, objections per line; without answers a form to fill in by hand. */
export const deliveryReceipt = z.object({
  ...headOf("deliveryReceipt"), order, shipmentNumber: text.optional(), carrier: text.optional(), trackingNumber: text.optional(),
  arrivedAt: localTime.optional(), contacted: z.object(person).optional(), objection: text.optional(), evidence: z.array(evidence).max(50),
  condition: z.object({ quantity: soundness, quality: soundness, packaging: soundness }),
  /** What of the condition is asked; all of it where this is not said. */
  asked: z.array(z.enum(["quantity", "quality", "packaging"])).optional(),
  lines: linesOf(paperLine.extend({ received: decimal.optional(), objection: text.optional() })),
});
const score = z.object({ score: z.int().min(1).max(5).optional(), comment: text.optional() });
/** R044: a score from 1 (poor) to 5 for each question that is asked, and words. */
export const customerFeedback = z.object({
  ...headOf("customerFeedback"), order, quality: score.optional(), punctuality: score.optional(), service: score.optional(), comments: text.optional(),
  afterSales: z.object({ number: text.optional(), result: text, score: score.shape.score }).optional(),
  given: z.object({ ...person, means: text.optional() }).optional(),
});

const taxed = { taxRate: decimal.optional(), net: decimal.optional(), tax: decimal.optional() };
/** What is credited of an order, why, and of which invoices; amounts include tax. What is made good beside the goods bears no tax. */
export const creditNote = z.object({
  ...headOf("creditNote"), order, what: name, source: text.optional(), reason: text, issued: z.object(person), totals,
  /** The order's invoices; `credited` is what this note pays of one. */
  invoices: z.array(z.object({ number, taxNumber: text.optional(), issuedOn: date, gross: decimal, credited: decimal.optional() })).max(200),
  lines: linesOf(z.object({ lineNo: z.int().positive(), name, quantity: decimal.optional(), unit: text.optional(), ...taxed, amount: decimal })),
  taxes: z.array(z.object({ taxRate: decimal, net: decimal, tax: decimal, gross: decimal })).max(20),
  reversed: z.object({ at: localTime, reason: text }).optional(),
});
/** R043: what comes back of an order under which number, why, how far it is, and what was decided. Quantities are in the order's sales unit; a line's own is what may come back. */
export const returnNote = z.object({
  ...headOf("returnNote"), order, caseNumber: text, reason: text, state: name, authorised: z.object(person), warehouse: text.optional(),
  received: z.object({ ...person, note: text.optional() }).optional(), inspected: z.object({ ...person, finding: text.optional() }).optional(), decision: z.array(text).max(20),
  lines: linesOf(paperLine.extend({ shippedBatch: text.optional(), received: decimal.optional(), restocked: decimal.optional(), repaired: decimal.optional(), scrapped: decimal.optional(), onHold: decimal.optional(), replaced: decimal.optional() })),
});

/** What a customer owed, what happened in a period, and what it owes (18.4): `totals` is the closing balance; more than one order may stand on it. */
export const customerStatement = z.object({
  ...headOf("customerStatement"), period: z.object({ from: date, to: date }), opening: decimal, totals,
  sums: z.object({ invoiced: decimal, received: decimal, credited: decimal, refunded: decimal, charged: decimal }),
  entries: z.array(z.object({ day: date, what: name, number: text, reference: text.optional(), more: decimal.optional(), less: decimal.optional(), balance: decimal })).max(2000),
});

/**
 * The facts that a paper is printed from, complete in themselves: the same snapshot always gives the same bytes. Money and quantities are decimal
 * strings, days ISO dates, times ISO with the company's offset (they are printed as written). Masking of contacts is the caller's decision.
 */
export const paperSnapshot = z.discriminatedUnion("kind", [
  preliminaryReview, reviewSummary, orderConfirmation, changeAgreement, productionPlan, issueNote, shipmentRecord, deliveryReceipt, customerFeedback, returnNote, creditNote, packingLabel, customerStatement,
]);
export type PaperSnapshot = z.infer<typeof paperSnapshot>;
/** The snapshot of one kind. */
export type SnapshotOf<Kind extends PaperKind> = Extract<PaperSnapshot, { kind: Kind }>;
