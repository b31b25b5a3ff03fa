import type { RefusalTexts } from "../toolkit.ts";

export const orderFollowUpRefusals = {
  followUpPast: {
    title: { "zh-CN": "{day} 已过", "zh-TW": "{day} 已過", en: "{day} is over" },
    hint: { "zh-CN": "请选择今天或以后的日子。", "zh-TW": "請選擇今天或以後的日子。", en: "Choose today or a later day." },
  },
  noFollowUp: {
    status: 409,
    title: { "zh-CN": "您没有安排跟进 {number}", "zh-TW": "您沒有安排跟進 {number}", en: "You have not planned to follow {number} up" },
    hint: { "zh-CN": "可能已登记沟通，跟进已结束。请查看订单的时间线。", "zh-TW": "可能已登記溝通，跟進已結束。請查看訂單的時間線。", en: "Perhaps a talk was recorded, which ends it; look at the order's timeline." },
  },
} satisfies RefusalTexts;
