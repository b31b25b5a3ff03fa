import type { RefusalTexts } from "../toolkit.ts";

export const orderSplittingRefusals = {
  splitLineGone: {
    status: 409,
    title: { "zh-CN": "所选的行已不在订单中", "zh-TW": "所選的行已不在訂單中", en: "A chosen line is not in the order any more" },
    hint: { "zh-CN": "刷新页面后重新选择要拆出的行。", "zh-TW": "重新整理頁面後重新選擇要拆出的行。", en: "Reload, and choose again what to split off." },
  },
  splitTooMuch: {
    title: { "zh-CN": "第 {line} 行只有 {quantity} {unit}，不能拆出这么多", "zh-TW": "第 {line} 行只有 {quantity} {unit}，不能拆出這麼多", en: "Line {line} holds {quantity} {unit}: that much cannot be split off" },
    hint: { "zh-CN": "填写大于 0、不超过该行数量的数。", "zh-TW": "填寫大於 0、不超過該行數量的數。", en: "Give more than nothing and at most the line's quantity." },
  },
  splitLeavesNothing: {
    title: { "zh-CN": "全部拆出后原订单就空了", "zh-TW": "全部拆出後原訂單就空了", en: "Nothing would be left in the order" },
    hint: { "zh-CN": "至少在原订单留下一部分数量。", "zh-TW": "至少在原訂單留下一部分數量。", en: "Leave at least a part of the quantities in it." },
  },
  mergeNeedsTwo: {
    title: { "zh-CN": "请选择要并入的其他订单", "zh-TW": "請選擇要併入的其他訂單", en: "Choose other orders to merge" },
    hint: { "zh-CN": "至少再选一张同一客户的订单。", "zh-TW": "至少再選一張同一客戶的訂單。", en: "Choose at least one more order of the same customer." },
  },
  mergeDiffers: {
    status: 409,
    title: { "zh-CN": "订单 {number} 与 {into} 的基本信息不同，不能合并", "zh-TW": "訂單 {number} 與 {into} 的基本資訊不同，不能合併", en: "Order {number} differs from {into} and cannot join it" },
    hint: { "zh-CN": "客户、订单类型、渠道、币种、账套、联系人、收货地址和付款条件须相同；先改成一致再合并。", "zh-TW": "客戶、訂單類型、渠道、幣種、帳套、聯絡人、收貨地址和付款條件須相同；先改成一致再合併。", en: "Customer, kind, channel, currency, ledger, contact, address and payment terms must be the same: make them so first." },
  },
  mergeTooLong: {
    title: { "zh-CN": "合并后有 {lines} 行，一张订单最多 {most} 行", "zh-TW": "合併後有 {lines} 行，一張訂單最多 {most} 行", en: "Together they have {lines} lines; an order holds at most {most}" },
    hint: { "zh-CN": "少选几张订单。", "zh-TW": "少選幾張訂單。", en: "Choose fewer orders." },
  },
} satisfies RefusalTexts;
