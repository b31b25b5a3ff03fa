import type { RefusalTexts } from "../toolkit.ts";

/** What the backups refuse. */
export const backupRefusals = {
  backupOfSeveral: {
    status: 403,
    title: { "zh-CN": "备份含有多家公司的数据，不能在页面下载", "zh-TW": "備份含有多家公司的資料，不能在頁面下載", en: "The backup holds several companies: it is not handed out here" },
    hint: { "zh-CN": "请系统管理员在服务器的备份目录中取用。", "zh-TW": "請系統管理員在伺服器的備份目錄中取用。", en: "The operator takes it from the folder of backups on the server." },
  },
  backupOfDemo: {
    status: 403,
    title: { "zh-CN": "演示公司的备份不能下载", "zh-TW": "演示公司的備份不能下載", en: "A demo's backup is not handed out" },
    hint: { "zh-CN": "演示公司人人可进入，而备份含有登录密钥。请在服务器的备份目录中取用。", "zh-TW": "演示公司人人可進入，而備份含有登入金鑰。請在伺服器的備份目錄中取用。", en: "Everybody can enter a demo, and a backup holds the keys of sign-in. Take it from the folder on the server." },
  },
  backupGone: {
    status: 404,
    title: { "zh-CN": "备份文件已不在备份目录中", "zh-TW": "備份檔案已不在備份目錄中", en: "The archive is no longer in the folder of backups" },
    hint: { "zh-CN": "请下载较新的备份，或立即备份。", "zh-TW": "請下載較新的備份，或立即備份。", en: "Take a newer one, or make one now." },
  },
  signInForBackup: {
    status: 403,
    title: { "zh-CN": "下载备份前须重新登录", "zh-TW": "下載備份前須重新登入", en: "A backup is handed out to one who has just signed in" },
    hint: { "zh-CN": "请退出并重新登录，{minutes} 分钟内下载。", "zh-TW": "請登出並重新登入，{minutes} 分鐘內下載。", en: "Sign out and in again, then download within {minutes} minutes." },
  },
  backupUnderWay: {
    status: 409,
    title: { "zh-CN": "备份正在进行", "zh-TW": "備份正在進行", en: "A backup is under way" },
    hint: { "zh-CN": "请等待完成。", "zh-TW": "請等待完成。", en: "Wait until it is done." },
  },
} satisfies RefusalTexts;
