import type { RefusalTexts } from "../toolkit.ts";

export const paperRefusals = {
  paperFullySigned: {
    status: 409,
    title: { "zh-CN": "此单据签字栏已满", "zh-TW": "此單據簽字欄已滿", en: "Every box of this paper is signed" },
    hint: { "zh-CN": "请生成新版本后再签字。", "zh-TW": "請產生新版本後再簽字。", en: "Make a new version, then sign that." },
  },
  pictureNotSignature: {
    title: { "zh-CN": "签名图片须为 PNG 或 JPEG", "zh-TW": "簽名圖片須為 PNG 或 JPEG", en: "A signature's picture must be PNG or JPEG" },
    hint: { "zh-CN": "请重新签名或上传图片。", "zh-TW": "請重新簽名或上傳圖片。", en: "Sign again or upload a picture." },
  },
  printUnknown: {
    status: 404,
    title: { "zh-CN": "没有第 {print} 次打印记录", "zh-TW": "沒有第 {print} 次列印記錄", en: "Print {print} is not on record" },
    hint: { "zh-CN": "请点击“打印”登记后再取文件。", "zh-TW": "請點擊「列印」登記後再取檔案。", en: "Register the print first." },
  },
  paperSizeWrong: {
    title: { "zh-CN": "此单据不能按 {size} 打印", "zh-TW": "此單據不能按 {size} 列印", en: "This paper is not printed on {size}" },
    hint: { "zh-CN": "可用纸张：{sizes}。", "zh-TW": "可用紙張：{sizes}。", en: "It is printed on {sizes}." },
  },
  paperBytesDiffer: {
    status: 500,
    title: { "zh-CN": "单据与存档内容不一致：{number}", "zh-TW": "單據與存檔內容不一致：{number}", en: "The paper's bytes are not those on record: {number}" },
    hint: { "zh-CN": "请管理员执行校验并从备份恢复。", "zh-TW": "請管理員執行校驗並從備份還原。", en: "Ask an administrator to verify it and restore the archive." },
  },
  paperBusy: {
    status: 503,
    title: { "zh-CN": "单据正在生成，请稍候", "zh-TW": "單據正在產生，請稍候", en: "Papers are being rendered; one moment" },
    hint: { "zh-CN": "几秒后重试；数据已保存。", "zh-TW": "幾秒後重試；資料已儲存。", en: "Try again in a few seconds; everything is saved." },
  },
} satisfies RefusalTexts;
