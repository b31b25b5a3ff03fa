import type { RefusalTexts } from "../toolkit.ts";

/** Files with tables (spreadsheets, separated text) that cannot or must not be read. */
export const tableRefusals = {
  importUnreadable: {
    title: { "zh-CN": "无法读取文件“{name}”", "zh-TW": "無法讀取檔案「{name}」", en: "The file {name} cannot be read" },
    hint: { "zh-CN": "请确认它是完整的 .xlsx、.csv 或文本表格，能在表格软件中打开。", "zh-TW": "請確認它是完整的 .xlsx、.csv 或文字表格，能在試算表軟體中開啟。", en: "Make sure that it is a whole .xlsx, .csv or text table that a spreadsheet program opens." },
  },
  importOldExcel: {
    title: { "zh-CN": "“{name}”是旧版 Excel 或加密文件", "zh-TW": "「{name}」是舊版 Excel 或加密檔案", en: "{name} is an old Excel file or an encrypted one" },
    hint: { "zh-CN": "请在 Excel 中另存为 .xlsx（不加密码）后重试。", "zh-TW": "請在 Excel 中另存為 .xlsx（不加密碼）後重試。", en: "Save it as .xlsx without a password and try again." },
  },
  importUnsafe: {
    title: { "zh-CN": "“{name}”展开后过大或含外部引用，已拒绝", "zh-TW": "「{name}」展開後過大或含外部參照，已拒絕", en: "{name} unpacks too large or refers outside, and was refused" },
    hint: { "zh-CN": "请只复制数据行到新表格，保存后重试。", "zh-TW": "請只複製資料列到新試算表，儲存後重試。", en: "Copy the rows alone into a new sheet, save it and try again." },
  },
  importBusy: {
    status: 503,
    title: { "zh-CN": "正在读取其他文件", "zh-TW": "正在讀取其他檔案", en: "Other files are being read" },
    hint: { "zh-CN": "请稍后再导入。", "zh-TW": "請稍後再匯入。", en: "Import it again in a moment." },
  },
  importTooLong: {
    title: { "zh-CN": "共 {rows} 行，一次最多 {most} 行", "zh-TW": "共 {rows} 行，一次最多 {most} 行", en: "{rows} rows; at most {most} at a time" },
    hint: { "zh-CN": "请拆成几个文件，分别导入。", "zh-TW": "請拆成幾個檔案，分別匯入。", en: "Split it into several files and import them one by one." },
  },
} satisfies RefusalTexts;
