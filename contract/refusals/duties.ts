import type { RefusalTexts } from "../toolkit.ts";

/** Why something could not be done with a duty. */
export const dutyRefusals = {
  dutyStateWrong: {
    status: 409,
    title: { "zh-CN": "该待办当前不能这样操作", "zh-TW": "該待辦目前不能這樣操作", en: "This cannot be done with the duty as it stands" },
    hint: { "zh-CN": "请刷新:该待办已被他人处理。", "zh-TW": "請重新整理:該待辦已由他人處理。", en: "Reload: somebody else has dealt with it." },
  },
  dutyEventForeign: {
    title: { "zh-CN": "该事件不能完成此待办:{event}", "zh-TW": "該事件不能完成此待辦:{event}", en: "This event does not close the duty: {event}" },
    hint: { "zh-CN": "可完成此待办的事件:{closes}", "zh-TW": "可完成此待辦的事件:{closes}", en: "Events that close it: {closes}" },
  },
  dutyPauseNotForeseen: {
    title: { "zh-CN": "该理由不能暂停此待办:{reason}", "zh-TW": "該理由不能暫停此待辦:{reason}", en: "This reason does not pause the duty: {reason}" },
    hint: { "zh-CN": "制度允许的理由:{reasons}", "zh-TW": "制度允許的理由:{reasons}", en: "Reasons that the policy allows: {reasons}" },
  },
  dutyAlreadyDue: {
    title: { "zh-CN": "时限已到,不能再暂停", "zh-TW": "時限已到,不能再暫停", en: "The time limit has passed; it can no longer be paused" },
    hint: { "zh-CN": "请尽快完成;可在考核申诉中说明原因。", "zh-TW": "請儘快完成;可在考核申訴中說明原因。", en: "Finish it soon; explain the reason in an appeal." },
  },
  dutyFactMissing: {
    title: { "zh-CN": "无法建立待办 {duty}:缺少 {fact}", "zh-TW": "無法建立待辦 {duty}:缺少 {fact}", en: "Duty {duty} cannot be opened: {fact} is missing" },
    hint: { "zh-CN": "请先补充该信息,或在制度中改用岗位负责。", "zh-TW": "請先補充該資訊,或在制度中改由崗位負責。", en: "Fill it in first, or let the policy name a role." },
  },
  dutyOwnerUnknown: {
    title: { "zh-CN": "没有找到该同事,或其已离职", "zh-TW": "找不到該同事,或其已離職", en: "No such colleague, or no longer with the company" },
    hint: { "zh-CN": "请选择在职同事或岗位。", "zh-TW": "請選擇在職同事或崗位。", en: "Choose somebody who is with the company, or a role." },
  },
} satisfies RefusalTexts;
