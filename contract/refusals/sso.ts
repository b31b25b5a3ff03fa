import type { RefusalTexts } from "../toolkit.ts";

/** What signing in through an identity provider refuses, and its settings. */
export const ssoRefusals = {
  ssoOff: {
    status: 409,
    title: { "zh-CN": "该公司未启用单点登录", "zh-TW": "該公司未啟用單一登入", en: "This company has no single sign-on" },
    hint: { "zh-CN": "请用账号和密码登录，或询问管理员。", "zh-TW": "請用帳號和密碼登入，或詢問管理員。", en: "Sign in with account and password, or ask an administrator." },
  },
  ssoAway: {
    status: 503,
    title: { "zh-CN": "身份提供方没有应答", "zh-TW": "身分提供者沒有回應", en: "The identity provider does not answer" },
    hint: { "zh-CN": "请稍后再试；若一直如此，请管理员核对地址、客户端和密钥。", "zh-TW": "請稍後再試；若一直如此，請管理員核對網址、用戶端和金鑰。", en: "Try again in a while; if it lasts, an administrator checks address, client and secret." },
  },
  ssoOver: {
    status: 401,
    title: { "zh-CN": "这次登录已结束、已使用或不是在本浏览器开始的", "zh-TW": "這次登入已結束、已使用或不是在本瀏覽器開始的", en: "This sign-in is over, was used, or was not begun in this browser" },
    hint: { "zh-CN": "请从登录页重新开始。", "zh-TW": "請從登入頁重新開始。", en: "Begin again on the sign-in page." },
  },
  ssoDenied: {
    status: 401,
    title: { "zh-CN": "身份提供方拒绝了登录", "zh-TW": "身分提供者拒絕了登入", en: "The identity provider did not let you in" },
    hint: { "zh-CN": "请确认在那里选对了账号并同意登录。", "zh-TW": "請確認在那裡選對了帳號並同意登入。", en: "Make sure that you chose the right account there, and agreed." },
  },
  ssoNotProven: {
    status: 401,
    title: { "zh-CN": "身份提供方的答复未通过核验", "zh-TW": "身分提供者的答覆未通過核驗", en: "What the identity provider sent could not be verified" },
    hint: { "zh-CN": "请从登录页重新开始；若一直如此，请管理员核对客户端设置。", "zh-TW": "請從登入頁重新開始；若一直如此，請管理員核對用戶端設定。", en: "Begin again on the sign-in page; if it lasts, an administrator checks the client's settings." },
  },
  ssoUnverified: {
    status: 403,
    title: { "zh-CN": "身份提供方未确认您的邮箱", "zh-TW": "身分提供者未確認您的電子郵件", en: "The identity provider does not vouch for your e-mail" },
    hint: { "zh-CN": "请先在那里验证邮箱。", "zh-TW": "請先在那裡驗證電子郵件。", en: "Have the e-mail verified there first." },
  },
  ssoForeignDomain: {
    status: 403,
    title: { "zh-CN": "该邮箱域名不属于本公司", "zh-TW": "該電子郵件網域不屬於本公司", en: "This e-mail is of none of the company's domains" },
    hint: { "zh-CN": "请用公司账号登录。", "zh-TW": "請用公司帳號登入。", en: "Sign in with the company's account." },
  },
  ssoUnknown: {
    status: 403,
    title: { "zh-CN": "本公司没有与此账号对应的在职人员", "zh-TW": "本公司沒有與此帳號對應的在職人員", en: "Nobody who works here belongs to this account" },
    hint: { "zh-CN": "请管理员先在人员中登记，或填写其在身份提供方的账号。", "zh-TW": "請管理員先在人員中登記，或填寫其在身分提供者的帳號。", en: "An administrator adds the person first, or writes beside him the account at the provider." },
  },
  ssoOtherAccount: {
    status: 403,
    title: { "zh-CN": "此人已与身份提供方的另一账号绑定", "zh-TW": "此人已與身分提供者的另一帳號綁定", en: "This person belongs to another account at the provider" },
    hint: { "zh-CN": "如账号确已更换，请管理员在人员页解除绑定。", "zh-TW": "如帳號確已更換，請管理員在人員頁解除綁定。", en: "If the account was really replaced, an administrator unbinds it on the person's page." },
  },
  ssoOnly: {
    status: 403,
    title: { "zh-CN": "本公司只能通过单点登录进入", "zh-TW": "本公司只能透過單一登入進入", en: "This company is entered through its identity provider alone" },
    hint: { "zh-CN": "请点登录页上公司的登录按钮。", "zh-TW": "請點登入頁上公司的登入按鈕。", en: "Use the company's button on the sign-in page." },
  },
  ssoNotForAdministrators: {
    status: 403,
    title: { "zh-CN": "三员分立时，三员不能通过单点登录进入", "zh-TW": "三員分立時，三員不能透過單一登入進入", en: "While the administration is parted, the three do not come in through the provider" },
    hint: { "zh-CN": "请用账号和密码登录。", "zh-TW": "請用帳號和密碼登入。", en: "Sign in with account and password." },
  },
  ssoAddressForeign: {
    title: { "zh-CN": "不能访问该身份提供方地址", "zh-TW": "不能存取該身分提供者網址", en: "This provider's address may not be asked" },
    hint: { "zh-CN": "地址须为 https，且主机由系统运维在 GENDAN_SSO_HOSTS 中允许。", "zh-TW": "網址須為 https，且主機由系統維運在 GENDAN_SSO_HOSTS 中允許。", en: "It must be https, of a host that the operator allows in GENDAN_SSO_HOSTS." },
  },
  ssoSecretMissing: {
    title: { "zh-CN": "请填写客户端密钥", "zh-TW": "請填寫用戶端金鑰", en: "The client's secret is missing" },
    hint: { "zh-CN": "首次设置或更换身份提供方、客户端时必填。", "zh-TW": "首次設定或更換身分提供者、用戶端時必填。", en: "It is needed the first time, and whenever issuer or client change." },
  },
  ssoUntried: {
    status: 409,
    title: { "zh-CN": "尚无人通过单点登录进入过，不能停用密码", "zh-TW": "尚無人透過單一登入進入過，不能停用密碼", en: "Nobody has come in through the provider yet, so passwords cannot go" },
    hint: { "zh-CN": "请先用单点登录成功一次。", "zh-TW": "請先用單一登入成功一次。", en: "Sign in through it once, then switch passwords off." },
  },
  providerAccountTaken: {
    title: { "zh-CN": "该账号已属于另一人", "zh-TW": "該帳號已屬於另一人", en: "This account belongs to somebody else already" },
    hint: { "zh-CN": "请核对账号。", "zh-TW": "請核對帳號。", en: "Check the account." },
  },
} satisfies RefusalTexts;
