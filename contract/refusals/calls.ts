import type { RefusalTexts } from "../toolkit.ts";

/** What is refused when a call about money is noted. */
export const callRefusals = {
  promisedDayPast: {
    title: { "zh-CN": "承诺付款日 {day} 已过", "zh-TW": "承諾付款日 {day} 已過", en: "The promised day {day} is past" },
    hint: { "zh-CN": "请填写今天（{today}）或以后的日期；客户没有承诺时请留空。", "zh-TW": "請填寫今天（{today}）或以後的日期；客戶沒有承諾時請留空。", en: "Give today ({today}) or a later day, or leave it empty when nothing was promised." },
  },
  promiseOverOpen: {
    title: { "zh-CN": "承诺金额超过该客户的未付金额 {open} {currency}", "zh-TW": "承諾金額超過該客戶的未付金額 {open} {currency}", en: "More is promised than the customer owes: {open} {currency}" },
    hint: { "zh-CN": "请核对承诺金额；客户要预付货款时，请在订单的付款条件中约定。", "zh-TW": "請核對承諾金額；客戶要預付貨款時，請在訂單的付款條件中約定。", en: "Check the amount; money before the goods is agreed in the order's terms." },
  },
} satisfies RefusalTexts;
