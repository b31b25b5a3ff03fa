import type { RefusalTexts } from "../toolkit.ts";

export const shippingRefusals = {
  wrongProductScanned: {
    title: { "zh-CN": "扫到的 {scanned} 不在此出库单上", "zh-TW": "掃到的 {scanned} 不在此出庫單上", en: "{scanned} is not on this issue note" },
    hint: { "zh-CN": "此单只有：{expected}。请放回并扫描正确的货品。", "zh-TW": "此單只有：{expected}。請放回並掃描正確的貨品。", en: "It has only: {expected}. Put it back and scan the right one." },
  },
  pickedTooMuch: {
    title: { "zh-CN": "{productCode} 只需 {ordered} {unit}，不能拣 {wanted}", "zh-TW": "{productCode} 只需 {ordered} {unit}，不能揀 {wanted}", en: "{productCode}: {ordered} {unit} ordered, {wanted} cannot be picked" },
    hint: { "zh-CN": "请核对数量，把多余的放回货位。", "zh-TW": "請核對數量，把多餘的放回貨位。", en: "Count again and put the rest back." },
  },
  deliveryLineUnknown: {
    title: { "zh-CN": "此行不属于本出库单，或重复填写", "zh-TW": "此行不屬於本出庫單，或重複填寫", en: "The line is not of this delivery, or was given twice" },
    hint: { "zh-CN": "刷新页面后重试。", "zh-TW": "重新整理頁面後重試。", en: "Reload and try again." },
  },
  nothingToPack: {
    title: { "zh-CN": "尚未拣到任何货品", "zh-TW": "尚未揀到任何貨品", en: "Nothing was picked" },
    hint: { "zh-CN": "先完成拣货，再包装。", "zh-TW": "先完成揀貨，再包裝。", en: "Pick first, then pack." },
  },
  boxesDiffer: {
    title: { "zh-CN": "{productCode} 装箱 {boxed} {unit}，拣货 {picked} {unit}", "zh-TW": "{productCode} 裝箱 {boxed} {unit}，揀貨 {picked} {unit}", en: "{productCode}: {boxed} {unit} in boxes, {picked} {unit} picked" },
    hint: { "zh-CN": "请核对箱内数量，或更正拣货数量。", "zh-TW": "請核對箱內數量，或更正揀貨數量。", en: "Count the boxes again, or correct what was picked." },
  },
  lineNotChecked: {
    title: { "zh-CN": "{productCode} 尚未核对", "zh-TW": "{productCode} 尚未核對", en: "{productCode} was not checked" },
    hint: { "zh-CN": "出库前须按制度逐行核对。", "zh-TW": "出庫前須按制度逐行核對。", en: "Each line is compared as the policy lists it before the goods leave." },
  },
  addressNotChecked: {
    title: { "zh-CN": "收货地址尚未核对", "zh-TW": "收貨地址尚未核對", en: "The address was not checked" },
    hint: { "zh-CN": "出库前须核对收货地址。", "zh-TW": "出庫前須核對收貨地址。", en: "Compare the address with the issue note before the goods leave." },
  },
  checkFirst: {
    status: 409,
    title: { "zh-CN": "未按《出库单》核对，不能发货", "zh-TW": "未按《出庫單》核對，不能出貨", en: "Not checked against the issue note: it cannot leave" },
    hint: { "zh-CN": "按制度核对无误后再发货。", "zh-TW": "按制度核對無誤後再出貨。", en: "Check what the policy lists, then ship." },
  },
  carriageFieldMissing: {
    title: { "zh-CN": "发货信息不全：{field}", "zh-TW": "出貨資訊不全：{field}", en: "Missing for the carriage: {field}" },
    hint: { "zh-CN": "快递填物流单号；自有车辆填车牌和司机。", "zh-TW": "快遞填物流單號；自有車輛填車牌和司機。", en: "A carrier needs its tracking number, an own truck its plate and driver." },
  },
  deedOfFuture: {
    title: { "zh-CN": "手机时间比系统时间快", "zh-TW": "手機時間比系統時間快", en: "The phone's clock is ahead" },
    hint: { "zh-CN": "请校准手机时间后重新操作，或请公司代为登记。", "zh-TW": "請校準手機時間後重新操作，或請公司代為登記。", en: "Set the phone's clock right and do it again, or ask the office to record it." },
  },
  deedTooOld: {
    title: { "zh-CN": "已超过 {hours} 小时，不能再上传", "zh-TW": "已超過 {hours} 小時，不能再上傳", en: "It happened more than {hours} hours ago" },
    hint: { "zh-CN": "请公司按签收单据代为登记。", "zh-TW": "請公司按簽收單據代為登記。", en: "Ask the office to record it from the signed paper." },
  },
  deedBeforeLink: {
    title: { "zh-CN": "操作时间早于本链接生成时间", "zh-TW": "操作時間早於本連結產生時間", en: "It would have happened before the link was made" },
    hint: { "zh-CN": "请校准手机时间后重新操作，或请公司代为登记。", "zh-TW": "請校準手機時間後重新操作，或請公司代為登記。", en: "Set the phone's clock right and do it again, or ask the office to record it." },
  },
  arrivalTimeWrong: {
    title: { "zh-CN": "时间应在发货之后、现在之前", "zh-TW": "時間應在出貨之後、現在之前", en: "The time must lie between the shipping and now" },
    hint: { "zh-CN": "发货时间：{shippedAt}", "zh-TW": "出貨時間：{shippedAt}", en: "Shipped at {shippedAt}" },
  },
  contactNoteNeeded: {
    title: { "zh-CN": "请写明客户反映的问题", "zh-TW": "請寫明客戶反映的問題", en: "Please say what is wrong" },
    hint: { "zh-CN": "到货有问题即为客户异议，须写明情况。", "zh-TW": "到貨有問題即為客戶異議，須寫明情況。", en: "A bad answer is an objection, which needs the words." },
  },
  answerMissing: {
    title: { "zh-CN": "请填写客户对“{question}”的答复", "zh-TW": "請填寫客戶對「{question}」的答覆", en: "What did the customer say of “{question}”?" },
    hint: { "zh-CN": "制度所列的每一项都要询问客户。", "zh-TW": "制度所列的每一項都要詢問客戶。", en: "The customer is asked everything that the policy lists." },
  },
  meansNotListed: {
    title: { "zh-CN": "制度未列此告知方式：{means}", "zh-TW": "制度未列此告知方式：{means}", en: "The policy does not list this means: {means}" },
    hint: { "zh-CN": "请用制度所列的方式告知客户后再登记。", "zh-TW": "請用制度所列的方式告知客戶後再登記。", en: "Tell the customer by a means that it lists, then record it." },
  },
  scoreMissing: {
    title: { "zh-CN": "请评分：{score}", "zh-TW": "請評分：{score}", en: "Missing score: {score}" },
    hint: { "zh-CN": "制度所列的每一项都要评分，1 至 5 星。", "zh-TW": "制度所列的每一項都要評分，1 至 5 星。", en: "Each one that the policy lists has 1 to 5 stars." },
  },
  resultMissing: {
    title: { "zh-CN": "请填写售后处理结果", "zh-TW": "請填寫售後處理結果", en: "How was the objection made good?" },
    hint: { "zh-CN": "客户曾提出异议，《客户反馈表》须写明处理结果。", "zh-TW": "客戶曾提出異議，《客戶反饋表》須寫明處理結果。", en: "The customer objected, so the feedback form tells the result." },
  },
  ratingNotAsked: {
    status: 409,
    title: { "zh-CN": "制度不要求客户评价", "zh-TW": "制度不要求客戶評價", en: "The policy asks for no rating" },
    hint: { "zh-CN": "如需评价，请在制度的“客户反馈”中列出评分项目。", "zh-TW": "如需評價，請在制度的「客戶反饋」中列出評分項目。", en: "List the scores under feedback in the policy." },
  },
  evidenceNotTaken: {
    title: { "zh-CN": "签收凭证不可用 {evidence}", "zh-TW": "簽收憑證不可用 {evidence}", en: "A receipt is not proven by {evidence} here" },
    hint: { "zh-CN": "制度认可：{taken}。", "zh-TW": "制度認可：{taken}。", en: "The policy takes: {taken}." },
  },
  receiptUnproven: {
    title: { "zh-CN": "缺少签收凭证", "zh-TW": "缺少簽收憑證", en: "Nothing proves the receipt" },
    hint: { "zh-CN": "制度认可以下任一项：{taken}。", "zh-TW": "制度認可以下任一項：{taken}。", en: "Any one of these is taken: {taken}." },
  },
  signatureMissing: {
    title: { "zh-CN": "请先签名", "zh-TW": "請先簽名", en: "Please sign first" },
    hint: { "zh-CN": "在签名框内手写签名。", "zh-TW": "在簽名框內手寫簽名。", en: "Draw your signature in the box." },
  },
  receivedNotSaid: {
    title: { "zh-CN": "请填写 {productCode} 的实收数量", "zh-TW": "請填寫 {productCode} 的實收數量", en: "How much of {productCode} arrived?" },
    hint: { "zh-CN": "每一行都需填写；未收到填 0。", "zh-TW": "每一行都需填寫；未收到填 0。", en: "Every line needs a quantity; 0 when nothing came." },
  },
  differenceReasonNeeded: {
    title: { "zh-CN": "{productCode} 发货 {shipped}，实收 {received}：请选择原因", "zh-TW": "{productCode} 出貨 {shipped}，實收 {received}：請選擇原因", en: "{productCode}: {shipped} sent, {received} received. Why?" },
    hint: { "zh-CN": "例如破损、缺失；系统会立即通知售后。", "zh-TW": "例如破損、缺失；系統會立即通知售後。", en: "Damaged or missing, for example; after-sales is told at once." },
  },
  signatureBroken: {
    title: { "zh-CN": "签名图片无法识别", "zh-TW": "簽名圖片無法識別", en: "The signature cannot be read" },
    hint: { "zh-CN": "请重新签名（PNG 图片）。", "zh-TW": "請重新簽名（PNG 圖片）。", en: "Please sign again (a PNG picture)." },
  },
} satisfies RefusalTexts;
