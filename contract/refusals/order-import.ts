import type { RefusalTexts } from "../toolkit.ts";

export const orderImportRefusals = {
  importUnreadable: {
    title: { "zh-CN": "无法读取文件“{name}”", "zh-TW": "無法讀取檔案「{name}」", en: "The file {name} cannot be read" },
    hint: { "zh-CN": "请确认它是完整的 .xlsx、.csv 或文本表格,能在表格软件中打开。", "zh-TW": "請確認它是完整的 .xlsx、.csv 或文字表格,能在試算表軟體中開啟。", en: "Make sure that it is a whole .xlsx, .csv or text table that a spreadsheet program opens." },
  },
  importOldExcel: {
    title: { "zh-CN": "“{name}”是旧版 Excel 或加密文件", "zh-TW": "「{name}」是舊版 Excel 或加密檔案", en: "{name} is an old Excel file or an encrypted one" },
    hint: { "zh-CN": "请在 Excel 中另存为 .xlsx(不加密码)后重试。", "zh-TW": "請在 Excel 中另存為 .xlsx(不加密碼)後重試。", en: "Save it as .xlsx without a password and try again." },
  },
  importUnsafe: {
    title: { "zh-CN": "“{name}”展开后过大或含外部引用,已拒绝", "zh-TW": "「{name}」展開後過大或含外部參照,已拒絕", en: "{name} unpacks too large or refers outside, and was refused" },
    hint: { "zh-CN": "请只复制订单行到新表格,保存后重试。", "zh-TW": "請只複製訂單行到新試算表,儲存後重試。", en: "Copy the order's rows alone into a new sheet, save it and try again." },
  },
  importTooLong: {
    title: { "zh-CN": "共 {rows} 行,一次最多 {most} 行", "zh-TW": "共 {rows} 行,一次最多 {most} 行", en: "{rows} rows; at most {most} at a time" },
    hint: { "zh-CN": "请拆成几个文件,分别录入。", "zh-TW": "請拆成幾個檔案,分別錄入。", en: "Split it into several files and enter them one by one." },
  },
  importNoColumns: {
    title: { "zh-CN": "找不到料号列和数量列", "zh-TW": "找不到料號欄和數量欄", en: "No columns of codes and quantities were found" },
    hint: { "zh-CN": "请指定哪一列是料号、哪一列是数量。", "zh-TW": "請指定哪一欄是料號、哪一欄是數量。", en: "Say which column holds the codes and which the quantities." },
  },
  importEmpty: {
    title: { "zh-CN": "没有订单行", "zh-TW": "沒有訂單行", en: "There are no order rows" },
    hint: { "zh-CN": "请检查文件内容或选对工作表。", "zh-TW": "請檢查檔案內容或選對工作表。", en: "Check what the file holds." },
  },
} satisfies RefusalTexts;
