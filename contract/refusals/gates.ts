import type { RefusalTexts } from "../toolkit.ts";

export const gateRefusals = {
  gateShut: {
    status: 409,
    title: { "zh-CN": "放行条件未满足：{gate}", "zh-TW": "放行條件未滿足：{gate}", en: "A condition is not met: {gate}" },
    hint: { "zh-CN": "{reason}", "zh-TW": "{reason}", en: "{reason}" },
  },
  gateWaitsForMoney: {
    status: 409,
    title: { "zh-CN": "放行条件未满足：{gate}，还差 {missing} {currency}", "zh-TW": "放行條件未滿足：{gate}，還差 {missing} {currency}", en: "A condition is not met: {gate}; {missing} {currency} missing" },
    hint: { "zh-CN": "{reason}", "zh-TW": "{reason}", en: "{reason}" },
  },
  gateNotYours: {
    status: 403,
    title: { "zh-CN": "此放行条件不由您的岗位放行", "zh-TW": "此放行條件不由您的崗位放行", en: "This gate is not for your role to open" },
    hint: { "zh-CN": "制度写明了紧急放行的岗位，请其中一位处理。", "zh-TW": "制度寫明了緊急放行的崗位，請其中一位處理。", en: "The policy names the roles that may open it in an emergency; ask one of them." },
  },
} satisfies RefusalTexts;
