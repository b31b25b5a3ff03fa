import type { RefusalTexts } from "../toolkit.ts";

/** What the settlement room refuses where money goes another way: red invoices, reversals, refunds, credit notes, closed books, statements. */
export const settlementReversalRefusals = {
  booksClosed: {
    status: 409,
    title: { "zh-CN": "{closedThrough} 及以前已结账，不能再记 {day} 的账", "zh-TW": "{closedThrough} 及以前已結帳，不能再記 {day} 的帳", en: "The books are closed through {closedThrough}; nothing is dated {day} any more" },
    hint: { "zh-CN": "请改用结账日之后的日期；确需改动时由财务或总经理先反结账并写明原因。", "zh-TW": "請改用結帳日之後的日期；確需改動時由財務或總經理先反結帳並寫明原因。", en: "Use a later date; finance or the general manager may open the books again, with the reason." },
  },
  closedTooLate: {
    title: { "zh-CN": "只能结账到今天之前，{closedThrough} 还没有过完", "zh-TW": "只能結帳到今天之前，{closedThrough} 還沒有過完", en: "The books close before today; {closedThrough} is not over" },
    hint: { "zh-CN": "请选择今天之前的日期。", "zh-TW": "請選擇今天之前的日期。", en: "Choose a day before today." },
  },
  closedAlready: {
    status: 409,
    title: { "zh-CN": "已经结账到 {closedThrough}", "zh-TW": "已經結帳到 {closedThrough}", en: "The books are closed through {closedThrough} already" },
    hint: { "zh-CN": "无需再次结账；要反结账请选更早的日期。", "zh-TW": "無需再次結帳；要反結帳請選更早的日期。", en: "Nothing to do; choose an earlier day to open them again." },
  },
  invoiceReversed: {
    status: 409,
    title: { "zh-CN": "发票 {number} 已全部红冲", "zh-TW": "發票 {number} 已全部紅沖", en: "Invoice {number} is taken back already, all of it" },
    hint: { "zh-CN": "可能有人刚刚红冲；刷新后查看红字发票。", "zh-TW": "可能有人剛剛紅沖；重新整理後查看紅字發票。", en: "Somebody may just have done it: reload and look at its red invoices." },
  },
  invoiceIsRed: {
    status: 409,
    title: { "zh-CN": "{number} 是红字发票，不能再红冲", "zh-TW": "{number} 是紅字發票，不能再紅沖", en: "{number} is a red invoice itself" },
    hint: { "zh-CN": "要重新开票，请处理对应的开票申请。", "zh-TW": "要重新開票，請處理對應的開票申請。", en: "To invoice the goods again issue the request that waits." },
  },
  redBeforeInvoice: {
    title: { "zh-CN": "红字发票日期 {issuedOn} 早于原发票日期 {invoicedOn}", "zh-TW": "紅字發票日期 {issuedOn} 早於原發票日期 {invoicedOn}", en: "The red invoice of {issuedOn} is older than the invoice of {invoicedOn}" },
    hint: { "zh-CN": "请核对税务系统中红字发票的日期。", "zh-TW": "請核對稅務系統中紅字發票的日期。", en: "Check the date in the tax system." },
  },
  reversedOverLeft: {
    status: 409,
    title: { "zh-CN": "第 {lineNo} 行只剩 {left} {unit} 可以红冲", "zh-TW": "第 {lineNo} 行只剩 {left} {unit} 可以紅沖", en: "Line {lineNo} has {left} {unit} left to take back" },
    hint: { "zh-CN": "请减少红冲的数量或金额。", "zh-TW": "請減少紅沖的數量或金額。", en: "Take back less." },
  },
  amountsAreNotInvoicedAgain: {
    title: { "zh-CN": "只冲金额时没有货物可以重新开票", "zh-TW": "只沖金額時沒有貨物可以重新開票", en: "An amount without goods cannot be invoiced again" },
    hint: { "zh-CN": "请按数量红冲，或选择不再开票；改单价请用“更正开票价格”。", "zh-TW": "請按數量紅沖，或選擇不再開票；改單價請用「更正開票價格」。", en: "Take back a quantity, or choose not to invoice it any more; to change a price correct it." },
  },
  priceIsTheSame: {
    title: { "zh-CN": "第 {lineNo} 行的单价 {price} 没有变化", "zh-TW": "第 {lineNo} 行的單價 {price} 沒有變化", en: "The price {price} of line {lineNo} is what was invoiced" },
    hint: { "zh-CN": "请填写约定的单价，或去掉这一行。", "zh-TW": "請填寫約定的單價，或去掉這一行。", en: "Enter the agreed price, or leave the line out." },
  },
  differenceHasNoPrice: {
    status: 409,
    title: { "zh-CN": "第 {lineNo} 行是变更补开的差价，没有可更正的单价", "zh-TW": "第 {lineNo} 行是變更補開的差價，沒有可更正的單價", en: "Line {lineNo} only makes up the difference of two prices and has no price to correct" },
    hint: { "zh-CN": "请更正原发票上这些货的单价；这一行可以红冲。", "zh-TW": "請更正原發票上這些貨的單價；這一行可以紅沖。", en: "Correct the price of these goods on their first invoice; this line can be taken back." },
  },
  creditOfChangeStays: {
    status: 409,
    title: { "zh-CN": "变更 {change} 已用贷项 {number} 结清少收的金额", "zh-TW": "變更 {change} 已用貸項 {number} 結清少收的金額", en: "Credit note {number} of change {change} has settled what the order came to less" },
    hint: { "zh-CN": "该贷项不能单独撤回；该订单的发票可红冲后原样重开，或按现行订单重开（贷项随之撤回）。", "zh-TW": "該貸項不能單獨撤回；該訂單的發票可紅沖後原樣重開，或按現行訂單重開（貸項隨之撤回）。", en: "It is not taken back alone: the order's invoices are taken back to be invoiced again as they were, or as the order says now, which takes the credit note back too." },
  },
  differenceOfChangeStays: {
    status: 409,
    title: { "zh-CN": "第 {lineNo} 行的货已由变更 {change} 补开差价", "zh-TW": "第 {lineNo} 行的貨已由變更 {change} 補開差價", en: "Change {change} has asked a higher price for the goods of line {lineNo} beside this invoice" },
    hint: { "zh-CN": "不能只结清或更正原价部分；该发票可红冲后原样重开，或按现行订单重开（差价并入新发票）。", "zh-TW": "不能只結清或更正原價部分；該發票可紅沖後原樣重開，或按現行訂單重開（差價併入新發票）。", en: "They are not closed or corrected at their first price alone: take the invoice back to be invoiced again as it was, or as the order says now, which holds the difference too." },
  },
  asOrderedNotWhole: {
    status: 409,
    title: { "zh-CN": "订单 {order} 不能整单按现行内容重开", "zh-TW": "訂單 {order} 不能整單按現行內容重開", en: "Order {order} cannot be invoiced anew as a whole" },
    hint: { "zh-CN": "只适用于整单开票、未部分结清、未改价的订单，且须整张红冲。请改选“重新开票”。", "zh-TW": "只適用於整單開票、未部分結清、未改價的訂單，且須整張紅沖。請改選「重新開票」。", en: "It must be billed as a whole, with nothing of it closed or corrected in price, and the invoice taken back in full. Choose to invoice the goods again instead." },
  },
  reverseAllocationsFirst: {
    status: 409,
    title: { "zh-CN": "{number} 还有 {count} 笔核销（共 {applied} {currency}）", "zh-TW": "{number} 還有 {count} 筆核銷（共 {applied} {currency}）", en: "{number} is applied {count} times, {applied} {currency} in all" },
    hint: { "zh-CN": "查看这些核销，选择一并冲销；或由财务先逐笔撤销。", "zh-TW": "查看這些核銷，選擇一併沖銷；或由財務先逐筆撤銷。", en: "Look at what it pays and take it back with the receipt, or have finance take it off first." },
  },
  reverseRefundFirst: {
    status: 409,
    title: { "zh-CN": "已用退款 {number} 退给客户", "zh-TW": "已用退款 {number} 退給客戶", en: "It was given back by refund {number}" },
    hint: { "zh-CN": "若退款未到客户账户，请财务先冲销该退款。", "zh-TW": "若退款未到客戶帳戶，請財務先沖銷該退款。", en: "If the refund did not arrive, finance takes that back first." },
  },
  creditRefundedInvoiceFirst: {
    status: 409,
    title: { "zh-CN": "变更贷项 {number} 的钱已用退款 {refund} 退给客户，发票须先重开", "zh-TW": "變更貸項 {number} 的錢已用退款 {refund} 退給客戶，發票須先重開", en: "The money of credit note {number} was given back by refund {refund}, so the invoice is issued again first" },
    hint: { "zh-CN": "请财务按等待中的开票申请把发票原样重开，再变更订单：差额另行开票或开贷项。", "zh-TW": "請財務按等待中的開票申請把發票原樣重開，再變更訂單：差額另行開票或開貸項。", en: "Finance issues the invoice again by the request that waits; the order is changed after that, and the difference is invoiced or credited beside it." },
  },
  creditRefundedInvoiceAgain: {
    status: 409,
    title: { "zh-CN": "变更贷项 {number} 的钱已用退款 {refund} 退给客户，不能撤回", "zh-TW": "變更貸項 {number} 的錢已用退款 {refund} 退給客戶，不能撤回", en: "The money of credit note {number} was given back by refund {refund}, so it is not taken back" },
    hint: { "zh-CN": "请改选“重新开票”：发票原样重开，贷项照旧有效。若退款未到客户账户，先冲销该退款。", "zh-TW": "請改選「重新開票」：發票原樣重開，貸項照舊有效。若退款未到客戶帳戶，先沖銷該退款。", en: "Choose to invoice the goods again as they were: the credit note goes on lowering the invoice. If the refund did not arrive, take that back first." },
  },
  creditRefundedTakeBack: {
    status: 409,
    title: { "zh-CN": "变更贷项 {number} 的钱已用退款 {refund} 退给客户，退款须先冲销", "zh-TW": "變更貸項 {number} 的錢已用退款 {refund} 退給客戶，退款須先沖銷", en: "The money of credit note {number} was given back by refund {refund}, which is taken back first" },
    hint: { "zh-CN": "请财务先冲销该退款；若钱确已退给客户，订单取消后从客户的收款中再登记这笔退款。", "zh-TW": "請財務先沖銷該退款；若錢確已退給客戶，訂單取消後從客戶的收款中再登記這筆退款。", en: "Finance takes the refund back; if the customer does have the money, it is recorded again out of what the customer paid, once the order stands no more." },
  },
  receiptReversed: {
    status: 409,
    title: { "zh-CN": "{number} 已冲销", "zh-TW": "{number} 已沖銷", en: "{number} is taken back already" },
    hint: { "zh-CN": "刷新页面查看冲销原因。", "zh-TW": "重新整理頁面查看沖銷原因。", en: "Reload to see why." },
  },
  reverseOffsetFirst: {
    status: 409,
    title: { "zh-CN": "这笔定金（{number}）已抵作发票款", "zh-TW": "這筆定金（{number}）已抵作發票款", en: "This deposit ({number}) has paid invoices" },
    hint: { "zh-CN": "请财务先撤销定金对发票的抵扣，或红冲发票。", "zh-TW": "請財務先撤銷定金對發票的抵扣，或紅沖發票。", en: "Finance takes it off the invoice first, or takes the invoice back." },
  },
  allocationReversed: {
    status: 409,
    title: { "zh-CN": "这笔核销（{number}）已撤销", "zh-TW": "這筆核銷（{number}）已撤銷", en: "This money of {number} is taken off already" },
    hint: { "zh-CN": "刷新页面后查看。", "zh-TW": "重新整理頁面後查看。", en: "Reload to see it." },
  },
  refundOverRest: {
    status: 409,
    title: { "zh-CN": "退款超过未核销余额 {rest} {currency}", "zh-TW": "退款超過未核銷餘額 {rest} {currency}", en: "More than is not applied: {rest} {currency}" },
    hint: { "zh-CN": "请减少金额，或先撤销核销。", "zh-TW": "請減少金額，或先撤銷核銷。", en: "Refund less, or take money off what it is applied to first." },
  },
  refundReversed: {
    status: 409,
    title: { "zh-CN": "退款 {number} 已冲销", "zh-TW": "退款 {number} 已沖銷", en: "Refund {number} is taken back already" },
    hint: { "zh-CN": "刷新页面后查看。", "zh-TW": "重新整理頁面後查看。", en: "Reload to see it." },
  },
  creditOverOrder: {
    status: 409,
    title: { "zh-CN": "贷项超过订单还可冲减的金额 {left} {currency}", "zh-TW": "貸項超過訂單還可沖減的金額 {left} {currency}", en: "More is credited than the order has left: {left} {currency}" },
    hint: { "zh-CN": "退货和让价不能超过应付金额；赔偿请选“赔偿”。", "zh-TW": "退貨和讓價不能超過應付金額；賠償請選「賠償」。", en: "Returns and price reductions stay within what the order has to pay; compensation is a kind of its own." },
  },
  creditedAlready: {
    status: 409,
    title: { "zh-CN": "此来源已开贷项通知单 {number}", "zh-TW": "此來源已開貸項通知單 {number}", en: "It was credited by {number} already" },
    hint: { "zh-CN": "请先查看该贷项；需要更改时由财务冲销后再开。", "zh-TW": "請先查看該貸項；需要更改時由財務沖銷後再開。", en: "Look at it first; to change it finance takes it back." },
  },
  orderHasNoAccount: {
    status: 409,
    title: { "zh-CN": "订单尚未确认，还没有账", "zh-TW": "訂單尚未確認，還沒有帳", en: "The order is not confirmed, so it has no account yet" },
    hint: { "zh-CN": "订单确认后再处理。", "zh-TW": "訂單確認後再處理。", en: "Do it once the order is confirmed." },
  },
  chargeReversed: {
    status: 409,
    title: { "zh-CN": "应收 {number} 已冲销", "zh-TW": "應收 {number} 已沖銷", en: "Charge {number} is taken back already" },
    hint: { "zh-CN": "刷新页面后查看。", "zh-TW": "重新整理頁面後查看。", en: "Reload to see it." },
  },
  reverseInvoiceFirst: {
    status: 409,
    title: { "zh-CN": "已开发票 {number}", "zh-TW": "已開發票 {number}", en: "Invoice {number} stands for it" },
    hint: { "zh-CN": "请财务先红冲该发票，再撤销。", "zh-TW": "請財務先紅沖該發票，再撤銷。", en: "Finance takes the invoice back by a red one first." },
  },
  periodBackwards: {
    title: { "zh-CN": "起始日期 {from} 晚于截止日期 {to}", "zh-TW": "起始日期 {from} 晚於截止日期 {to}", en: "The period begins on {from}, after its end on {to}" },
    hint: { "zh-CN": "请对调日期。", "zh-TW": "請對調日期。", en: "Swap the two days." },
  },
  statementTooLong: {
    title: { "zh-CN": "该期间超过 {most} 笔，无法成为一份对账单", "zh-TW": "該期間超過 {most} 筆，無法成為一份對帳單", en: "The period has more than {most} entries" },
    hint: { "zh-CN": "请缩短期间。", "zh-TW": "請縮短期間。", en: "Choose a shorter period." },
  },
  nothingToState: {
    status: 409,
    title: { "zh-CN": "该客户还没有发票和收款，无账可对", "zh-TW": "該客戶還沒有發票和收款，無帳可對", en: "The customer has neither invoices nor receipts yet" },
    hint: { "zh-CN": "有业务往来后再出对账单。", "zh-TW": "有業務往來後再出對帳單。", en: "Make a statement once there is business." },
  },
} satisfies RefusalTexts;
