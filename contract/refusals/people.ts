import type { RefusalTexts } from "../toolkit.ts";

/** What the register of people and the sign-in refuse. */
export const peopleRefusals = {
  signInFailed: {
    status: 401,
    title: { "zh-CN": "账号或密码不正确", "zh-TW": "帳號或密碼不正確", en: "The account or the password is wrong" },
    hint: { "zh-CN": "连续 {failures} 次失败将锁定 {minutes} 分钟。忘记密码可通过邮件重设。", "zh-TW": "連續 {failures} 次失敗將鎖定 {minutes} 分鐘。忘記密碼可透過郵件重設。", en: "After {failures} failures in a row it is locked for {minutes} minutes. A forgotten password can be set anew by mail." },
  },
  signInLocked: {
    status: 429,
    title: { "zh-CN": "尝试次数过多，已暂时锁定", "zh-TW": "嘗試次數過多，已暫時鎖定", en: "Too many attempts; locked for a while" },
    hint: { "zh-CN": "请在 {minutes} 分钟后重试。", "zh-TW": "請在 {minutes} 分鐘後重試。", en: "Try again in {minutes} minutes." },
  },
  codeWrong: {
    status: 401,
    title: { "zh-CN": "验证码不正确或已使用", "zh-TW": "驗證碼不正確或已使用", en: "The code is wrong or was used" },
    hint: { "zh-CN": "请输入验证器当前显示的 6 位数字，每个只能用一次；连续 {failures} 次失败将锁定 {minutes} 分钟。", "zh-TW": "請輸入驗證器目前顯示的 6 位數字，每個只能用一次；連續 {failures} 次失敗將鎖定 {minutes} 分鐘。", en: "Enter the six figures that the app shows now; each works once. After {failures} failures it is locked for {minutes} minutes." },
  },
  factorThere: {
    status: 409,
    title: { "zh-CN": "已设置两步验证", "zh-TW": "已設定兩步驟驗證", en: "There is a second factor already" },
    hint: { "zh-CN": "更换手机时请先移除，再重新设置。", "zh-TW": "更換手機時請先移除，再重新設定。", en: "To change the app, remove it first and set it up again." },
  },
  factorMissing: {
    status: 409,
    title: { "zh-CN": "尚未设置两步验证", "zh-TW": "尚未設定兩步驟驗證", en: "There is no second factor" },
    hint: { "zh-CN": "请在“登录安全”中设置。", "zh-TW": "請在「登入安全」中設定。", en: "Set one up under Sign-in and security." },
  },
  factorRequired: {
    status: 409,
    title: { "zh-CN": "公司要求您的角色使用两步验证", "zh-TW": "公司要求您的角色使用兩步驟驗證", en: "The company requires a second factor of your role" },
    hint: { "zh-CN": "如需更换手机，请管理员重置后重新设置。", "zh-TW": "如需更換手機，請管理員重設後重新設定。", en: "To change the app, an administrator can reset it; then set it up again." },
  },
  passwordShort: {
    title: { "zh-CN": "密码至少 {length} 个字符", "zh-TW": "密碼至少 {length} 個字元", en: "A password has at least {length} characters" },
    hint: { "zh-CN": "几个不相关的词连起来，既长又好记。", "zh-TW": "幾個不相關的詞連起來，既長又好記。", en: "A few unrelated words make one that is long and easy to remember." },
  },
  passwordKinds: {
    title: { "zh-CN": "密码须含大写字母、小写字母、数字、符号中的至少 {needed} 类", "zh-TW": "密碼須含大寫字母、小寫字母、數字、符號中的至少 {needed} 類", en: "A password has at least {needed} of capital letters, small letters, figures and signs" },
    hint: { "zh-CN": "目前有 {found} 类，还可加入：{missing}。", "zh-TW": "目前有 {found} 類，還可加入：{missing}。", en: "This one has {found}; still to add: {missing}." },
  },
  passwordUsed: {
    title: { "zh-CN": "不能使用最近 {count} 次用过的密码", "zh-TW": "不能使用最近 {count} 次用過的密碼", en: "None of the last {count} passwords is used again" },
    hint: { "zh-CN": "请换一个没有用过的密码。", "zh-TW": "請換一個沒有用過的密碼。", en: "Choose one that you did not use before." },
  },
  passwordCommon: {
    title: { "zh-CN": "该密码过于常见，容易被猜到", "zh-TW": "該密碼過於常見，容易被猜到", en: "This password is among the first that are tried" },
    hint: { "zh-CN": "请避免常用词加数字、重复或键盘顺序。", "zh-TW": "請避免常用詞加數字、重複或鍵盤順序。", en: "Avoid a common word with figures, repetitions, and keys in a row." },
  },
  passwordPersonal: {
    title: { "zh-CN": "密码不能由邮箱、姓名或公司名组成", "zh-TW": "密碼不能由電子郵件、姓名或公司名組成", en: "A password is not made of the e-mail, the name or the company's name" },
    hint: { "zh-CN": "请换用与您和公司无关的词。", "zh-TW": "請換用與您和公司無關的詞。", en: "Choose words that have nothing to do with you or the company." },
  },
  resetGone: {
    title: { "zh-CN": "重设链接无效、已使用或已过期", "zh-TW": "重設連結無效、已使用或已過期", en: "The link is unknown, used or out of date" },
    hint: { "zh-CN": "请在登录页点“忘记密码”重新获取。", "zh-TW": "請在登入頁點「忘記密碼」重新取得。", en: "Ask for a new one on the sign-in page." },
  },
  invitationGone: {
    title: { "zh-CN": "邀请链接无效、已使用或已过期", "zh-TW": "邀請連結無效、已使用或已過期", en: "The invitation is unknown, used or out of date" },
    hint: { "zh-CN": "请管理员重新发送邀请。", "zh-TW": "請管理員重新傳送邀請。", en: "Ask an administrator for a new one." },
  },
  notInDemo: {
    status: 403,
    title: { "zh-CN": "仅演示公司可一键登录", "zh-TW": "僅示範公司可一鍵登入", en: "Only people of a demo company can be entered by a click" },
    hint: { "zh-CN": "请用账号和密码登录。", "zh-TW": "請用帳號和密碼登入。", en: "Sign in with account and password." },
  },
  notYourself: {
    status: 403,
    title: { "zh-CN": "不能更改自己的角色、部门、在职状态或给自己授权", "zh-TW": "不能變更自己的角色、部門、在職狀態或給自己授權", en: "Nobody changes his own roles, departments or state, or grants himself anything" },
    hint: { "zh-CN": "请另一位管理员操作。", "zh-TW": "請另一位管理員操作。", en: "Ask another administrator." },
  },
  alreadyHere: {
    title: { "zh-CN": "该邮箱已是本公司人员", "zh-TW": "該電子郵件已是本公司人員", en: "This e-mail belongs to one of the company's people already" },
    hint: { "zh-CN": "请在人员列表中查找。", "zh-TW": "請在人員列表中尋找。", en: "Look for the person in the list." },
  },
  unknownDepartment: {
    title: { "zh-CN": "部门不存在", "zh-TW": "部門不存在", en: "The department does not exist" },
    hint: { "zh-CN": "刷新后重新选择。", "zh-TW": "重新整理後重新選擇。", en: "Reload and choose again." },
  },
  lastAdministrator: {
    title: { "zh-CN": "公司至少需要一位在职管理员", "zh-TW": "公司至少需要一位在職管理員", en: "A company needs at least one administrator" },
    hint: { "zh-CN": "请先授权另一位管理员。", "zh-TW": "請先授權另一位管理員。", en: "Give the role to somebody else first." },
  },
  plainAdministrator: {
    status: 409,
    title: { "zh-CN": "三员分立时没有人担任管理员", "zh-TW": "三員分立時沒有人擔任管理員", en: "While the administration is parted nobody is plain administrator" },
    hint: { "zh-CN": "请改用系统管理员、安全管理员或审计管理员。", "zh-TW": "請改用系統管理員、安全管理員或稽核管理員。", en: "Choose system, security or audit administrator." },
  },
  administratorsApart: {
    status: 409,
    title: { "zh-CN": "系统、安全、审计管理员须由三个人担任", "zh-TW": "系統、安全、稽核管理員須由三個人擔任", en: "System, security and audit administrator are three people" },
    hint: { "zh-CN": "一个人不能同时拥有其中两个角色，代理也不行。", "zh-TW": "一個人不能同時擁有其中兩個角色，代理也不行。", en: "Nobody holds two of these roles, not even as a stand-in." },
  },
  auditorApart: {
    status: 409,
    title: { "zh-CN": "审计管理员不能同时拥有其他角色", "zh-TW": "稽核管理員不能同時擁有其他角色", en: "The audit administrator holds no other role" },
    hint: { "zh-CN": "先取消其他角色或代理，或选择其他人。", "zh-TW": "先取消其他角色或代理，或選擇其他人。", en: "Take the other roles or stand-ins away first, or choose somebody else." },
  },
  administratorNotJoined: {
    status: 409,
    title: { "zh-CN": "{name} 尚未启用账号", "zh-TW": "{name} 尚未啟用帳號", en: "{name} has not taken up the account" },
    hint: { "zh-CN": "请本人先通过邀请链接启用账号。", "zh-TW": "請本人先透過邀請連結啟用帳號。", en: "He takes up his invitation first." },
  },
  rolesApart: {
    status: 403,
    title: { "zh-CN": "三员分立时，建账号的人不能同时授予角色", "zh-TW": "三員分立時，建帳號的人不能同時授予角色", en: "While the administration is parted, who adds a person gives him no role" },
    hint: { "zh-CN": "请先不选角色；由安全管理员授权。", "zh-TW": "請先不選角色；由安全管理員授權。", en: "Choose none; the security administrator gives them." },
  },
  accessApart: {
    status: 403,
    title: { "zh-CN": "三员分立时，不能为已有角色的人员开通登录", "zh-TW": "三員分立時，不能為已有角色的人員開通登入", en: "While the administration is parted, nobody opens a way in for a person who holds roles" },
    hint: { "zh-CN": "忘记密码请本人通过邮件重设；尚未启用的，请安全管理员先收回角色。", "zh-TW": "忘記密碼請本人透過郵件重設；尚未啟用的，請安全管理員先收回角色。", en: "A forgotten password is set anew by his own mail; for who never joined, the security administrator takes the roles back first." },
  },
  tokenApart: {
    status: 403,
    title: { "zh-CN": "三员分立时，不能单独为程序签发带角色的令牌", "zh-TW": "三員分立時，不能單獨為程式簽發帶角色的權杖", en: "While the administration is parted, nobody gives a program roles by himself" },
    hint: { "zh-CN": "请为程序建一个人员账号，经授权后由其签发个人令牌。", "zh-TW": "請為程式建一個人員帳號，經授權後由其簽發個人權杖。", en: "Add a person for the program; once he was given roles he issues a token of his own." },
  },
  loginShared: {
    status: 403,
    title: { "zh-CN": "该账号还属于其他公司，不能由本公司重置密码", "zh-TW": "該帳號還屬於其他公司，不能由本公司重設密碼", en: "This login belongs to other companies too; its password is not this company's to reset" },
    hint: { "zh-CN": "请本人登录后自行修改密码。", "zh-TW": "請本人登入後自行修改密碼。", en: "The person can change it after signing in." },
  },
  standInRoles: {
    title: { "zh-CN": "代理的角色超出本人现有角色：{roles}", "zh-TW": "代理的角色超出本人現有角色：{roles}", en: "The absent person does not hold: {roles}" },
    hint: { "zh-CN": "只能代理其本人拥有的角色。", "zh-TW": "只能代理其本人擁有的角色。", en: "Only roles that he holds himself can be stood in for." },
  },
  periodWrong: {
    title: { "zh-CN": "时间范围不正确", "zh-TW": "時間範圍不正確", en: "The period is wrong" },
    hint: { "zh-CN": "结束须晚于开始和当前时间，最长 {days} 天。", "zh-TW": "結束須晚於開始和目前時間，最長 {days} 天。", en: "The end must lie after the start and after now, at most {days} days ahead." },
  },
  personHere: {
    status: 409,
    title: { "zh-CN": "{name} 仍在职", "zh-TW": "{name} 仍在職", en: "{name} works here still" },
    hint: { "zh-CN": "请先办理离职，再删除个人信息。", "zh-TW": "請先辦理離職，再刪除個人資訊。", en: "Have the person leave first, then delete the personal data." },
  },
  personErased: {
    status: 409,
    title: { "zh-CN": "该人员的个人信息已删除", "zh-TW": "該人員的個人資訊已刪除", en: "This person's personal data were deleted" },
    hint: { "zh-CN": "不能恢复；若本人回来，请新建人员。", "zh-TW": "無法復原；若本人回來，請新建人員。", en: "They do not come back; whoever returns is added anew." },
  },
  personLeft: {
    status: 409,
    title: { "zh-CN": "{name} 已离职", "zh-TW": "{name} 已離職", en: "{name} has left" },
    hint: { "zh-CN": "请选择在职人员。", "zh-TW": "請選擇在職人員。", en: "Choose somebody who is active." },
  },
} satisfies RefusalTexts;
