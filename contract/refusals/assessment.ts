import type { RefusalTexts } from "../toolkit.ts";

export const assessmentRefusals = {
  assessmentOwn: {
    status: 403,
    title: { "zh-CN": "不能处理关于自己的考核", "zh-TW": "不能處理關於自己的考核", en: "This is about yourself" },
    hint: { "zh-CN": "请由其他有权限的主管处理。", "zh-TW": "請由其他有權限的主管處理。", en: "Leave it to another manager." },
  },
  assessmentNotOwn: {
    status: 403,
    title: { "zh-CN": "只有当事人可以申诉", "zh-TW": "只有當事人可以申訴", en: "Only the person whom it is about may appeal" },
    hint: { "zh-CN": "请由当事人本人提出。", "zh-TW": "請由當事人本人提出。", en: "Let the person do it." },
  },
  assessmentRole: {
    status: 403,
    title: { "zh-CN": "制度未授权您的岗位处理此考核", "zh-TW": "制度未授權您的職位處理此考核", en: "The policy names other roles to decide this" },
    hint: { "zh-CN": "请由制度指定的岗位处理。", "zh-TW": "請由制度指定的職位處理。", en: "Leave it to the roles that the policy names." },
  },
  assessmentFreshEyes: {
    status: 403,
    title: { "zh-CN": "须由另一位主管处理", "zh-TW": "須由另一位主管處理", en: "Another manager has to decide" },
    hint: { "zh-CN": "您已提出或确认过此考核，请由 {names} 处理。", "zh-TW": "您已提出或確認過此考核，請由 {names} 處理。", en: "You proposed or confirmed it; {names} may decide." },
  },
  assessmentNobodyNamed: {
    title: { "zh-CN": "尚未指明责任人", "zh-TW": "尚未指明責任人", en: "Nobody is named yet" },
    hint: { "zh-CN": "该时限由多人共担，请先核实并选择责任人。", "zh-TW": "該時限由多人共擔，請先核實並選擇責任人。", en: "Several people share this duty: find out whose work it was and name them." },
  },
  assessmentPersonUnfit: {
    title: { "zh-CN": "所选人员不承担此事项", "zh-TW": "所選人員不承擔此事項", en: "It was not this person's duty" },
    hint: { "zh-CN": "请选择担任该岗位且在您管理范围内的在职人员。", "zh-TW": "請選擇擔任該職位且在您管理範圍內的在職人員。", en: "Choose somebody of the company within your reach who holds the role." },
  },
  assessmentAmountMissing: {
    title: { "zh-CN": "请填写金额或分值", "zh-TW": "請填寫金額或分值", en: "Say how much" },
    hint: { "zh-CN": "制度没有建议数额，由确认人填写。", "zh-TW": "制度沒有建議數額，由確認人填寫。", en: "The policy suggests no figure; whoever confirms sets it." },
  },
  assessmentMeasureForeign: {
    title: { "zh-CN": "此类考核不使用该项数额", "zh-TW": "此類考核不使用該項數額", en: "This kind of entry has no such figure" },
    hint: { "zh-CN": "警告没有数额，罚款只填金额，扣分只填分值。", "zh-TW": "警告沒有數額，罰款只填金額，扣分只填分值。", en: "A warning has none, a fine an amount, points a number of points." },
  },
  assessmentEvidenceMissing: {
    title: { "zh-CN": "请附上依据", "zh-TW": "請附上依據", en: "Evidence is missing" },
    hint: { "zh-CN": "请关联一张订单或上传文件。", "zh-TW": "請關聯一張訂單或上傳檔案。", en: "Name an order or attach a file." },
  },
  assessmentTermUnknown: {
    title: { "zh-CN": "现行制度没有这一考核项", "zh-TW": "現行制度沒有這一考核項", en: "No policy in force has this entry" },
    hint: { "zh-CN": "请重新选择考核项。", "zh-TW": "請重新選擇考核項。", en: "Choose one of the list." },
  },
  assessmentAppealOver: {
    status: 409,
    title: { "zh-CN": "申诉期已过", "zh-TW": "申訴期已過", en: "The time to appeal is over" },
    hint: { "zh-CN": "申诉截止于 {until}。", "zh-TW": "申訴截止於 {until}。", en: "It ended at {until}." },
  },
} satisfies RefusalTexts;
