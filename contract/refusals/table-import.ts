import type { RefusalTexts } from "../toolkit.ts";

export const tableImportRefusals = {
  importColumnsMissing: {
    title: { "zh-CN": "找不到列：{columns}", "zh-TW": "找不到欄：{columns}", en: "These columns were not found: {columns}" },
    hint: { "zh-CN": "请在第一行写明列名后重试。", "zh-TW": "請在第一列寫明欄名後重試。", en: "Name them in the first row and try again." },
  },
  importNoRows: {
    title: { "zh-CN": "没有可导入的行", "zh-TW": "沒有可匯入的列", en: "There are no rows to import" },
    hint: { "zh-CN": "请检查文件内容或选对工作表。", "zh-TW": "請檢查檔案內容或選對工作表。", en: "Check what the file holds." },
  },
  importHasBadRows: {
    title: { "zh-CN": "有 {bad} 行有误，整个文件未导入", "zh-TW": "有 {bad} 列有誤，整個檔案未匯入", en: "{bad} rows are wrong; nothing of the file was imported" },
    hint: { "zh-CN": "请按预览中的原因逐行修改后重新导入。", "zh-TW": "請按預覽中的原因逐列修改後重新匯入。", en: "Mend them as the preview says and import the file again." },
  },
  importedBefore: {
    status: 409,
    title: { "zh-CN": "同一文件已于 {at} 导入过（{rows} 行）", "zh-TW": "同一檔案已於 {at} 匯入過（{rows} 列）", en: "This very file was imported at {at} ({rows} rows)" },
    hint: { "zh-CN": "如需补充，请只在新文件中列出新增的行。", "zh-TW": "如需補充，請只在新檔案中列出新增的列。", en: "To add more, list only the new rows in a new file." },
  },
  importCellEmpty: {
    title: { "zh-CN": "未填写", "zh-TW": "未填寫", en: "Nothing is given" },
    hint: { "zh-CN": "此列必填。", "zh-TW": "此欄必填。", en: "This column must be filled in." },
  },
  importCellUnreadable: {
    title: { "zh-CN": "无法识别“{value}”", "zh-TW": "無法識別「{value}」", en: "“{value}” cannot be read" },
    hint: { "zh-CN": "可填写：{allowed}", "zh-TW": "可填寫：{allowed}", en: "What may stand here: {allowed}" },
  },
  importNameUnknown: {
    title: { "zh-CN": "系统中没有“{value}”", "zh-TW": "系統中沒有「{value}」", en: "There is no “{value}”" },
    hint: { "zh-CN": "请先建立，或改正名称。", "zh-TW": "請先建立，或改正名稱。", en: "Set it up first, or mend the name." },
  },
  importNameAmbiguous: {
    title: { "zh-CN": "“{value}”对应不止一条记录", "zh-TW": "「{value}」對應不止一筆記錄", en: "“{value}” stands for more than one" },
    hint: { "zh-CN": "请填写唯一的编码。", "zh-TW": "請填寫唯一的編碼。", en: "Give the code that only one has." },
  },
  importRowTwice: {
    title: { "zh-CN": "与第 {row} 行重复", "zh-TW": "與第 {row} 列重複", en: "It repeats row {row}" },
    hint: { "zh-CN": "请只保留一行。", "zh-TW": "請只保留一列。", en: "Keep one of them." },
  },
  importStockThere: {
    title: { "zh-CN": "该仓库已有此产品的库存记录", "zh-TW": "該倉庫已有此產品的庫存記錄", en: "This warehouse has a stock record of the product already" },
    hint: { "zh-CN": "期初只能导入一次；差异请用库存调整。", "zh-TW": "期初只能匯入一次；差異請用庫存調整。", en: "Opening stock is imported once; put differences right by a stock adjustment." },
  },
} satisfies RefusalTexts;
