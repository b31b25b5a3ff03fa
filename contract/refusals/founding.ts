import type { RefusalTexts } from "../toolkit.ts";

export const foundingRefusals = {
  setupTokenWrong: {
    status: 403,
    title: { "zh-CN": "设置口令不对或已用过", "zh-TW": "設定口令不對或已用過", en: "The setup token is wrong or was used" },
    hint: { "zh-CN": "重新启动系统，控制台会打印新的口令。", "zh-TW": "重新啟動系統，主控台會列印新的口令。", en: "Start the system again: it prints a new one on the console." },
  },
  foundingClosed: {
    status: 409,
    title: { "zh-CN": "这里已有正式公司", "zh-TW": "這裡已有正式公司", en: "There is a real company here already" },
    hint: { "zh-CN": "请登录；增加公司请用命令 gendan found。", "zh-TW": "請登入；增加公司請用命令 gendan found。", en: "Sign in; gendan found adds another company." },
  },
  demoThere: {
    status: 409,
    title: { "zh-CN": "演示公司会被删除", "zh-TW": "演示公司會被刪除", en: "The demo company would be removed" },
    hint: { "zh-CN": "请勾选确认后再建立。", "zh-TW": "請勾選確認後再建立。", en: "Say that it may go, then found the company." },
  },
} satisfies RefusalTexts;
