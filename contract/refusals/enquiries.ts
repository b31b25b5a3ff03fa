import type { RefusalTexts } from "../toolkit.ts";

export const enquiryRefusals = {
  enquiryNameless: {
    title: { "zh-CN": "请选择客户，或写下对方自称的名称", "zh-TW": "請選擇客戶，或寫下對方自稱的名稱", en: "Choose the customer, or write down the name that was said" },
    hint: { "zh-CN": "还没有档案的客户，先记下名称即可。", "zh-TW": "還沒有檔案的客戶，先記下名稱即可。", en: "For somebody without a file the name is enough." },
  },
  enquiryInFuture: {
    title: { "zh-CN": "收到时间还没有到", "zh-TW": "收到時間還沒有到", en: "It cannot have come in the future" },
    hint: { "zh-CN": "请填写实际收到的时间。", "zh-TW": "請填寫實際收到的時間。", en: "Say when it really came." },
  },
  enquiryPromisePast: {
    title: { "zh-CN": "承诺答复的时间早于收到时间", "zh-TW": "承諾答覆的時間早於收到時間", en: "The promised time lies before the wish was received" },
    hint: { "zh-CN": "请改为收到之后的时间，没有承诺可留空。", "zh-TW": "請改為收到之後的時間，沒有承諾可留空。", en: "Choose a later time, or leave it empty if nothing was promised." },
  },
  enquiryClosed: {
    status: 409,
    title: { "zh-CN": "这条订货登记已处理完毕 {order}", "zh-TW": "這條訂貨登記已處理完畢 {order}", en: "This wish to order is settled already {order}" },
    hint: { "zh-CN": "打开它查看结果；需要另一张订单时请直接录入。", "zh-TW": "打開它查看結果；需要另一張訂單時請直接錄入。", en: "Open it to see what came of it; enter a further order directly." },
  },
  enquiryOpen: {
    status: 409,
    title: { "zh-CN": "这条订货登记还没有处理完毕", "zh-TW": "這條訂貨登記還沒有處理完畢", en: "This wish to order is still open" },
    hint: { "zh-CN": "请先录入订单或记为未成单，再删除联系人。", "zh-TW": "請先錄入訂單或記為未成單，再刪除聯絡人。", en: "Enter its order or put on record that none came of it, then delete the contact." },
  },
  enquiryAnswered: {
    status: 409,
    title: { "zh-CN": "已答复过客户", "zh-TW": "已答覆過客戶", en: "The customer was answered already" },
    hint: { "zh-CN": "后续沟通请记入订单。", "zh-TW": "後續溝通請記入訂單。", en: "Record further talks with the order." },
  },
} satisfies RefusalTexts;
