import type { RefusalTexts } from "../toolkit.ts";

/** Why something could not be done with a duty. */
export const dutyRefusals = {
  dutyStateWrong: {
    status: 409,
    title: { "zh-CN": "该待办当前不能这样操作", "zh-TW": "該待辦目前不能這樣操作", en: "This cannot be done with the duty as it stands" },
    hint: { "zh-CN": "请刷新：该待办已被他人处理。", "zh-TW": "請重新整理：該待辦已由他人處理。", en: "Reload: somebody else has dealt with it." },
  },
  dutyEventForeign: {
    title: { "zh-CN": "该事件不能完成此待办：{event}", "zh-TW": "該事件不能完成此待辦：{event}", en: "This event does not close the duty: {event}" },
    hint: { "zh-CN": "可完成此待办的事件：{closes}", "zh-TW": "可完成此待辦的事件：{closes}", en: "Events that close it: {closes}" },
  },
  dutyPauseNotForeseen: {
    title: { "zh-CN": "该理由不能暂停此待办：{reason}", "zh-TW": "該理由不能暫停此待辦：{reason}", en: "This reason does not pause the duty: {reason}" },
    hint: { "zh-CN": "制度允许的理由：{reasons}", "zh-TW": "制度允許的理由：{reasons}", en: "Reasons that the policy allows: {reasons}" },
  },
  dutyAlreadyDue: {
    title: { "zh-CN": "时限已到，不能再暂停", "zh-TW": "時限已到，不能再暫停", en: "The time limit has passed; it can no longer be paused" },
    hint: { "zh-CN": "请尽快完成；可在考核申诉中说明原因。", "zh-TW": "請儘快完成；可在考核申訴中說明原因。", en: "Finish it soon; explain the reason in an appeal." },
  },
  dutyFactMissing: {
    title: { "zh-CN": "无法建立待办 {duty}：缺少 {fact}", "zh-TW": "無法建立待辦 {duty}：缺少 {fact}", en: "Duty {duty} cannot be opened: {fact} is missing" },
    hint: { "zh-CN": "请先补充该信息，或在制度中改用岗位负责。", "zh-TW": "請先補充該資訊，或在制度中改由崗位負責。", en: "Fill it in first, or let the policy name a role." },
  },
  dutyOwnerUnknown: {
    title: { "zh-CN": "没有找到该同事，或其已离职", "zh-TW": "找不到該同事，或其已離職", en: "No such colleague, or no longer with the company" },
    hint: { "zh-CN": "请选择在职同事或岗位。", "zh-TW": "請選擇在職同事或崗位。", en: "Choose somebody who is with the company, or a role." },
  },
  dutyNotYours: {
    status: 403,
    title: { "zh-CN": "只能转交自己负责的待办", "zh-TW": "只能轉交自己負責的待辦", en: "Only its owner hands a duty on" },
    hint: { "zh-CN": "请负责人转交，或请销售主管、总经理重新指派。", "zh-TW": "請負責人轉交，或請銷售主管、總經理重新指派。", en: "Ask its owner, or let the head of sales or the general manager assign it." },
  },
  dutyTakerUnfit: {
    title: { "zh-CN": "{name} 不能办理此事项", "zh-TW": "{name} 不能辦理此事項", en: "{name} may not do this work" },
    hint: { "zh-CN": "请从列表中选择：须能查看此单据，并有相应岗位。", "zh-TW": "請從清單中選擇：須能查看此單據，並有相應崗位。", en: "Choose from those offered: they may see the document and have the role that it takes." },
  },
  dutyOfReview: {
    status: 409,
    title: { "zh-CN": "这是审核步骤，请在审批中心转交", "zh-TW": "這是審核步驟，請在審批中心轉交", en: "This is a review step: hand it on in the reviews" },
    hint: { "zh-CN": "在审批中心打开此步骤，点“转交”；时限会随之转交。", "zh-TW": "在審批中心開啟此步驟，點「轉交」；時限會隨之轉交。", en: "Open the step there and hand it on; its time limit goes with it." },
  },
  dutyRemindedJustNow: {
    status: 429,
    title: { "zh-CN": "刚刚催办过，{at} 后可再催", "zh-TW": "剛剛催辦過，{at} 後可再催", en: "Reminded a moment ago; again after {at}" },
    hint: { "zh-CN": "同一事项 {minutes} 分钟内只催一次；急事请直接致电负责人。", "zh-TW": "同一事項 {minutes} 分鐘內只催一次；急事請直接致電負責人。", en: "A duty is reminded of once in {minutes} minutes; call its owner where it is urgent." },
  },
  dutyRemindSelf: {
    status: 409,
    title: { "zh-CN": "这是您自己的待办，无需催办", "zh-TW": "這是您自己的待辦，無需催辦", en: "This duty is yours: there is nobody to remind" },
    hint: { "zh-CN": "请直接办理，或转交同事。", "zh-TW": "請直接辦理，或轉交同事。", en: "Do it, or hand it to a colleague." },
  },
} satisfies RefusalTexts;
