import type { RefusalTexts } from "../toolkit.ts";

/** What the settlement room refuses. Amounts in the texts are in the facts' `currency`. */
export const settlementRefusals = {
  overCreditLimit: {
    status: 409,
    title: { "zh-CN": "超出信用额度 {over} {currency}（额度 {limit}，已占用 {exposure}）", "zh-TW": "超出信用額度 {over} {currency}（額度 {limit}，已占用 {exposure}）", en: "Over the credit limit by {over} {currency} (limit {limit}, used {exposure})" },
    hint: {
      "zh-CN": "可能刚有其他订单占用了额度：请刷新后由财务写明意见超额放行，或请客户先回款、预付。", "zh-TW": "可能剛有其他訂單佔用了額度：請重新整理後由財務寫明意見超額放行，或請客戶先回款、預付。",
      en: "Another order may just have taken up the credit: reload, and finance lets it pass with words, or the customer pays first.",
    },
  },
  differentCustomers: {
    title: { "zh-CN": "所选开票申请不属于同一客户、账套和币种", "zh-TW": "所選開票申請不屬於同一客戶、帳套和幣別", en: "The requests are not of one customer, ledger and currency" },
    hint: { "zh-CN": "请按客户、账套、币种分别开票。", "zh-TW": "請按客戶、帳套、幣別分別開票。", en: "Issue one invoice for each customer, ledger and currency." },
  },
  taxNumberUsed: {
    status: 409,
    title: { "zh-CN": "发票号码 {taxNumber} 已登记", "zh-TW": "發票號碼 {taxNumber} 已登記", en: "Invoice number {taxNumber} is on record already" },
    hint: { "zh-CN": "请核对税务系统中的发票号码。", "zh-TW": "請核對稅務系統中的發票號碼。", en: "Compare it with the number in the tax system." },
  },
  taxRateMissing: {
    title: { "zh-CN": "税类“{taxClass}”在 {day} 没有税率", "zh-TW": "稅類「{taxClass}」在 {day} 沒有稅率", en: "No tax rate for class {taxClass} on {day}" },
    hint: { "zh-CN": "请在“商品-税率”中补充该日期起的税率。", "zh-TW": "請在「商品-稅率」中補充該日期起的稅率。", en: "Add the rate in force on that day under Products, tax rates." },
  },
  issuedTooEarly: {
    title: { "zh-CN": "开票日期 {issuedOn} 早于可开票日 {billableOn}", "zh-TW": "開票日期 {issuedOn} 早於可開票日 {billableOn}", en: "Issued on {issuedOn}, but it may be invoiced from {billableOn} on" },
    hint: { "zh-CN": "请核对发票日期；何时可开票由制度决定（确认、发货、签收或月末）。", "zh-TW": "請核對發票日期；何時可開票由制度決定（確認、出貨、簽收或月末）。", en: "Check the date; the policy says when goods are invoiced: when confirmed, shipped, accepted, or at the month's end." },
  },
  notPositive: {
    title: { "zh-CN": "金额必须大于 0", "zh-TW": "金額必須大於 0", en: "The amount must be more than 0" },
    hint: { "zh-CN": "请填写正数金额。", "zh-TW": "請填寫正數金額。", en: "Enter a positive amount." },
  },
  tooFine: {
    title: { "zh-CN": "金额的小数位多于 {currency} 的最小单位", "zh-TW": "金額的小數位多於 {currency} 的最小單位", en: "The amount is finer than {currency} allows" },
    hint: { "zh-CN": "请按 {decimals} 位小数填写。", "zh-TW": "請按 {decimals} 位小數填寫。", en: "Use at most {decimals} decimals." },
  },
  referenceUsed: {
    status: 409,
    title: { "zh-CN": "流水号 {reference} 已登记过收款 {number}", "zh-TW": "流水號 {reference} 已登記過收款 {number}", en: "Reference {reference} was recorded before as receipt {number}" },
    hint: { "zh-CN": "可能是重复登记，请先查看该收款。", "zh-TW": "可能是重複登記，請先查看該收款。", en: "This may be the same money: look at that receipt first." },
  },
  appliedOverReceipt: {
    title: { "zh-CN": "核销合计超过收款余额 {rest}", "zh-TW": "核銷合計超過收款餘額 {rest}", en: "More is applied than the receipt has left: {rest}" },
    hint: { "zh-CN": "请减少核销金额。", "zh-TW": "請減少核銷金額。", en: "Apply less." },
  },
  appliedOverOpen: {
    status: 409,
    title: { "zh-CN": "核销金额超过未付金额 {open}", "zh-TW": "核銷金額超過未付金額 {open}", en: "More is applied than is open: {open}" },
    hint: { "zh-CN": "刷新后重试：可能已有人核销。", "zh-TW": "重新整理後重試：可能已有人核銷。", en: "Reload: someone may have applied money to it." },
  },
  otherAccount: {
    title: { "zh-CN": "该单据不属于此付款客户或币种", "zh-TW": "該單據不屬於此付款客戶或幣別", en: "It belongs to another customer or currency" },
    hint: { "zh-CN": "只能核销同一客户、同一币种的单据。", "zh-TW": "只能核銷同一客戶、同一幣別的單據。", en: "Apply money only to the same customer and currency." },
  },
  gateIsOpen: {
    status: 409,
    title: { "zh-CN": "此放行条件已满足，无需放行", "zh-TW": "此放行條件已滿足，無需放行", en: "Nothing to release: the gate is open" },
    hint: { "zh-CN": "刷新页面后继续。", "zh-TW": "重新整理頁面後繼續。", en: "Reload and go on." },
  },
  paymentDue: {
    status: 409,
    title: { "zh-CN": "应付款未到账，还差 {missing} {currency}", "zh-TW": "應付款未到帳，還差 {missing} {currency}", en: "A payment that is due has not come in: {missing} {currency} missing" },
    hint: { "zh-CN": "请财务核销到款，或由有权人紧急放行。", "zh-TW": "請財務核銷到款，或由有權人緊急放行。", en: "Ask finance to apply the money, or somebody entitled to release it." },
  },
  customerUnknown: {
    status: 404,
    title: { "zh-CN": "没有找到该客户", "zh-TW": "找不到該客戶", en: "No such customer" },
    hint: { "zh-CN": "请先建立客户档案。", "zh-TW": "請先建立客戶檔案。", en: "Set up the customer first." },
  },
} satisfies RefusalTexts;
