import type { Language } from "../../../contract/toolkit.ts";

/** Words of an archive's own pages. */
export interface IndexWords {
  title: string;
  takenBy: string;
  customer: string;
  requested: string;
  total: string;
  version: string;
  lines: string;
  columns: readonly [no: string, code: string, name: string, quantity: string, price: string, amount: string];
  reviews: string;
  papers: string;
  originals: string;
  evidence: string;
  data: string;
  dataOf: Readonly<Record<string, string>>;
  leftOut: string;
  verify: string;
  none: string;
  colon: string;
}

export const indexWords: Record<Language, IndexWords> = {
  "zh-CN": {
    title: "订单整单归档", takenBy: "导出人", customer: "客户", requested: "要求交期", total: "价税合计", version: "提交版本", lines: "订单明细", columns: ["序号", "料号", "品名规格", "数量", "单价", "金额"], reviews: "审核意见",
    papers: "单据", originals: "订单原件", evidence: "凭证", data: "数据文件", leftOut: "因权限未包含", none: "无", colon: "：",
    verify: "manifest.json 列出每个文件的 SHA-256 及订单日志链末端；用“gendan verify --archive 本文件”可离线核验，任何一个字节被改动都会被发现。",
    dataOf: {
      "order.json": "订单与明细", "versions.json": "各次提交的原文", "journal.json": "日志链（可离线核验）", "timeline.json": "时间线", "trace.json": "单据关系", "papers.json": "单据内容与签名", "files.json": "附件清单",
      "reviews.json": "审核与签名", "confirmations.json": "客户确认与凭证", "production.json": "生产", "deliveries.json": "发货与签收", "duties.json": "时限", "cases.json": "异常与售后", "invoices.json": "开票", "receipts.json": "收款",
      "receivables.json": "应收",
    },
  },
  "zh-TW": {
    title: "訂單整單歸檔", takenBy: "匯出人", customer: "客戶", requested: "要求交期", total: "價稅合計", version: "提交版本", lines: "訂單明細", columns: ["序號", "料號", "品名規格", "數量", "單價", "金額"], reviews: "審核意見",
    papers: "單據", originals: "訂單原件", evidence: "憑證", data: "資料檔案", leftOut: "因權限未包含", none: "無", colon: "：",
    verify: "manifest.json 列出每個檔案的 SHA-256 及訂單日誌鏈末端；用「gendan verify --archive 本檔案」可離線核驗，任何一個位元組被改動都會被發現。",
    dataOf: {
      "order.json": "訂單與明細", "versions.json": "各次提交的原文", "journal.json": "日誌鏈（可離線核驗）", "timeline.json": "時間線", "trace.json": "單據關係", "papers.json": "單據內容與簽名", "files.json": "附件清單",
      "reviews.json": "審核與簽名", "confirmations.json": "客戶確認與憑證", "production.json": "生產", "deliveries.json": "出貨與簽收", "duties.json": "時限", "cases.json": "異常與售後", "invoices.json": "開票", "receipts.json": "收款",
      "receivables.json": "應收",
    },
  },
  en: {
    title: "Order file", takenBy: "Taken out by", customer: "Customer", requested: "Requested for", total: "Total with tax", version: "Submitted versions", lines: "Lines",
    columns: ["No.", "Code", "Product", "Quantity", "Price", "Amount"], reviews: "Reviews", papers: "Papers", originals: "Originals", evidence: "Evidence", data: "Data", leftOut: "Left out for want of permission", none: "None", colon: ": ",
    verify: "manifest.json has the SHA-256 of every file and the end of the order's journal; “gendan verify --archive <this file>” checks all of it offline and finds one changed byte.",
    dataOf: {
      "order.json": "the order with its lines", "versions.json": "each submission, word for word", "journal.json": "the chained journal", "timeline.json": "timeline", "trace.json": "how the documents hang together",
      "papers.json": "papers with their signatures", "files.json": "list of attachments", "reviews.json": "reviews with signatures", "confirmations.json": "the customer's answers and evidence", "production.json": "production",
      "deliveries.json": "deliveries and receipts of goods", "duties.json": "time limits", "cases.json": "cases", "invoices.json": "invoices", "receipts.json": "money received", "receivables.json": "receivables",
    },
  },
};
