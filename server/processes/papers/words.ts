import type { PaymentStage } from "../../../contract/payment-terms.ts";
import type { Role } from "../../../contract/permissions.ts";
import type { changeFields, reviewAnswers, reviewChecks } from "../../../contract/policy-words.ts";
import type { RuledLine } from "../../../contract/price-exceptions.ts";
import type { CreditRow } from "../../../contract/settlement-credits.ts";
import type { ReturnState } from "../../../contract/aftersales.ts";
import type { StatementEntry } from "../../../contract/statements.ts";
import type { Order } from "../../modules/orders/index.ts";

// What papers say beside their facts and their printed labels: a paper is a Chinese document, whatever language its labels are printed in.

/** Who signs in a box. */
export const signers: Readonly<Record<Role | "customer", string>> = {
  salesClerk: "销售内勤", salesperson: "销售员", salesDirector: "销售主管", customerService: "客服", finance: "财务", warehouse: "仓库", planner: "计划员", productionHead: "生产负责人",
  engineer: "技术", quality: "质检", logistics: "物流", generalManager: "总经理", admin: "管理员", systemAdmin: "系统管理员", securityAdmin: "安全管理员", auditAdmin: "审计管理员", customer: "客户（签章）",
};

/** Standard clauses of the confirmation. */
export const clauses: readonly string[] = [
  "本函所列产品、数量、价格、交付日期与付款方式经双方确认后即为履约依据；变更须经双方书面确认。",
  "到货后请当场核对数量与外包装；数量异议请于到货后 3 日内、质量异议请于到货后 15 日内以书面提出。",
  "本函经客户签章、回传扫描件或在确认页面确认后生效，效力等同。",
];

/** What stands on a statement of account. */
export const statementEntries: Readonly<Record<StatementEntry["kind"], string>> = {
  opening: "期初", invoice: "发票", redInvoice: "红字发票", charge: "其他应收", chargeReversal: "冲销应收", receipt: "收款", receiptReversal: "冲销收款", credit: "贷项", creditReversal: "冲销贷项", refund: "退款",
  refundReversal: "退款退回",
};

const stageNames: Readonly<Record<PaymentStage["due"], string>> = {
  onOrder: "订金", beforeProduction: "预付款", beforeShipping: "提货款", onDelivery: "到货款", afterDelivery: "货款",
};
const moments: Readonly<Record<PaymentStage["due"], string>> = {
  onOrder: "订单确认", beforeProduction: "投产", beforeShipping: "发货", onDelivery: "到货", afterDelivery: "到货",
};

/** When a stage of the payment falls due, as people say it. */
export function dueText({ due, days, fromMonthEnd }: PaymentStage): string {
  if (fromMonthEnd) return `月结 ${days} 天`;
  if (days > 0) return `${moments[due]}后 ${days} 天内`;
  return due.startsWith("before") ? `${moments[due]}前` : `${moments[due]}时`;
}
export const stageName = ({ due }: PaymentStage): string => stageNames[due];
export const stageText = (stage: PaymentStage): string => `${stageNames[stage.due]} ${Number(stage.percent)}%，${dueText(stage)}`;

const needs: Readonly<Record<keyof Order["specialNeeds"], string>> = { customised: "定制", urgent: "加急", packaging: "特殊包装" };
/** Marks of special needs, each with its words. */
export const needTexts = (given: Order["specialNeeds"]): string[] =>
  (["urgent", "customised", "packaging"] as const).flatMap((need) => (given[need] === undefined ? [] : [given[need] ? `${needs[need]}：${given[need]}` : needs[need]]));

export const priceOf = (factor: string, unit: string): string => `单价单位：${factor === "1" ? "" : factor}${unit}`;
export const priceWithTax = "含税单价";
export const priceWithoutTax = "未税单价";
export const bySystem = "系统";

export const checkNames: Readonly<Record<keyof typeof reviewChecks, string>> = {
  elementsComplete: "订单要素齐全", customerMatchesArchive: "客户信息与档案一致", originalAttached: "原始凭证已附", oralOrderConfirmed: "口头订单已电话确认", notDuplicate: "无重复订单",
  creditWithinLimit: "信用额度", termsWithinPolicy: "付款方式", priceWithinAuthority: "折扣权限", stockCoversOrder: "库存满足", leadTimeFits: "交期可行", technicallyFeasible: "技术参数可行",
};
export const archiveFields = { name: "客户名称", uscc: "统一社会信用代码", contact: "联系人", phone: "联系电话", address: "收货地址" } as const;
const answerNames: Readonly<Record<keyof typeof reviewAnswers, string>> = {
  parametersFeasible: "参数可满足", processFeasible: "工艺可行", needsFeasible: "特殊要求可满足", estimatedDays: "预计周期（工作日）",
};

