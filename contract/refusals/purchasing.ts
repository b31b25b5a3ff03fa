import type { RefusalTexts } from "../toolkit.ts";

export const purchasingRefusals = {
  supplierKnown: {
    status: 409,
    title: { "zh-CN": "供应商已存在：{name}", "zh-TW": "供應商已存在：{name}", en: "The supplier is on file: {name}" },
    hint: { "zh-CN": "名称或信用代码与已有档案相同，请用原档案。", "zh-TW": "名稱或信用代碼與已有檔案相同，請用原檔案。", en: "Its name or credit code is that of another file; use that one." },
  },
  supplierStopped: {
    title: { "zh-CN": "供应商已停用：{name}", "zh-TW": "供應商已停用：{name}", en: "Nothing is bought from {name} any more" },
    hint: { "zh-CN": "请选其他供应商，或先重新启用。", "zh-TW": "請選其他供應商，或先重新啟用。", en: "Choose another supplier, or take this one up again." },
  },
  purchaseNothing: {
    title: { "zh-CN": "没有填写数量", "zh-TW": "沒有填寫數量", en: "No quantity is given" },
    hint: { "zh-CN": "每行数量都要大于 0，收货时至少一行。", "zh-TW": "每行數量都要大於 0，收貨時至少一行。", en: "Every line is of more than 0; of a receipt at least one." },
  },
  purchaseLineStrange: {
    title: { "zh-CN": "这一行不在此采购单上", "zh-TW": "這一行不在此採購單上", en: "The line is not on this purchase order" },
    hint: { "zh-CN": "刷新后再试；每行只填一次。", "zh-TW": "重新整理後再試；每行只填一次。", en: "Reload and try again; each line stands once." },
  },
  purchaseCoversLess: {
    title: { "zh-CN": "{code} 采购 {quantity}，少于订单所需 {wanted} {unit}", "zh-TW": "{code} 採購 {quantity}，少於訂單所需 {wanted} {unit}", en: "{quantity} of {code} are bought, less than the {wanted} {unit} that the orders take" },
    hint: { "zh-CN": "采购数量不能少于分给订单的数量。", "zh-TW": "採購數量不能少於分給訂單的數量。", en: "Buy at least what the orders take of it." },
  },
  purchaseOverReceived: {
    title: { "zh-CN": "第 {line} 行最多还可收 {left} {unit}", "zh-TW": "第 {line} 行最多還可收 {left} {unit}", en: "Of line {line} at most {left} {unit} can still come" },
    hint: { "zh-CN": "多送的货请退回，或另开采购单。", "zh-TW": "多送的貨請退回，或另開採購單。", en: "Send back what came beyond it, or raise another purchase order." },
  },
  purchaseLotMissing: {
    title: { "zh-CN": "{code} 按批管理，请填写批号", "zh-TW": "{code} 按批管理，請填寫批號", en: "{code} is kept by lot: name the lots" },
    hint: { "zh-CN": "各批数量之和等于收货数量。", "zh-TW": "各批數量之和等於收貨數量。", en: "The lots make the quantity that came." },
  },
  purchaseIntoHold: {
    title: { "zh-CN": "{warehouse} 是待处理仓，订单的货不能收到这里", "zh-TW": "{warehouse} 是待處理倉，訂單的貨不能收到這裡", en: "Goods for orders cannot be received into {warehouse}, which is on hold" },
    hint: { "zh-CN": "请选可销售的仓库；待检的货检验合格后再收。", "zh-TW": "請選可銷售的倉庫；待檢的貨檢驗合格後再收。", en: "Choose a warehouse whose goods may be promised; receive goods once they are found good." },
  },
  shortageLess: {
    status: 409,
    title: { "zh-CN": "订单 {number} 此行只缺 {open} 未安排", "zh-TW": "訂單 {number} 此行只缺 {open} 未安排", en: "Only {open} of this line of order {number} are still to be arranged" },
    hint: { "zh-CN": "刷新缺货清单：其余已排产、已采购或已到货。", "zh-TW": "重新整理缺貨清單：其餘已排產、已採購或已到貨。", en: "Reload the shortages: the rest is planned, bought or there." },
  },
  shortageOther: {
    title: { "zh-CN": "订单 {number} 的这一行不是该产品，或是按单生产", "zh-TW": "訂單 {number} 的這一行不是該產品，或是按單生產", en: "This line of order {number} is of another product, or made to order" },
    hint: { "zh-CN": "按单生产的行由生产安排，不算缺货。", "zh-TW": "按單生產的行由生產安排，不算缺貨。", en: "What is made to order is planned by production and is not short." },
  },
} satisfies RefusalTexts;
