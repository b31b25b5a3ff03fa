import type { RefusalTexts } from "../toolkit.ts";

export const policiesRefusals = {
  packFaulty: {
    title: { "zh-CN": "第 {line} 行第 {column} 列：{message}", "zh-TW": "第 {line} 行第 {column} 列：{message}", en: "Line {line}, column {column}: {message}" },
    hint: { "zh-CN": "修正后重新检查；可用字段与词汇见制度说明。", "zh-TW": "修正後重新檢查；可用欄位與詞彙見制度說明。", en: "Mend it and check again; fields and words are in the description of packs." },
  },
  policyApprovedAlready: {
    status: 409,
    title: { "zh-CN": "第 {version} 版已批准", "zh-TW": "第 {version} 版已核准", en: "Version {version} is approved already" },
    hint: { "zh-CN": "版本不可更改；如需调整请保存新版本。", "zh-TW": "版本不可更改；如需調整請儲存新版本。", en: "A version never changes; save a new one to alter it." },
  },
  policyOwnerApproves: {
    status: 403,
    title: { "zh-CN": "制度由其责任岗位批准", "zh-TW": "制度由其責任崗位核准", en: "Who answers for the policy approves it" },
    hint: { "zh-CN": "请制度所列责任岗位的人员批准。", "zh-TW": "請制度所列責任崗位的人員核准。", en: "Ask somebody of the role that the policy names as its owner." },
  },
  policySelfApproval: {
    status: 403,
    title: { "zh-CN": "不能批准自己编辑的版本", "zh-TW": "不能核准自己編輯的版本", en: "You cannot approve a version that you edited" },
    hint: { "zh-CN": "请另一位有制度管理权限的人批准。", "zh-TW": "請另一位有制度管理權限的人核准。", en: "Ask somebody else who manages policies." },
  },
  policyNotInForce: {
    title: { "zh-CN": "该制度在 {date} 没有生效的版本", "zh-TW": "該制度在 {date} 沒有生效的版本", en: "No version of the policy is in force on {date}" },
    hint: { "zh-CN": "先批准一个版本，或选择更晚的日期。", "zh-TW": "先核准一個版本，或選擇更晚的日期。", en: "Approve a version first, or choose a later date." },
  },
  policyLacksKind: {
    title: { "zh-CN": "该制度没有订单类型“{kind}”", "zh-TW": "該制度沒有訂單類型「{kind}」", en: "The policy has no order kind {kind}" },
    hint: { "zh-CN": "请选择制度中列出的订单类型。", "zh-TW": "請選擇制度中列出的訂單類型。", en: "Choose a kind that the policy lists." },
  },
  policyLacksChannel: {
    title: { "zh-CN": "该制度没有渠道“{channel}”", "zh-TW": "該制度沒有管道「{channel}」", en: "The policy has no channel {channel}" },
    hint: { "zh-CN": "请选择制度中列出的渠道。", "zh-TW": "請選擇制度中列出的管道。", en: "Choose a channel that the policy lists." },
  },
} satisfies RefusalTexts;
