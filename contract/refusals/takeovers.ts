import type { RefusalTexts } from "../toolkit.ts";

export const takeoverRefusals = {
  takeoverNotOpen: {
    status: 409,
    title: { "zh-CN": "还没有开始期初搬家", "zh-TW": "還沒有開始期初搬家", en: "The takeover of the old books has not begun" },
    hint: { "zh-CN": "请先填写启用日期。", "zh-TW": "請先填寫啟用日期。", en: "Give the cut-over date first." },
  },
  takeoverAccepted: {
    status: 409,
    title: { "zh-CN": "期初已于 {at} 验收封存", "zh-TW": "期初已於 {at} 驗收封存", en: "The old books were accepted at {at} and are sealed" },
    hint: { "zh-CN": "期初不能再改；差异请用日常单据处理（盘点、收款、订单）。", "zh-TW": "期初不能再改；差異請用日常單據處理（盤點、收款、訂單）。", en: "They cannot be changed; correct differences by ordinary work: a count, a receipt, an order." },
  },
  takeoverSumsOpen: {
    status: 409,
    title: { "zh-CN": "还有 {count} 个控制数没有填写", "zh-TW": "還有 {count} 個控制數沒有填寫", en: "{count} control sums are not typed in yet" },
    hint: { "zh-CN": "请从旧账抄入；没有的填 0。", "zh-TW": "請從舊帳抄入；沒有的填 0。", en: "Copy them from the old books; type 0 where there is nothing." },
  },
  takeoverDiffers: {
    status: 409,
    title: { "zh-CN": "有 {count} 个合计与旧账不符", "zh-TW": "有 {count} 個合計與舊帳不符", en: "{count} sums differ from the old books" },
    hint: { "zh-CN": "请先查清差额，改正文件后重新导入。", "zh-TW": "請先查清差額，改正檔案後重新匯入。", en: "Find the difference, mend the file and import it again." },
  },
  takeoverFileBad: {
    status: 409,
    title: { "zh-CN": "文件“{name}”现在有 {bad} 行有误", "zh-TW": "檔案「{name}」現在有 {bad} 列有誤", en: "{bad} rows of “{name}” are wrong by now" },
    hint: { "zh-CN": "导入后资料有变；请重新导入该文件并查看原因。", "zh-TW": "匯入後資料有變；請重新匯入該檔案並查看原因。", en: "Something changed since it was read: import it again and look at the reasons." },
  },
  takeoverHasFiles: {
    status: 409,
    title: { "zh-CN": "已导入旧账文件，不能按空账开始", "zh-TW": "已匯入舊帳檔案，不能按空帳開始", en: "Files of old books are here already" },
    hint: { "zh-CN": "请继续搬家，或先移除这些文件。", "zh-TW": "請繼續搬家，或先移除這些檔案。", en: "Go on with the takeover, or take those files away first." },
  },
  registerFileStays: {
    status: 409,
    title: { "zh-CN": "资料已经入库，文件不能移除", "zh-TW": "資料已經入庫，檔案不能移除", en: "What this file brought is in the registers already" },
    hint: { "zh-CN": "改正后再导入一次即可更新。", "zh-TW": "改正後再匯入一次即可更新。", en: "Mend it and import it again: rows of the same code are changed." },
  },
  controlUnknown: {
    title: { "zh-CN": "没有这个控制数：{key}", "zh-TW": "沒有這個控制數：{key}", en: "There is no control sum {key}" },
    hint: { "zh-CN": "请刷新页面后重试。", "zh-TW": "請重新整理頁面後重試。", en: "Load the page anew and try again." },
  },
  oldCreditEnds: {
    title: { "zh-CN": "只有临时额度有有效期", "zh-TW": "只有臨時額度有有效期", en: "Only temporary credit ends" },
    hint: { "zh-CN": "信用额度长期有效：请清空有效期，或填写临时额度。", "zh-TW": "信用額度長期有效：請清空有效期，或填寫臨時額度。", en: "A credit limit holds until it is changed: empty the day, or give temporary credit." },
  },
  oldShippedOver: {
    title: { "zh-CN": "已发货 {value} 超过订货数量 {quantity}", "zh-TW": "已出貨 {value} 超過訂貨數量 {quantity}", en: "{value} was shipped of {quantity} ordered" },
    hint: { "zh-CN": "请按旧账核对该行。", "zh-TW": "請按舊帳核對該列。", en: "Compare the row with the old books." },
  },
  oldInvoicedOver: {
    title: { "zh-CN": "已开票 {value} 超过订货数量 {quantity}", "zh-TW": "已開票 {value} 超過訂貨數量 {quantity}", en: "{value} was invoiced of {quantity} ordered" },
    hint: { "zh-CN": "请按旧账核对该行。", "zh-TW": "請按舊帳核對該列。", en: "Compare the row with the old books." },
  },
  oldPaidOver: {
    title: { "zh-CN": "已收款 {paid} 超过已开票 {invoiced}", "zh-TW": "已收款 {paid} 超過已開票 {invoiced}", en: "{paid} was paid of {invoiced} invoiced" },
    hint: { "zh-CN": "多收的部分请作为预收款放入往来期初文件。", "zh-TW": "多收的部分請作為預收款放入往來期初檔案。", en: "Put what was paid ahead into the file of balances, as a deposit." },
  },
  oldOrderDiffers: {
    title: { "zh-CN": "与本订单第 {row} 行写的不同", "zh-TW": "與本訂單第 {row} 列寫的不同", en: "It is not what row {row} of the same order says" },
    hint: { "zh-CN": "同一订单各行的客户、日期、状态、收款必须一致。", "zh-TW": "同一訂單各列的客戶、日期、狀態、收款必須一致。", en: "All rows of an order must agree on customer, dates, stage and money." },
  },
  oldNumberTaken: {
    title: { "zh-CN": "单号 {number} 已在系统中", "zh-TW": "單號 {number} 已在系統中", en: "The number {number} is in the system already" },
    hint: { "zh-CN": "请核对是否重复导入。", "zh-TW": "請核對是否重複匯入。", en: "See whether it was taken over before." },
  },
  oldStockShort: {
    title: { "zh-CN": "待发货，但仓库缺 {missing}", "zh-TW": "待發貨，但倉庫缺 {missing}", en: "It is to ship, but {missing} is missing in the warehouse" },
    hint: { "zh-CN": "请先导入期初库存，或把该订单的状态改为已审核。", "zh-TW": "請先匯入期初庫存，或把該訂單的狀態改為已審核。", en: "Import the opening stock first, or give the order the stage before." },
  },
  oldDateLate: {
    title: { "zh-CN": "日期 {date} 晚于启用日期 {cutover}", "zh-TW": "日期 {date} 晚於啟用日期 {cutover}", en: "{date} is after the cut-over date {cutover}" },
    hint: { "zh-CN": "启用日期之后的单据请在系统中录入。", "zh-TW": "啟用日期之後的單據請在系統中錄入。", en: "What came later is entered in the system." },
  },
} satisfies RefusalTexts;
