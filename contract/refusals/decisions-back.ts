import type { RefusalTexts } from "../toolkit.ts";

/** What rests on a decision and must be taken back before it. */
export const decisionsBackRefusals = {
  reverseConfirmationFirst: {
    status: 409,
    title: { "zh-CN": "客户已答复订单 {number} 的确认函", "zh-TW": "客戶已答覆訂單 {number} 的確認函", en: "The customer has answered the confirmation of order {number}" },
    hint: { "zh-CN": "先在订单页“客户确认”中撤销客户答复，再反审核。", "zh-TW": "先在訂單頁「客戶確認」中撤銷客戶答覆，再反審核。", en: "Take the answer back under Confirmation on the order's page first." },
  },
  reversePlanFirst: {
    status: 409,
    title: { "zh-CN": "任务 {number} 的计划已批准", "zh-TW": "任務 {number} 的計劃已批准", en: "The plan of run {number} is approved" },
    hint: { "zh-CN": "先由生产主管撤销批准；已开工、完工、检验、入库的，从最后一步起依次撤销。", "zh-TW": "先由生產主管撤銷批准；已開工、完工、檢驗、入庫的，從最後一步起依次撤銷。", en: "The head of production takes the approval back first; what was started, finished, inspected or stocked goes before it, the last first." },
  },
  reversePickingFirst: {
    status: 409,
    title: { "zh-CN": "出库单 {number} 已开始拣货", "zh-TW": "出庫單 {number} 已開始揀貨", en: "Picking of delivery {number} has begun" },
    hint: { "zh-CN": "先由仓库取消这张出库单；已复核、发出、到货、签收的，先依次撤销。", "zh-TW": "先由倉庫取消這張出庫單；已複核、出貨、到貨、簽收的，先依次撤銷。", en: "The warehouse calls it off first; what was checked, shipped, arrived or signed is taken back before that." },
  },
  withdrawChangeFirst: {
    status: 409,
    title: { "zh-CN": "变更 {number} 尚未办结", "zh-TW": "變更 {number} 尚未辦結", en: "Change {number} is not decided yet" },
    hint: { "zh-CN": "先由申请人撤回该变更，或等它办结。", "zh-TW": "先由申請人撤回該變更，或等它辦結。", en: "Whoever requested it withdraws it first, or it is decided." },
  },
  confirmationNotAnswered: {
    status: 409,
    title: { "zh-CN": "客户尚未答复，没有可撤销的内容", "zh-TW": "客戶尚未答覆，沒有可撤銷的內容", en: "There is no answer to take back" },
    hint: { "zh-CN": "刷新查看现状；可能已被同事撤销。", "zh-TW": "重新整理檢視現狀；可能已被同事撤銷。", en: "Reload; a colleague may have taken it back." },
  },
  confirmationOfChange: {
    status: 409,
    title: { "zh-CN": "这是对变更的答复", "zh-TW": "這是對變更的答覆", en: "This answer was about a change" },
    hint: { "zh-CN": "变更已随答复办结；需要调整的，请提出新的变更。", "zh-TW": "變更已隨答覆辦結；需要調整的，請提出新的變更。", en: "The change was carried out or ended with it; request another change." },
  },
  customersOwnAnswer: {
    status: 403,
    title: { "zh-CN": "客户本人在手机页面上作了答复", "zh-TW": "客戶本人在手機頁面上作了答覆", en: "The customer has answered on the page himself" },
    hint: { "zh-CN": "这类答复由销售总监或总经理撤销；代客登记的答复由销售撤销。", "zh-TW": "這類答覆由銷售總監或總經理撤銷；代客登記的答覆由銷售撤銷。", en: "The sales director or the general manager takes it back; sales takes back what was recorded on the customer's behalf." },
  },
} satisfies RefusalTexts;
