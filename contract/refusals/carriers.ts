import type { RefusalTexts } from "../toolkit.ts";

/** What carriers' messages are refused for. */
export const carrierRefusals = {
  webhookNotBelieved: {
    status: 401,
    title: { "zh-CN": "消息签名无效或已过期", "zh-TW": "訊息簽章無效或已過期", en: "The message is not signed as it should be, or too old" },
    hint: { "zh-CN": "按 Standard Webhooks 签名（webhook-id、webhook-timestamp、webhook-signature），五分钟内发送。", "zh-TW": "按 Standard Webhooks 簽章（webhook-id、webhook-timestamp、webhook-signature），五分鐘內傳送。", en: "Sign by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) and send within five minutes." },
  },
  webhookTooOften: {
    status: 429,
    title: { "zh-CN": "无效消息过多", "zh-TW": "無效訊息過多", en: "Too many messages that are not believed" },
    hint: { "zh-CN": "请一分钟后再试，并检查签名。", "zh-TW": "請一分鐘後再試，並檢查簽章。", en: "Try again in a minute, and look at the signature." },
  },
  webhookIdReused: {
    status: 409,
    title: { "zh-CN": "此消息编号已用于另一条消息", "zh-TW": "此訊息編號已用於另一則訊息", en: "This webhook-id was used for another message" },
    hint: { "zh-CN": "每条消息用新的 webhook-id；重发时内容须相同。", "zh-TW": "每則訊息用新的 webhook-id；重發時內容須相同。", en: "Each message has an id of its own; a repeated one says the same." },
  },
} satisfies RefusalTexts;
