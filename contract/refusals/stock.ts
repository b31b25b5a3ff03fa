import type { RefusalTexts } from "../toolkit.ts";

/** Why the stock room refuses; products and warehouses are facts by id, quantities in the stock unit. */
export const stockRefusals = {
  stockShort: {
    status: 409,
    title: { "zh-CN": "库存不足，缺 {missing}", "zh-TW": "庫存不足，缺 {missing}", en: "Not enough in stock, {missing} missing" },
    hint: { "zh-CN": "减少数量、改期，或请生产评估补货时间。", "zh-TW": "減少數量、改期，或請生產評估補貨時間。", en: "Take less, choose a later date, or ask production for an estimate." },
  },
  stockNotReserved: {
    status: 409,
    title: { "zh-CN": "{wanted} 未为此单预留", "zh-TW": "{wanted} 未為此單預留", en: "{wanted} is not reserved for this order" },
    hint: { "zh-CN": "刷新后核对预留数量，再发货。", "zh-TW": "重新整理後核對預留數量，再出貨。", en: "Reload, look at what is reserved, then try again." },
  },
  lotShort: {
    status: 409,
    title: { "zh-CN": "批次 {lots} 不够 {wanted}", "zh-TW": "批號 {lots} 不夠 {wanted}", en: "The lots {lots} do not hold {wanted}" },
    hint: { "zh-CN": "刷新批次，另选或减少数量。", "zh-TW": "重新整理批號，另選或減少數量。", en: "Reload the lots, then choose others or take less." },
  },
  lotsDoNotAddUp: {
    title: { "zh-CN": "各批次合计 {lots}，不等于 {quantity}", "zh-TW": "各批號合計 {lots}，不等於 {quantity}", en: "The lots make {lots}, not {quantity}" },
    hint: { "zh-CN": "请核对各批次的数量。", "zh-TW": "請核對各批號的數量。", en: "Check the quantities of the lots." },
  },
  goodsMovedOn: {
    status: 409,
    title: { "zh-CN": "入库的货已有部分出库或被占用", "zh-TW": "入庫的貨已有部分出庫或被佔用", en: "Some of the goods that came in have left again or are promised" },
    hint: { "zh-CN": "先撤销用掉它们的出库或预留，再红冲入库。", "zh-TW": "先撤銷用掉它們的出庫或預留，再紅沖入庫。", en: "Reverse the delivery or the promise that took them first." },
  },
  takenLess: {
    status: 409,
    title: { "zh-CN": "当时出库的没有 {quantity}", "zh-TW": "當時出庫的沒有 {quantity}", en: "Less than {quantity} was taken out" },
    hint: { "zh-CN": "刷新后核对：可能已经退回过。", "zh-TW": "重新整理後核對：可能已經退回過。", en: "Reload: part of it may have been put back already." },
  },
  notOnHold: {
    title: { "zh-CN": "仓库 {code} 不是待检仓", "zh-TW": "倉庫 {code} 不是待檢倉", en: "The warehouse {code} is not one for goods on hold" },
    hint: { "zh-CN": "退回的货先放待检仓，看过再上架或报废。", "zh-TW": "退回的貨先放待檢倉，看過再上架或報廢。", en: "Returned goods lie on hold first; they are restocked or written off after a look." },
  },
  placeOnHold: {
    title: { "zh-CN": "仓库 {code} 是待检仓，不能从那里发货", "zh-TW": "倉庫 {code} 是待檢倉，不能從那裡出貨", en: "Nothing leaves the warehouse {code}: its goods are on hold" },
    hint: { "zh-CN": "请另选可发货的仓库。", "zh-TW": "請另選可出貨的倉庫。", en: "Choose a warehouse that sells." },
  },
  countedBelowReserved: {
    title: { "zh-CN": "盘点数 {counted} 少于已预留的 {reserved}", "zh-TW": "盤點數 {counted} 少於已預留的 {reserved}", en: "The count {counted} is below the {reserved} that is reserved" },
    hint: { "zh-CN": "先释放部分订单的预留，再调整库存。", "zh-TW": "先釋放部分訂單的預留，再調整庫存。", en: "Release some orders' reservations first, then adjust." },
  },
  openingTaken: {
    status: 409,
    title: { "zh-CN": "该产品已有库存，不能再录期初", "zh-TW": "該產品已有庫存，不能再錄期初", en: "The product already has stock; an opening quantity is no longer possible" },
    hint: { "zh-CN": "请改用库存调整并填写原因。", "zh-TW": "請改用庫存調整並填寫原因。", en: "Adjust the stock with a reason instead." },
  },
  warehouseClosed: {
    status: 409,
    title: { "zh-CN": "仓库 {code} 已停用", "zh-TW": "倉庫 {code} 已停用", en: "The warehouse {code} is closed" },
    hint: { "zh-CN": "请另选仓库，或先重新启用它。", "zh-TW": "請另選倉庫，或先重新啟用它。", en: "Choose another warehouse, or open this one again." },
  },
  warehouseNotEmpty: {
    status: 409,
    title: { "zh-CN": "仓库里还有 {products} 种商品的库存", "zh-TW": "倉庫裡還有 {products} 種商品的庫存", en: "Stock of {products} products still lies in the warehouse" },
    hint: { "zh-CN": "先发出、移走或盘点为零，再停用或更换账套。", "zh-TW": "先發出、移走或盤點為零，再停用或更換帳套。", en: "Ship it, move it or count it to nothing first." },
  },
  warehousePromised: {
    status: 409,
    title: { "zh-CN": "仓库里有 {products} 种商品已为订单预留", "zh-TW": "倉庫裡有 {products} 種商品已為訂單預留", en: "{products} products in the warehouse are promised to orders" },
    hint: { "zh-CN": "预留发出或释放后，才能改为暂不可售。", "zh-TW": "預留發出或釋放後，才能改為暫不可售。", en: "Once they were shipped or released, it can become a place on hold." },
  },
  ledgerUnknown: {
    title: { "zh-CN": "没有这个账套", "zh-TW": "沒有這個帳套", en: "There is no such ledger" },
    hint: { "zh-CN": "请从公司的账套中选择。", "zh-TW": "請從公司的帳套中選擇。", en: "Choose one of the company's ledgers." },
  },
  warehouseCodeTaken: {
    status: 409,
    title: { "zh-CN": "仓库编码 {code} 已被使用", "zh-TW": "倉庫編碼 {code} 已被使用", en: "The warehouse code {code} is taken" },
    hint: { "zh-CN": "请换一个编码。", "zh-TW": "請換一個編碼。", en: "Choose another code." },
  },
} satisfies RefusalTexts;
