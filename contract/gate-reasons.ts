import type { gateConditions } from "./policy-words.ts";
import type { Text } from "./toolkit.ts";

/** Why a gate of each condition is shut, for its refusal; what money is missing stands in the facts. */
export const gateReasons: Record<keyof typeof gateConditions, Text> = {
  customerApproved: { "zh-CN": "请财务或销售总监审批客户档案。", "zh-TW": "請財務或銷售總監審批客戶檔案。", en: "Ask finance or the sales director to approve the customer's file." },
  oralOrderConfirmed: { "zh-CN": "先与客户电话确认口头订单并登记。", "zh-TW": "先與客戶電話確認口頭訂單並登記。", en: "Confirm the oral order by phone first, and record the call." },
  confirmationReturned: { "zh-CN": "等客户确认订单，或登记客户的答复。", "zh-TW": "等客戶確認訂單，或登記客戶的答覆。", en: "Wait for the customer's confirmation, or record it." },
  dueStagesPaid: { "zh-CN": "请财务核销到款，或由有权人紧急放行。", "zh-TW": "請財務核銷到款，或由有權人緊急放行。", en: "Ask finance to apply the money, or somebody entitled to release it." },
  paidInFull: { "zh-CN": "订单须先付清：请财务核销到款，或由有权人紧急放行。", "zh-TW": "訂單須先付清：請財務核銷到款，或由有權人緊急放行。", en: "The order must be paid in full: ask finance to apply the money, or somebody entitled to release it." },
  planApproved: { "zh-CN": "先批准生产计划。", "zh-TW": "先核准生產計劃。", en: "Approve the plan first." },
  inspectionPassed: { "zh-CN": "先完成成品检验。", "zh-TW": "先完成成品檢驗。", en: "Inspect the goods first." },
  goodsChecked: { "zh-CN": "先核对货物与《出库单》。", "zh-TW": "先核對貨物與《出庫單》。", en: "Check the goods against the issue note first." },
};
