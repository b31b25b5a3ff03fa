import type { RefusalTexts } from "../toolkit.ts";

/** What is refused of robots of group chats. */
export const robotRefusals = {
  robotAddressForeign: {
    title: { "zh-CN": "这不是 {vendor} 群机器人的地址", "zh-TW": "這不是 {vendor} 群機器人的位址", en: "This is no address of a robot of {vendor}" },
    hint: { "zh-CN": "请粘贴群机器人的完整 Webhook 地址：https://{host}/…", "zh-TW": "請貼上群機器人的完整 Webhook 位址：https://{host}/…", en: "Paste the robot's whole webhook address: https://{host}/…" },
  },
  robotTestUnderWay: {
    status: 409,
    title: { "zh-CN": "测试消息正在发送", "zh-TW": "測試訊息正在傳送", en: "A test message is on its way" },
    hint: { "zh-CN": "请稍后在发送记录中查看结果。", "zh-TW": "請稍後在傳送記錄中查看結果。", en: "Look for its outcome in the log." },
  },
} satisfies RefusalTexts;
