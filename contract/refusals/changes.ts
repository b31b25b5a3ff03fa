import type { RefusalTexts } from "../toolkit.ts";

export const changeRefusals = {
  changeByEditing: {
    status: 409,
    title: { "zh-CN": "此单可直接修改或取消，无需变更单", "zh-TW": "此單可直接修改或取消，無需變更單", en: "This order can be edited or cancelled directly" },
    hint: { "zh-CN": "草稿、审核未通过或客户未同意的订单，请用“修改”或“取消订单”。", "zh-TW": "草稿、審核未通過或客戶未同意的訂單，請用「修改」或「取消訂單」。", en: "Edit or cancel a draft, or an order that failed its review or was refused by the customer." },
  },
  changeAfterEnd: {
    status: 409,
    title: { "zh-CN": "订单已结束，不能再变更", "zh-TW": "訂單已結束，不能再變更", en: "The order has ended and is not changed any more" },
    hint: { "zh-CN": "已取消或已归档的订单请重新下单；已交付的货请走售后。", "zh-TW": "已取消或已歸檔的訂單請重新下單；已交付的貨請走售後。", en: "Enter a new order, or open a case for goods that were delivered." },
  },
  changeOpen: {
    status: 409,
    title: { "zh-CN": "此单已有未决的变更 {number}", "zh-TW": "此單已有未決的變更 {number}", en: "Change {number} of this order is not decided yet" },
    hint: { "zh-CN": "请等它办结，或由申请人先撤回，再提新的变更。", "zh-TW": "請等它辦結，或由申請人先撤回，再提新的變更。", en: "Wait for it, or withdraw it first; then request the next one." },
  },
  changesNothing: {
    title: { "zh-CN": "与现在的订单没有差别", "zh-TW": "與現在的訂單沒有差別", en: "Nothing differs from the order as it is" },
    hint: { "zh-CN": "请填写要变更的内容。", "zh-TW": "請填寫要變更的內容。", en: "Say what is to be different." },
  },
  changeForbidden: {
    status: 409,
    title: { "zh-CN": "制度不允许此时变更：{field}", "zh-TW": "制度不允許此時變更：{field}", en: "The policy does not let this be changed now: {field}" },
    hint: { "zh-CN": "第 {line} 行的进度为 {progress}（0 表示整单）。请改提制度允许的内容，或请销售总监修改制度的变更表。", "zh-TW": "第 {line} 行的進度為 {progress}（0 表示整單）。請改提制度允許的內容，或請銷售總監修改制度的變更表。", en: "Line {line} (0: the order) stands at {progress}. Ask for what the policy allows, or have the sales director change its table." },
  },
  changeBelowMade: {
    status: 409,
    title: { "zh-CN": "第 {line} 行 {product}：{ordered} 中已完工 {made} {unit}，不能少于 {least}", "zh-TW": "第 {line} 行 {product}：{ordered} 中已完工 {made} {unit}，不能少於 {least}", en: "Line {line} {product}: {made} of {ordered} {unit} are made; below {least} is impossible" },
    hint: { "zh-CN": "请改为不少于 {least}；已做的货不要时，可用“短交关闭”，多出的转为自由库存。", "zh-TW": "請改為不少於 {least}；已做的貨不要時，可用「短交關閉」，多出的轉為自由庫存。", en: "Ask for {least} or more; to drop goods that are made, close the line short, and they become free stock." },
  },
  changeBelowShipped: {
    status: 409,
    title: { "zh-CN": "第 {line} 行 {product}：已发货 {shipped} {unit}，不能少于 {least}", "zh-TW": "第 {line} 行 {product}：已發貨 {shipped} {unit}，不能少於 {least}", en: "Line {line} {product}: {shipped} {unit} have left; below {least} is impossible" },
    hint: { "zh-CN": "已发的货请走退货；未发部分可减到 {least}。", "zh-TW": "已發的貨請走退貨；未發部分可減到 {least}。", en: "What has left comes back as a return; the rest can go down to {least}." },
  },
  changeGoodsHaveLeft: {
    status: 409,
    title: { "zh-CN": "第 {line} 行已发出 {shipped} {unit}，整单不能取消", "zh-TW": "第 {line} 行已發出 {shipped} {unit}，整單不能取消", en: "{shipped} {unit} of line {line} have left, so the whole order cannot be called off" },
    hint: { "zh-CN": "请对未发的行“短交关闭”；已发的货请走退货。", "zh-TW": "請對未發的行「短交關閉」；已發的貨請走退貨。", en: "Close the open lines short; what has left comes back as a return." },
  },
  shortCloseNothingOpen: {
    status: 409,
    title: { "zh-CN": "第 {line} 行 {product} 已全部发货，没有可关闭的余量", "zh-TW": "第 {line} 行 {product} 已全部發貨，沒有可關閉的餘量", en: "Line {line} {product} has left in full; nothing is open" },
    hint: { "zh-CN": "请只选择还有未发数量的行。", "zh-TW": "請只選擇還有未發數量的行。", en: "Choose lines of which something has not left." },
  },
  shortCloseLeavesNothing: {
    status: 409,
    title: { "zh-CN": "关闭后整单没有任何货", "zh-TW": "關閉後整單沒有任何貨", en: "Nothing would be left of the order" },
    hint: { "zh-CN": "尚未发货的整单请用“取消订单”的变更。", "zh-TW": "尚未發貨的整單請用「取消訂單」的變更。", en: "Request its cancellation instead." },
  },
  changeBelowInvoiced: {
    status: 409,
    title: { "zh-CN": "变更后金额 {total} {currency} 低于已开票 {invoiced}", "zh-TW": "變更後金額 {total} {currency} 低於已開票 {invoiced}", en: "{total} {currency} would be less than the {invoiced} invoiced" },
    hint: { "zh-CN": "请财务先红冲发票，再变更。", "zh-TW": "請財務先紅沖發票，再變更。", en: "Ask finance to reverse the invoice first." },
  },
  compensationNotAgreed: {
    status: 409,
    title: { "zh-CN": "客户尚未确认订单，不能向其收取补偿 {compensation} {currency}", "zh-TW": "客戶尚未確認訂單，不能向其收取補償 {compensation} {currency}", en: "The customer has not confirmed the order and cannot be asked to pay {compensation} {currency} for calling it off" },
    hint: { "zh-CN": "不填补偿直接取消，或等客户确认订单后再申请。", "zh-TW": "不填補償直接取消，或等客戶確認訂單後再申請。", en: "Call it off without a compensation, or wait for the customer's answer." },
  },
  compensationTooHigh: {
    title: { "zh-CN": "补偿 {compensation} {currency} 超过订单金额 {total}", "zh-TW": "補償 {compensation} {currency} 超過訂單金額 {total}", en: "A compensation of {compensation} {currency} exceeds the order's {total}" },
    hint: { "zh-CN": "请核对与客户约定的补偿金额。", "zh-TW": "請核對與客戶約定的補償金額。", en: "Check what was agreed with the customer." },
  },
  changeLineUnknown: {
    title: { "zh-CN": "订单中没有这一行，或重复填写", "zh-TW": "訂單中沒有這一行，或重複填寫", en: "The order has no such line, or it was given twice" },
    hint: { "zh-CN": "刷新页面后重试。", "zh-TW": "重新整理頁面後重試。", en: "Reload and try again." },
  },
  changeQuantityZero: {
    title: { "zh-CN": "第 {line} 行的数量须大于 0", "zh-TW": "第 {line} 行的數量須大於 0", en: "Line {line} needs a quantity above 0" },
    hint: { "zh-CN": "不要这一行时，请将它删除。", "zh-TW": "不要這一行時，請將它刪除。", en: "Take the line away if it is not wanted." },
  },
  changeAddressUnknown: {
    title: { "zh-CN": "地址不在该客户档案中", "zh-TW": "地址不在該客戶檔案中", en: "This address is not in the customer's file" },
    hint: { "zh-CN": "请选择档案中的地址，或先在客户页添加。", "zh-TW": "請選擇檔案中的地址，或先在客戶頁新增。", en: "Choose an address of the file, or add one on the customer's page." },
  },
  changeOrderMovedOn: {
    status: 409,
    title: { "zh-CN": "订单已不是变更所依据的第 {base} 版", "zh-TW": "訂單已不是變更所依據的第 {base} 版", en: "The order is no longer at version {base}, which the change was about" },
    hint: { "zh-CN": "请按现在的订单重新提出变更。", "zh-TW": "請按現在的訂單重新提出變更。", en: "Request the change anew, upon the order as it is." },
  },
  changeContactGone: {
    status: 409,
    title: { "zh-CN": "变更换用的联系人已删除个人信息，须另选联系人", "zh-TW": "變更換用的聯絡人已刪除個人資訊，須另選聯絡人", en: "The personal data of the contact whom the change names were deleted; another is to be chosen" },
    hint: { "zh-CN": "订单维持原样；请另选联系人，重新申请变更。", "zh-TW": "訂單維持原樣；請另選聯絡人，重新申請變更。", en: "The order stays as it is: choose another contact and request the change anew." },
  },
  changeSignNotYours: {
    status: 403,
    title: { "zh-CN": "变更协议须由 {roles} 签字", "zh-TW": "變更協議須由 {roles} 簽字", en: "The change agreement is signed by {roles}" },
    hint: { "zh-CN": "请制度指定的人签字。", "zh-TW": "請制度指定的人簽字。", en: "Ask one of those whom the policy names." },
  },
} satisfies RefusalTexts;
