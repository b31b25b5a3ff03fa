import type { RefusalTexts } from "../toolkit.ts";

export const linkRefusals = {
  linkExpired: {
    status: 403,
    title: { "zh-CN": "链接已过期", "zh-TW": "連結已過期", en: "The link has expired" },
    hint: { "zh-CN": "请联系您的业务员，重新发送链接。", "zh-TW": "請聯絡您的業務員，重新傳送連結。", en: "Ask your salesperson for a new one." },
  },
  linkRevoked: {
    status: 403,
    title: { "zh-CN": "链接已作废", "zh-TW": "連結已作廢", en: "The link was withdrawn" },
    hint: { "zh-CN": "可能已发送新链接，请查看最新消息或联系您的业务员。", "zh-TW": "可能已傳送新連結，請查看最新訊息或聯絡您的業務員。", en: "Look for a newer message, or ask your salesperson." },
  },
  linkUsed: {
    status: 409,
    title: { "zh-CN": "此链接已提交过", "zh-TW": "此連結已提交過", en: "This link has been used" },
    hint: { "zh-CN": "无需再次提交；打开链接可查看结果。", "zh-TW": "無需再次提交；開啟連結可查看結果。", en: "Nothing more to do; open it to see the result." },
  },
  linkForOther: {
    status: 403,
    title: { "zh-CN": "此链接不能用于该操作", "zh-TW": "此連結不能用於該操作", en: "The link is not for this" },
    hint: { "zh-CN": "请使用收到的对应链接。", "zh-TW": "請使用收到的對應連結。", en: "Use the link that you were sent for it." },
  },
} satisfies RefusalTexts;
