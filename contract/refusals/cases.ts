import type { RefusalTexts } from "../toolkit.ts";

export const caseRefusals = {
  caseTakeFirst: {
    status: 409,
    title: { "zh-CN": "尚无人受理此单", "zh-TW": "尚無人受理此單", en: "Nobody has taken this case" },
    hint: { "zh-CN": "先受理，再结案。", "zh-TW": "先受理，再結案。", en: "Take it first, then settle it." },
  },
  caseNotAgreed: {
    status: 409,
    title: { "zh-CN": "客户尚未同意处理方案", "zh-TW": "客戶尚未同意處理方案", en: "The customer has not agreed yet" },
    hint: { "zh-CN": "先登记客户对方案的答复，再登记执行情况。", "zh-TW": "先登記客戶對方案的答覆，再登記執行情況。", en: "Record the customer's answer to the proposal first." },
  },
  caseNothingAndMore: {
    title: { "zh-CN": "“不作处理”不能与其他方案同选", "zh-TW": "「不作處理」不能與其他方案同選", en: "\"Nothing\" cannot go with another remedy" },
    hint: { "zh-CN": "只选“不作处理”，或去掉它。", "zh-TW": "只選「不作處理」，或去掉它。", en: "Choose it alone, or leave it out." },
  },
  caseOrderNotStanding: {
    status: 409,
    title: { "zh-CN": "订单 {number} 尚未生效", "zh-TW": "訂單 {number} 尚未生效", en: "Order {number} does not stand yet" },
    hint: { "zh-CN": "只能对已生效的订单登记投诉。", "zh-TW": "只能對已生效的訂單登記投訴。", en: "A complaint is about an order that was confirmed." },
  },
  caseOverShipped: {
    title: { "zh-CN": "第 {line} 行只发出 {shipped} {unit}", "zh-TW": "第 {line} 行只出貨 {shipped} {unit}", en: "Of line {line} only {shipped} {unit} left" },
    hint: { "zh-CN": "投诉数量不能多于已发数量。", "zh-TW": "投訴數量不能多於已出貨數量。", en: "Enter no more than was shipped." },
  },
  caseLineTwice: {
    title: { "zh-CN": "第 {line} 行出现两次", "zh-TW": "第 {line} 行出現兩次", en: "Line {line} is named twice" },
    hint: { "zh-CN": "每行只写一次，数量相加。", "zh-TW": "每行只寫一次，數量相加。", en: "Name each line once." },
  },
  caseCostNothing: {
    title: { "zh-CN": "费用不能为零", "zh-TW": "費用不能為零", en: "A cost of nothing is none" },
    hint: { "zh-CN": "填写金额；冲减时填负数。", "zh-TW": "填寫金額；沖減時填負數。", en: "Enter an amount; a negative one takes a wrong line back." },
  },
  caseCostBelowZero: {
    title: { "zh-CN": "冲减超过已记费用 {cost}", "zh-TW": "沖減超過已記費用 {cost}", en: "That takes back more than the {cost} on record" },
    hint: { "zh-CN": "冲减金额不能多于已记费用。", "zh-TW": "沖減金額不能多於已記費用。", en: "Take back no more than was entered." },
  },
  delayToldAlready: {
    status: 409,
    title: { "zh-CN": "订单 {number} 的客户已告知", "zh-TW": "訂單 {number} 的客戶已告知", en: "The customer of {number} was told already" },
    hint: { "zh-CN": "日期再变时才需重新告知。", "zh-TW": "日期再變時才需重新告知。", en: "He is told again when the date changes again." },
  },
  delayNotTold: {
    status: 409,
    title: { "zh-CN": "订单 {number} 的客户尚未告知", "zh-TW": "訂單 {number} 的客戶尚未告知", en: "The customer of {number} was not told yet" },
    hint: { "zh-CN": "先告知客户，再登记答复。", "zh-TW": "先告知客戶，再登記答覆。", en: "Tell him first, then record what he says." },
  },
  delayProposalLapsed: {
    status: 409,
    title: { "zh-CN": "此方案已失效", "zh-TW": "此方案已失效", en: "This proposal has lapsed" },
    hint: { "zh-CN": "订单已变更、另有新方案或此单已结案；以最新方案为准。", "zh-TW": "訂單已變更、另有新方案或此單已結案；以最新方案為準。", en: "The order was changed, there is a newer proposal, or the case is settled; the newest counts." },
  },
  delayConsentUnproven: {
    title: { "zh-CN": "登记客户同意须附凭证", "zh-TW": "登記客戶同意須附憑證", en: "A customer's yes needs evidence" },
    hint: { "zh-CN": "附上截图、录音或盖章件；订单将据此变更，不再另问客户。", "zh-TW": "附上截圖、錄音或蓋章件；訂單將據此變更，不再另問客戶。", en: "Attach a screenshot, recording or stamped paper; the order is changed on the strength of it, and he is not asked again." },
  },
  caseSettled: {
    status: 409,
    title: { "zh-CN": "此单已结案", "zh-TW": "此單已結案", en: "The case is settled" },
    hint: { "zh-CN": "刷新查看处理结果。", "zh-TW": "重新整理查看處理結果。", en: "Reload to see its result." },
  },
} satisfies RefusalTexts;