/** How somebody showed who he is when he decided. */
export const decidedBy = { none: "系统自动", identity: "登录身份签字", reauthentication: "再次验证身份后签字" } as const;
/** What production answered about a shortage. */
export const estimateText = ({ by, days, readyOn, note }: { by: string; days: number; readyOn: string | null; note: string | null }): string =>
  `${by}评估：需 ${days} 个工作日${readyOn ? `，${readyOn} 可到货` : ""}${note ? `，${note}` : ""}`;
const yes = "是";
const no = "否";
export const answerText = (question: string, value: unknown): string =>
  `${answerNames[question as keyof typeof answerNames] ?? question}：${value === true ? yes : value === false ? no : String(value)}`;
export const joined = (parts: readonly (string | null | undefined)[]): string | undefined => parts.filter(Boolean).join("；") || undefined;

/** Who answered in somebody's place. */
export const answeredFor = (asked: string, by: string): string => `${asked}（${by}代答）`;
export const reviewEnded = "审核已结束";
/** A price as it was ruled on. */
export const ruledPrice = ({ lineNo, productCode, price, listPrice, percent, belowFloor, counterPrice }: RuledLine): string =>
  [`第 ${lineNo} 行 ${productCode}：单价 ${price}`, listPrice === null ? undefined : `价表价 ${listPrice}`, `让利 ${percent}%`, belowFloor ? "低于底价" : undefined, counterPrice === null ? undefined : `可按 ${counterPrice} 成交`]
    .filter(Boolean).join("，");
export const rulingReversed = (by: string, at: string, reason: string): string => `${by} ${at.slice(0, 16).replace("T", " ")}，${reason}`;

export const packagesText = (count: number): string => `${count} 件`;
export const weightText = (kg: string): string => `${kg} kg`;
export const leavingChecks = { product: "产品", quantity: "数量", address: "地址" } as const;
export const differenceText = (expected: string, found: string): string => `应为 ${expected}，实为 ${found}`;
export const differenceReasons = { shortInStock: "库存不足", damaged: "破损", missing: "短少", wrongProduct: "货不对", quality: "质量问题", other: "其他" } as const;
export const urgent = "加急";
export const left = "已发货";
/** How the customer was told of a shipment. */
export const toldBy = { mail: "邮件", sms: "短信", page: "网页链接" } as const;
export const receiptFiles = { signature: "手写签名", photo: "照片", scan: "签收单扫描件" } as const;
export const signedThrough = { link: "签收页面手写签名", driver: "司机送达时现场签收", paper: "纸质签收，扫描件存档", silence: "到货后逾期未提出异议，视同签收" } as const;
export const ratedThrough = { link: "客户评价页面", staff: "销售员回访登记" } as const;

/** What a change changes. */
export const changeFieldNames: Readonly<Record<keyof typeof changeFields, string>> = {
  quantityUp: "增加数量", quantityDown: "减少数量", priceUp: "提高单价", priceDown: "降低单价", dateLater: "推迟交期", dateEarlier: "提前交期", product: "更换产品", lineAdded: "增加一行", lineRemoved: "取消一行",
  terms: "付款方式", address: "收货地址", contact: "联系人", specialNeeds: "特殊需求", remarks: "备注", cancel: "取消订单", shortClose: "短交关闭",
};
export const changedLine = (lineNo: number, product: string): string => `第 ${lineNo} 行 ${product}`;
/** The box that is signed for our side, and how. */
export const ourSide = "供方（签章）";
export const agreedToProposal = "已同意延期处理方案，答复存档";
export const signedInSystem = "系统内签字";
export const agreementClauses: readonly string[] = ["本协议经双方签章后生效，为原订单的组成部分；原订单与本协议不一致之处，以本协议为准。", ...clauses.slice(1, 2)];

/** What a credit note is for, and out of what it came. */
export const creditKinds: Readonly<Record<CreditRow["kind"], string>> = { return: "退货", price: "价格差异", compensation: "补偿" };
const creditSources: Readonly<Record<string, string>> = { return: "退货单", case: "售后单", change: "变更单" };
export const creditSource = (kind: string, number: string | null): string | undefined => (number === null ? undefined : [creditSources[kind], number].filter(Boolean).join(" "));
export const taxShared = "税额按订单中各税率的金额比例折算。";
export const noTax = "补偿款不含增值税。";

/** How far a return is, and what was decided about it. */
export const returnStates: Readonly<Record<ReturnState, string>> = { authorised: "已同意，待收货", received: "已收货，待检验", inspected: "已检验", cancelled: "已取消" };
export const nothingComesBack = "无需退回";
export const returnCredited = (number: string, amount: string, currency: string): string => `贷项 ${number}：${amount} ${currency === "CNY" ? "元" : currency}`;
export const returnRepaired = (lineNo: number, quantity: string, unit: string): string => `第 ${lineNo} 行修好寄回 ${quantity} ${unit}`;
export const returnReplaced = (lineNo: number, quantity: string, unit: string): string => `第 ${lineNo} 行补发 ${quantity} ${unit}`;
export const returnCancelled = (reason: string): string => `取消退货：${reason}`;
