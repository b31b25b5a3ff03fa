import type { RefusalTexts } from "../toolkit.ts";

export const proposalRefusals = {
  proposalLineUnknown: {
    title: { "zh-CN": "方案中有一行不在订单上", "zh-TW": "方案中有一行不在訂單上", en: "The proposal names a line that the order does not have" },
    hint: { "zh-CN": "刷新订单后重新选择行，每行只选一次。", "zh-TW": "重新整理訂單後重新選擇行，每行只選一次。", en: "Reload the order and choose its lines again, each once." },
  },
  proposalNotLater: {
    title: { "zh-CN": "新交期不晚于原交期 {date}", "zh-TW": "新交期不晚於原交期 {date}", en: "The new date is not later than {date}" },
    hint: { "zh-CN": "填写晚于原交期的日期。", "zh-TW": "填寫晚於原交期的日期。", en: "Give a later date." },
  },
  proposalOnCredit: {
    title: { "zh-CN": "所选条件仍是赊销", "zh-TW": "所選條件仍是賒銷", en: "These terms are still a sale on credit" },
    hint: { "zh-CN": "选择货到前付清的付款条件。", "zh-TW": "選擇貨到前付清的付款條件。", en: "Choose terms that are paid by the delivery." },
  },
  proposalNotLess: {
    title: { "zh-CN": "第 {line} 行：新数量须大于 0 且小于 {quantity}", "zh-TW": "第 {line} 行：新數量須大於 0 且小於 {quantity}", en: "Line {line}: the new quantity must be more than 0 and less than {quantity}" },
    hint: { "zh-CN": "整行不要的，请编辑订单删除该行。", "zh-TW": "整行不要的，請編輯訂單刪除該行。", en: "To drop a line, edit the order." },
  },
  proposalPartsDiffer: {
    title: { "zh-CN": "第 {line} 行：各批数量须大于 0，合计 {quantity}", "zh-TW": "第 {line} 行：各批數量須大於 0，合計 {quantity}", en: "Line {line}: its parts must each be more than 0 and make {quantity}" },
    hint: { "zh-CN": "调整各批数量后再提交。", "zh-TW": "調整各批數量後再提交。", en: "Change the quantities of the parts." },
  },
  proposalSameProduct: {
    title: { "zh-CN": "第 {line} 行：替代品与原产品相同", "zh-TW": "第 {line} 行：替代品與原產品相同", en: "Line {line}: it is the same product" },
    hint: { "zh-CN": "选择另一个产品。", "zh-TW": "選擇另一個產品。", en: "Choose another product." },
  },
  proposalMovedOn: {
    status: 409,
    title: { "zh-CN": "订单已不在“审核未通过”", "zh-TW": "訂單已不在「審核未通過」", en: "The order is not where the review left it any more" },
    hint: { "zh-CN": "它已被修改、重新提交或作废；方案保留为记录。", "zh-TW": "它已被修改、重新提交或作廢；方案保留為記錄。", en: "It was edited, submitted again or called off; the proposal stays on record." },
  },
  proposalAnswered: {
    status: 409,
    title: { "zh-CN": "此方案已有答复", "zh-TW": "此方案已有答覆", en: "This proposal has been answered" },
    hint: { "zh-CN": "刷新查看答复。", "zh-TW": "重新整理查看答覆。", en: "Reload to see the answer." },
  },
  proposalUnproven: {
    title: { "zh-CN": "请附凭证，或写明客户如何答复", "zh-TW": "請附憑證，或寫明客戶如何答覆", en: "Attach evidence, or say how the customer answered" },
    hint: { "zh-CN": "至少填一项；已填内容都会保留。", "zh-TW": "至少填一項；已填內容都會保留。", en: "One of them is needed; what you typed is kept." },
  },
  proposalBelowCounter: {
    title: { "zh-CN": "第 {line} 行的价格不低于有权限者的还价 {price}", "zh-TW": "第 {line} 行的價格不低於有權限者的還價 {price}", en: "Line {line} is offered for no less than the counter price {price}" },
    hint: { "zh-CN": "还价由折扣权限足够的人在退回价格时给出；没有还价的行请修改订单后重新提交。", "zh-TW": "還價由折扣權限足夠的人在退回價格時給出；沒有還價的行請修改訂單後重新提交。", en: "Whoever has the authority names it when he refuses a price; for a line without one, edit the order and submit it again." },
  },
} satisfies RefusalTexts;
