import type { RefusalTexts } from "../toolkit.ts";

export const reviewRefusals = {
  stepDecided: {
    status: 409,
    title: { "zh-CN": "此步骤已由 {by} 处理", "zh-TW": "此步驟已由 {by} 處理", en: "{by} has decided this step" },
    hint: { "zh-CN": "刷新查看结果；您的意见未提交。", "zh-TW": "重新整理查看結果；您的意見未提交。", en: "Reload to see the result; your opinion was not submitted." },
  },
  notYourStep: {
    status: 403,
    title: { "zh-CN": "此步骤由 {roles} 审核", "zh-TW": "此步驟由 {roles} 審核", en: "This step is decided by: {roles}" },
    hint: { "zh-CN": "请相应岗位的同事处理，或由管理员调整岗位。", "zh-TW": "請相應崗位的同事處理，或由管理員調整崗位。", en: "Ask a colleague with that role, or let an administrator change the roles." },
  },
  ownOrder: {
    status: 403,
    title: { "zh-CN": "不能审核自己提交的单据", "zh-TW": "不能審核自己提交的單據", en: "You cannot review what you submitted yourself" },
    hint: { "zh-CN": "制度不允许自审，请其他同事处理。", "zh-TW": "制度不允許自審，請其他同事處理。", en: "The policy forbids it; ask another colleague." },
  },
  statementNeeded: {
    title: { "zh-CN": "请写明意见", "zh-TW": "請寫明意見", en: "Please say why" },
    hint: { "zh-CN": "有红色检查项或退回时，必须填写意见：{checks}", "zh-TW": "有紅色檢查項或退回時，必須填寫意見：{checks}", en: "Words are needed when a check is red or you refuse: {checks}" },
  },
  answerNeeded: {
    title: { "zh-CN": "请回答：{question}", "zh-TW": "請回答：{question}", en: "Please answer: {question}" },
    hint: { "zh-CN": "该步骤要求填写此项。", "zh-TW": "該步驟要求填寫此項。", en: "The step asks for it." },
  },
  versionChanged: {
    status: 409,
    title: { "zh-CN": "单据在您查看后已有新版本", "zh-TW": "單據在您查看後已有新版本", en: "There is a newer version than the one you looked at" },
    hint: { "zh-CN": "刷新，核对差异后再审核。", "zh-TW": "重新整理，核對差異後再審核。", en: "Reload, compare, then decide." },
  },
  estimateAnswered: {
    status: 409,
    title: { "zh-CN": "此问题已有答复", "zh-TW": "此問題已有答覆", en: "This question has been answered" },
    hint: { "zh-CN": "刷新查看答复。", "zh-TW": "重新整理查看答覆。", en: "Reload to see the answer." },
  },
  signInAgain: {
    status: 403,
    title: { "zh-CN": "此步骤须重新登录后签字", "zh-TW": "此步驟須重新登入後簽字", en: "This step is signed by somebody who has just signed in" },
    hint: { "zh-CN": "请退出并重新登录，{minutes} 分钟内作出决定；已填意见会保留。", "zh-TW": "請登出並重新登入，{minutes} 分鐘內作出決定；已填意見會保留。", en: "Sign out and in again, then decide within {minutes} minutes; what you typed is kept." },
  },
  estimateNotNeeded: {
    status: 409,
    title: { "zh-CN": "现货足够，无需请生产评估", "zh-TW": "現貨足夠，無需請生產評估", en: "Nothing is short: there is nothing to ask production" },
    hint: { "zh-CN": "自动检查已为绿色，可直接决定。", "zh-TW": "自動檢查已為綠色，可直接決定。", en: "The automatic check is green; decide right away." },
  },
  estimateNotForeseen: {
    title: { "zh-CN": "此步骤没有可询问的部门", "zh-TW": "此步驟沒有可詢問的部門", en: "This step has nobody to ask for an estimate" },
    hint: { "zh-CN": "制度中可为此步骤设置评估部门。", "zh-TW": "制度中可為此步驟設定評估部門。", en: "The policy may name a department for it." },
  },
  stepWithColleague: {
    status: 403,
    title: { "zh-CN": "此步骤已转交 {name}", "zh-TW": "此步驟已轉交 {name}", en: "This step was handed to {name}" },
    hint: { "zh-CN": "由 {name} 处理或转回；销售主管、总经理也可改派。", "zh-TW": "由 {name} 處理或轉回；銷售主管、總經理也可改派。", en: "{name} decides it or hands it back; the head of sales and the general manager may assign it anew." },
  },
  stepTakerUnfit: {
    title: { "zh-CN": "{name} 不能审核此步骤", "zh-TW": "{name} 不能審核此步驟", en: "{name} may not decide this step" },
    hint: { "zh-CN": "请从列表中选择：该步骤岗位的同事，制度允许时也可以是其他同事；录入或提交人不能审自己的单据。", "zh-TW": "請從清單中選擇：該步驟崗位的同事，制度允許時也可以是其他同事；錄入或提交人不能審自己的單據。", en: "Choose from those offered: colleagues of the step's roles, or others where the policy allows it; nobody reviews what he submitted." },
  },
  opinionPersonUnfit: {
    title: { "zh-CN": "不能请 {name} 加签", "zh-TW": "不能請 {name} 加簽", en: "{name} cannot be asked for an opinion" },
    hint: { "zh-CN": "请选择能看到此单据的其他同事。", "zh-TW": "請選擇能看到此單據的其他同事。", en: "Choose another colleague who may see the document." },
  },
  opinionAskedAlready: {
    status: 409,
    title: { "zh-CN": "已请 {name} 加签，尚未答复", "zh-TW": "已請 {name} 加簽，尚未答覆", en: "{name} was asked and has not answered yet" },
    hint: { "zh-CN": "等待答复、催办，或撤下后重新发起。", "zh-TW": "等待答覆、催辦，或撤下後重新發起。", en: "Wait, remind him, or take him off and ask anew." },
  },
  opinionsOpen: {
    status: 409,
    title: { "zh-CN": "等待 {names} 的加签意见", "zh-TW": "等待 {names} 的加簽意見", en: "The opinion of {names} is still out" },
    hint: { "zh-CN": "答复后再同意，或写明原因撤下加签人；退回不受影响。", "zh-TW": "答覆後再同意，或寫明原因撤下加簽人；退回不受影響。", en: "Pass it once they answered, or take them off with a reason; sending it back is possible." },
  },
  opinionNotYours: {
    status: 403,
    title: { "zh-CN": "此意见由 {name} 填写", "zh-TW": "此意見由 {name} 填寫", en: "{name} is asked for this opinion" },
    hint: { "zh-CN": "请本人或其代理人答复。", "zh-TW": "請本人或其代理人答覆。", en: "He answers it, or whoever stands in for him." },
  },
  opinionEnded: {
    status: 409,
    title: { "zh-CN": "此加签已结束", "zh-TW": "此加簽已結束", en: "This question is closed" },
    hint: { "zh-CN": "已答复、已撤下或审核已结束，请刷新。", "zh-TW": "已答覆、已撤下或審核已結束，請重新整理。", en: "It was answered, taken off, or the review has ended; reload." },
  },
  stepNotDecided: {
    status: 409,
    title: { "zh-CN": "此步骤没有可撤销的审核结论", "zh-TW": "此步驟沒有可撤銷的審核結論", en: "Nothing has been decided about this step" },
    hint: { "zh-CN": "刷新查看现状；可能已被同事撤销。", "zh-TW": "重新整理檢視現狀；可能已被同事撤銷。", en: "Reload; a colleague may have taken it back." },
  },
  reverseStepFirst: {
    status: 409,
    title: { "zh-CN": "后面的步骤“{step}”已由 {by} 审核", "zh-TW": "後面的步驟「{step}」已由 {by} 審核", en: "{by} has decided the later step {step}" },
    hint: { "zh-CN": "先由该岗位反审核后面的步骤，再撤销这一步。", "zh-TW": "先由該崗位反審核後面的步驟，再撤銷這一步。", en: "Whoever has that role takes the later decision back first." },
  },
  reviewMovedOn: {
    status: 409,
    title: { "zh-CN": "单据已不在这次审核的版本上", "zh-TW": "單據已不在這次審核的版本上", en: "The document has moved on from what this review was about" },
    hint: { "zh-CN": "它已被修改、变更、作废或已办结，这次审核的结论保留为记录。需要调整的，请提出变更。", "zh-TW": "它已被修改、變更、作廢或已辦結，這次審核的結論保留為記錄。需要調整的，請提出變更。", en: "It was edited, changed, called off or carried out, and the decision stays on record. Request a change instead." },
  },
} satisfies RefusalTexts;
