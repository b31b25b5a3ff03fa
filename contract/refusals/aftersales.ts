import type { RefusalTexts } from "../toolkit.ts";

export const aftersalesRefusals = {
  returnOverShipped: {
    title: { "zh-CN": "第 {line} 行最多还可退 {left} {unit}", "zh-TW": "第 {line} 行最多還可退 {left} {unit}", en: "Of line {line} at most {left} {unit} can still come back" },
    hint: { "zh-CN": "退货不能多于已发且未退的数量。", "zh-TW": "退貨不能多於已出貨且未退的數量。", en: "No more comes back than was shipped and has not come back yet." },
  },
  returnOverAuthorised: {
    title: { "zh-CN": "第 {line} 行只批准退 {quantity} {unit}", "zh-TW": "第 {line} 行只核准退 {quantity} {unit}", en: "Of line {line} only {quantity} {unit} were authorised" },
    hint: { "zh-CN": "多收的货请另开退货单。", "zh-TW": "多收的貨請另開退貨單。", en: "Authorise another return for what came beyond it." },
  },
  returnOverHold: {
    title: { "zh-CN": "第 {line} 行待处理的只有 {held} {unit}", "zh-TW": "第 {line} 行待處理的只有 {held} {unit}", en: "Of line {line} only {held} {unit} wait to be decided" },
    hint: { "zh-CN": "本次入库、报废和修好的数量合计不能多于待处理数量。", "zh-TW": "本次入庫、報廢和修好的數量合計不能多於待處理數量。", en: "What is put back, written off and repaired is no more than lies on hold." },
  },
  returnOverReceived: {
    title: { "zh-CN": "第 {line} 行最多补发 {left} {unit}", "zh-TW": "第 {line} 行最多補發 {left} {unit}", en: "Of line {line} at most {left} {unit} can be sent again" },
    hint: { "zh-CN": "补发不能多于已退回的数量；无需退回的，不多于批准的数量。", "zh-TW": "補發不能多於已退回的數量；無需退回的，不多於核准的數量。", en: "Replace no more than came back, or was authorised where nothing does." },
  },
  returnNothing: {
    title: { "zh-CN": "没有填写数量", "zh-TW": "沒有填寫數量", en: "No quantity is given" },
    hint: { "zh-CN": "至少一行的数量要大于 0。", "zh-TW": "至少一行的數量要大於 0。", en: "At least one line has more than 0." },
  },
  returnCredited: {
    status: 409,
    title: { "zh-CN": "已开贷项 {number}", "zh-TW": "已開貸項 {number}", en: "Credited already with {number}" },
    hint: { "zh-CN": "一张退货单只开一次贷项。", "zh-TW": "一張退貨單只開一次貸項。", en: "A return is credited once." },
  },
  returnNothingComes: {
    status: 409,
    title: { "zh-CN": "此单无需退回，没有货可收", "zh-TW": "此單無需退回，沒有貨可收", en: "Nothing comes back of this one" },
    hint: { "zh-CN": "客户又把货退回时，请另开退货单。", "zh-TW": "客戶又把貨退回時，請另開退貨單。", en: "Authorise another return if goods come back after all." },
  },
  returnNotReceived: {
    status: 409,
    title: { "zh-CN": "货物尚未退回", "zh-TW": "貨物尚未退回", en: "The goods have not come back yet" },
    hint: { "zh-CN": "先由仓库登记收货。", "zh-TW": "先由倉庫登記收貨。", en: "The warehouse receives them first." },
  },
  reverseInspectionFirst: {
    status: 409,
    title: { "zh-CN": "退货 {number} 已检验", "zh-TW": "退貨 {number} 已檢驗", en: "Return {number} was inspected" },
    hint: { "zh-CN": "先由质检撤销检验，再撤销收货。", "zh-TW": "先由品檢撤銷檢驗，再撤銷收貨。", en: "Quality takes the inspection back first." },
  },
  reverseRepairFirst: {
    status: 409,
    title: { "zh-CN": "退货 {number} 已修好寄回", "zh-TW": "退貨 {number} 已修好寄回", en: "Goods of return {number} were repaired and sent back" },
    hint: { "zh-CN": "先撤销修好寄回，再撤销收货。", "zh-TW": "先撤銷修好寄回，再撤銷收貨。", en: "Take the repair back first." },
  },
  reverseCreditFirst: {
    status: 409,
    title: { "zh-CN": "已开贷项 {number}", "zh-TW": "已開貸項 {number}", en: "Credited with {number}" },
    hint: { "zh-CN": "先由财务撤销贷项，再撤销收货。", "zh-TW": "先由財務撤銷貸項，再撤銷收貨。", en: "Finance takes the credit back first." },
  },
  reverseReplacementFirst: {
    status: 409,
    title: { "zh-CN": "退货 {number} 已安排补发", "zh-TW": "退貨 {number} 已安排補發", en: "A replacement of return {number} is under way" },
    hint: { "zh-CN": "先撤销补发，再撤销收货。", "zh-TW": "先撤銷補發，再撤銷收貨。", en: "Take the replacement back first." },
  },
  returnStepReversed: {
    status: 409,
    title: { "zh-CN": "此步骤已撤销", "zh-TW": "此步驟已撤銷", en: "This step was taken back already" },
    hint: { "zh-CN": "刷新查看。", "zh-TW": "重新整理查看。", en: "Reload to see it." },
  },
} satisfies RefusalTexts;
