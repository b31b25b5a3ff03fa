import type { RefusalTexts } from "../toolkit.ts";

export const orderImportRefusals = {
  importNoColumns: {
    title: { "zh-CN": "找不到料号列和数量列", "zh-TW": "找不到料號欄和數量欄", en: "No columns of codes and quantities were found" },
    hint: { "zh-CN": "请指定哪一列是料号、哪一列是数量。", "zh-TW": "請指定哪一欄是料號、哪一欄是數量。", en: "Say which column holds the codes and which the quantities." },
  },
  importEmpty: {
    title: { "zh-CN": "没有订单行", "zh-TW": "沒有訂單行", en: "There are no order rows" },
    hint: { "zh-CN": "请检查文件内容或选对工作表。", "zh-TW": "請檢查檔案內容或選對工作表。", en: "Check what the file holds." },
  },
} satisfies RefusalTexts;
