import type { RefusalTexts } from "../toolkit.ts";

export const fileRefusals = {
  fileTooLarge: {
    status: 413,
    title: { "zh-CN": "文件超过 {megabytes} MB", "zh-TW": "檔案超過 {megabytes} MB", en: "The file is larger than {megabytes} MB" },
    hint: { "zh-CN": "请压缩或拆分后重新上传。", "zh-TW": "請壓縮或拆分後重新上傳。", en: "Compress or split it and upload again." },
  },
  fileKindNotAllowed: {
    title: { "zh-CN": "不接受此类文件：{name}", "zh-TW": "不接受此類檔案：{name}", en: "Files of this kind are not accepted: {name}" },
    hint: {
      "zh-CN": "可上传 PDF、OFD、图片、Excel、Word、邮件、文本和录音；文件内容须与扩展名一致。", "zh-TW": "可上傳 PDF、OFD、圖片、Excel、Word、郵件、文字和錄音；檔案內容須與副檔名一致。",
      en: "PDF, OFD, pictures, Excel, Word, mail, text and recordings are; what is inside must agree with the name's ending.",
    },
  },
  fileMissing: {
    title: { "zh-CN": "没有收到文件", "zh-TW": "沒有收到檔案", en: "No file was received" },
    hint: { "zh-CN": "请选择一个不为空的文件。", "zh-TW": "請選擇一個不為空的檔案。", en: "Choose a file that is not empty." },
  },
  tooManyFiles: {
    status: 429,
    title: { "zh-CN": "此链接最多上传 {limit} 个文件", "zh-TW": "此連結最多上傳 {limit} 個檔案", en: "At most {limit} files may be uploaded through this link" },
    hint: { "zh-CN": "请联系业务员补充资料。", "zh-TW": "請聯絡業務員補充資料。", en: "Ask your salesperson to add more." },
  },
  fileNotYours: {
    title: { "zh-CN": "文件不存在或不属于此单据", "zh-TW": "檔案不存在或不屬於此單據", en: "A file does not exist or belongs to something else" },
    hint: { "zh-CN": "请重新上传该文件。", "zh-TW": "請重新上傳該檔案。", en: "Upload the file again." },
  },
  fileDamaged: {
    status: 500,
    title: { "zh-CN": "文件内容与存档时不一致：{name}", "zh-TW": "檔案內容與存檔時不一致：{name}", en: "The stored bytes are not those that were kept: {name}" },
    hint: { "zh-CN": "请管理员从备份恢复。", "zh-TW": "請管理員從備份還原。", en: "Ask an administrator to restore it from a backup." },
  },
} satisfies RefusalTexts;
