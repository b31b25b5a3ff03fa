import type { RefusalTexts } from "../toolkit.ts";

/** What the notices room refuses. */
export const noticeRefusals = {
  mailboxOfDemo: {
    status: 404,
    title: { "zh-CN": "只有演示公司有演示邮箱", "zh-TW": "只有演示公司有演示信箱", en: "Only a demo company has a demo mailbox" },
    hint: { "zh-CN": "正式邮件发送到收件人的邮箱。", "zh-TW": "正式郵件寄到收件人的信箱。", en: "Real mail goes to its recipients." },
  },
} satisfies RefusalTexts;
