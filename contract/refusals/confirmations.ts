import type { RefusalTexts } from "../toolkit.ts";

export const confirmationRefusals = {
  confirmationAnswered: {
    status: 409,
    title: { "zh-CN": "客户已答复", "zh-TW": "客戶已答覆", en: "The customer has answered" },
    hint: { "zh-CN": "刷新查看结果；本次操作未提交。", "zh-TW": "重新整理查看結果；本次操作未提交。", en: "Reload to see the result; this was not submitted." },
  },
  confirmationSuperseded: {
    status: 409,
    title: { "zh-CN": "订单已有新版本，此确认函作废", "zh-TW": "訂單已有新版本，此確認函作廢", en: "The order has a newer version; this confirmation no longer counts" },
    hint: { "zh-CN": "请使用最新收到的链接，或联系您的业务员。", "zh-TW": "請使用最新收到的連結，或聯絡您的業務員。", en: "Use the newest link that you were sent, or ask your salesperson." },
  },
  confirmationShownOtherwise: {
    status: 409,
    title: { "zh-CN": "您看到的确认函已更新", "zh-TW": "您看到的確認函已更新", en: "This is not the confirmation that is asked about" },
    hint: { "zh-CN": "请刷新页面，核对后再提交。", "zh-TW": "請重新整理頁面，核對後再提交。", en: "Reload the page, read it again, then submit." },
  },
  identityNeeded: {
    title: { "zh-CN": "请填写联系人手机号后四位", "zh-TW": "請填寫聯絡人手機號碼後四碼", en: "Please give the last four digits of the contact's phone" },
    hint: { "zh-CN": "用于核对答复人身份。", "zh-TW": "用於核對答覆人身分。", en: "They show that it is you who answers." },
  },
  identityLocked: {
    status: 429,
    title: { "zh-CN": "核对次数已用完", "zh-TW": "核對次數已用完", en: "Too many wrong digits" },
    hint: { "zh-CN": "请联系您的业务员重新发送链接。", "zh-TW": "請聯絡您的業務員重新傳送連結。", en: "Ask your salesperson for a new link." },
  },
  questionUnanswered: {
    title: { "zh-CN": "请逐项答复：{question}", "zh-TW": "請逐項答覆：{question}", en: "Please answer: {question}" },
    hint: { "zh-CN": "接受订单须逐项同意；如有一项不同意，请选择“不确认”并说明。", "zh-TW": "接受訂單須逐項同意；如有一項不同意，請選擇「不確認」並說明。", en: "To accept, agree to each; otherwise refuse and say why." },
  },
  meansNotForeseen: {
    title: { "zh-CN": "制度未允许此方式：{means}", "zh-TW": "制度未允許此方式：{means}", en: "The policy does not foresee this way: {means}" },
    hint: { "zh-CN": "请改用：{allowed}", "zh-TW": "請改用：{allowed}", en: "Use one of: {allowed}" },
  },
  evidenceNotForeseen: {
    title: { "zh-CN": "制度不认可此类凭证：{kinds}", "zh-TW": "制度不認可此類憑證：{kinds}", en: "The policy does not accept such evidence: {kinds}" },
    hint: { "zh-CN": "请上传：{allowed}", "zh-TW": "請上傳：{allowed}", en: "Attach one of: {allowed}" },
  },
  signatureNeeded: {
    title: { "zh-CN": "请手写签名或上传签章扫描件", "zh-TW": "請手寫簽名或上傳簽章掃描檔", en: "Please sign by hand or upload a signed scan" },
    hint: { "zh-CN": "制度要求答复附签字凭证。", "zh-TW": "制度要求答覆附簽字憑證。", en: "The policy asks for it." },
  },
  contactUnknown: {
    title: { "zh-CN": "该联系人不属于此客户", "zh-TW": "該聯絡人不屬於此客戶", en: "The contact is not one of this customer's" },
    hint: { "zh-CN": "请在客户档案中选择或新增联系人。", "zh-TW": "請在客戶檔案中選擇或新增聯絡人。", en: "Choose or add the contact in the customer's file." },
  },
  noPhoneToCheck: {
    title: { "zh-CN": "联系人没有手机号，无法核对身份", "zh-TW": "聯絡人沒有手機號碼，無法核對身分", en: "The contact has no phone to check the identity with" },
    hint: { "zh-CN": "请在客户档案中补充手机号，或代客登记。", "zh-TW": "請在客戶檔案中補充手機號碼，或代客登記。", en: "Add one to the customer's file, or record the answer on the customer's behalf." },
  },
  noMailAddress: {
    title: { "zh-CN": "联系人没有电子邮箱", "zh-TW": "聯絡人沒有電子郵箱", en: "The contact has no mail address" },
    hint: { "zh-CN": "请填写收件地址，或复制链接发送。", "zh-TW": "請填寫收件地址，或複製連結傳送。", en: "Give an address, or copy a link and send that." },
  },
  agreedInFuture: {
    title: { "zh-CN": "答复时间不能晚于现在", "zh-TW": "答覆時間不能晚於現在", en: "The answer cannot be later than now" },
    hint: { "zh-CN": "请填写客户实际答复的时间。", "zh-TW": "請填寫客戶實際答覆的時間。", en: "Give the time at which the customer answered." },
  },
  reasonNeeded: {
    title: { "zh-CN": "请写明客户不确认的原因", "zh-TW": "請寫明客戶不確認的原因", en: "Please say why the customer refuses" },
    hint: { "zh-CN": "原因会转给销售跟进。", "zh-TW": "原因會轉給銷售跟進。", en: "Sales follows it up." },
  },
} satisfies RefusalTexts;
