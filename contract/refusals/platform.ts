import type { RefusalTexts } from "../toolkit.ts";

/** What the house itself refuses, before any room is asked. */
export const platformRefusals = {
  signInNeeded: {
    status: 401,
    title: { "zh-CN": "请先登录", "zh-TW": "請先登入", en: "Please sign in first" },
    hint: { "zh-CN": "登录后重试，已填写的内容会保留。", "zh-TW": "登入後重試，已填寫的內容會保留。", en: "Sign in and try again; what you typed is kept." },
  },
  notPermitted: {
    status: 403,
    title: { "zh-CN": "没有权限：{permission}", "zh-TW": "沒有權限：{permission}", en: "Not permitted: {permission}" },
    hint: { "zh-CN": "请管理员在“用户与权限”中授权。", "zh-TW": "請管理員在「使用者與權限」中授權。", en: "Ask an administrator to grant it under Users and permissions." },
  },
  foreignOrigin: {
    status: 403,
    title: { "zh-CN": "请求来自其他网站，已拒绝", "zh-TW": "請求來自其他網站，已拒絕", en: "The request came from another site and was refused" },
    hint: { "zh-CN": "请在本系统页面内操作。", "zh-TW": "請在本系統頁面內操作。", en: "Use this system's own pages." },
  },
  idempotencyKeyMissing: {
    title: { "zh-CN": "缺少 Idempotency-Key 请求头", "zh-TW": "缺少 Idempotency-Key 標頭", en: "The Idempotency-Key header is missing" },
    hint: { "zh-CN": "每次写入请带 8–128 位的唯一键，重试时用同一个键。", "zh-TW": "每次寫入請帶 8–128 位的唯一鍵，重試時用同一個鍵。", en: "Send a unique key of 8 to 128 characters with every write, the same one when you retry." },
  },
  idempotencyKeyReused: {
    title: { "zh-CN": "同一个 Idempotency-Key 已用于另一请求", "zh-TW": "同一個 Idempotency-Key 已用於另一請求", en: "This Idempotency-Key was used for another request" },
    hint: { "zh-CN": "请换一个新键重新提交。", "zh-TW": "請換一個新鍵重新提交。", en: "Send it again with a new key." },
  },
  invalidInput: {
    title: { "zh-CN": "填写有误：{field}", "zh-TW": "填寫有誤：{field}", en: "Invalid input: {field}" },
    hint: { "zh-CN": "{reason}", "zh-TW": "{reason}", en: "{reason}" },
  },
  badRequest: {
    title: { "zh-CN": "无法理解该请求", "zh-TW": "無法理解該請求", en: "The request cannot be understood" },
    hint: { "zh-CN": "{reason}", "zh-TW": "{reason}", en: "{reason}" },
  },
  numberOutOfRange: {
    title: { "zh-CN": "有数字过大，没有保存", "zh-TW": "有數字過大，沒有儲存", en: "A number is too large; nothing was saved" },
    hint: { "zh-CN": "请检查数量、单价和编号的位数，再试一次。", "zh-TW": "請檢查數量、單價和編號的位數，再試一次。", en: "Check how many digits quantities, prices and numbers have, then try again." },
  },
  tooLarge: {
    status: 413,
    title: { "zh-CN": "内容过大", "zh-TW": "內容過大", en: "Too large" },
    hint: { "zh-CN": "请缩小文件或分批提交。", "zh-TW": "請縮小檔案或分批提交。", en: "Make the file smaller or send it in parts." },
  },
  phoneMasked: {
    title: { "zh-CN": "内容中有被隐藏的电话（138****1234）", "zh-TW": "內容中有被隱藏的電話（138****1234）", en: "A masked phone number (138****1234) stands in it" },
    hint: { "zh-CN": "请删去该号码或填写完整号码；原号码不会被星号覆盖。", "zh-TW": "請刪去該號碼或填寫完整號碼；原號碼不會被星號覆蓋。", en: "Leave it out or type it whole; stars must not take the place of the real number." },
  },
  notFound: {
    status: 404,
    title: { "zh-CN": "没有找到", "zh-TW": "找不到", en: "Not found" },
    hint: { "zh-CN": "它可能已被删除，或不在您的权限范围内。", "zh-TW": "它可能已被刪除，或不在您的權限範圍內。", en: "It may be gone, or outside what you may see." },
  },
  stale: {
    status: 409,
    title: { "zh-CN": "此单已被他人更新，您的修改未保存", "zh-TW": "此單已被他人更新，您的修改未儲存", en: "Someone changed this meanwhile; your change was not saved" },
    hint: { "zh-CN": "刷新后查看差异，再提交。", "zh-TW": "重新整理後查看差異，再提交。", en: "Reload, look at the difference, and submit again." },
  },
  wrongState: {
    status: 409,
    title: { "zh-CN": "当前状态（{state}）不能这样操作", "zh-TW": "目前狀態（{state}）不能這樣操作", en: "Not possible in the present state ({state})" },
    hint: { "zh-CN": "刷新页面：可能有人已推进此单。", "zh-TW": "重新整理頁面：可能有人已推進此單。", en: "Reload: someone may have moved this on." },
  },
  tooManyRequests: {
    status: 429,
    title: { "zh-CN": "请求过于频繁", "zh-TW": "請求過於頻繁", en: "Too many requests" },
    hint: { "zh-CN": "请在 {seconds} 秒后重试。", "zh-TW": "請在 {seconds} 秒後重試。", en: "Try again in {seconds} seconds." },
  },
  tooBusy: {
    status: 503,
    title: { "zh-CN": "现在使用的人太多，系统忙不过来", "zh-TW": "現在使用的人太多，系統忙不過來", en: "More people are asking than the system can serve just now" },
    hint: { "zh-CN": "您的输入已保留，请过几秒再试。", "zh-TW": "您的輸入已保留，請過幾秒再試。", en: "What you typed is kept; try again in a few seconds." },
  },
  databaseAway: {
    status: 503,
    title: { "zh-CN": "数据库暂时连不上", "zh-TW": "資料庫暫時連不上", en: "The database is away for a moment" },
    hint: { "zh-CN": "您的输入已保留，稍后自动重试。", "zh-TW": "您的輸入已保留，稍後自動重試。", en: "What you typed is kept; it will be tried again shortly." },
  },
  diskFull: {
    status: 507,
    title: { "zh-CN": "服务器磁盘已满，没有保存", "zh-TW": "伺服器磁碟已滿，沒有儲存", en: "The server's disk is full; nothing was saved" },
    hint: { "zh-CN": "可以继续查看。请告诉管理员腾出空间，之后再试一次。", "zh-TW": "可以繼續查看。請告訴管理員騰出空間，之後再試一次。", en: "You can go on reading. Tell your administrator to make room, then try again." },
  },
  internal: {
    status: 500,
    title: { "zh-CN": "系统出错，已记录", "zh-TW": "系統出錯，已記錄", en: "Something went wrong on our side; it is on record" },
    hint: { "zh-CN": "请把错误编号告诉管理员后重试。", "zh-TW": "請把錯誤編號告訴管理員後重試。", en: "Give the error number to your administrator and try again." },
  },
} satisfies RefusalTexts;
