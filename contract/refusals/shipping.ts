import type { RefusalTexts } from "../toolkit.ts";

export const shippingRefusals = {
  wrongProductScanned: {
    title: { "zh-CN": "扫到的 {scanned} 不在此出库单上", "zh-TW": "掃到的 {scanned} 不在此出庫單上", en: "{scanned} is not on this issue note" },
    hint: { "zh-CN": "此单只有:{expected}。请放回并扫描正确的货品。", "zh-TW": "此單只有:{expected}。請放回並掃描正確的貨品。", en: "It has only: {expected}. Put it back and scan the right one." },
  },
  pickedTooMuch: {
    title: { "zh-CN": "{productCode} 只需 {ordered} {unit},不能拣 {wanted}", "zh-TW": "{productCode} 只需 {ordered} {unit},不能揀 {wanted}", en: "{productCode}: {ordered} {unit} ordered, {wanted} cannot be picked" },
    hint: { "zh-CN": "请核对数量,把多余的放回货位。", "zh-TW": "請核對數量,把多餘的放回貨位。", en: "Count again and put the rest back." },
  },
  deliveryLineUnknown: {
    title: { "zh-CN": "此行不属于本出库单,或重复填写", "zh-TW": "此行不屬於本出庫單,或重複填寫", en: "The line is not of this delivery, or was given twice" },
    hint: { "zh-CN": "刷新页面后重试。", "zh-TW": "重新整理頁面後重試。", en: "Reload and try again." },
  },
  nothingToPack: {
    title: { "zh-CN": "尚未拣到任何货品", "zh-TW": "尚未揀到任何貨品", en: "Nothing was picked" },
    hint: { "zh-CN": "先完成拣货,再包装。", "zh-TW": "先完成揀貨,再包裝。", en: "Pick first, then pack." },
  },
  boxesDiffer: {
    title: { "zh-CN": "{productCode} 装箱 {boxed} {unit},拣货 {picked} {unit}", "zh-TW": "{productCode} 裝箱 {boxed} {unit},揀貨 {picked} {unit}", en: "{productCode}: {boxed} {unit} in boxes, {picked} {unit} picked" },
    hint: { "zh-CN": "请核对箱内数量,或更正拣货数量。", "zh-TW": "請核對箱內數量,或更正揀貨數量。", en: "Count the boxes again, or correct what was picked." },
  },
  lineNotChecked: {
    title: { "zh-CN": "{productCode} 尚未核对", "zh-TW": "{productCode} 尚未核對", en: "{productCode} was not checked" },
    hint: { "zh-CN": "出库前须逐行核对产品与数量。", "zh-TW": "出庫前須逐行核對產品與數量。", en: "Each line's product and quantity is checked before the goods leave." },
  },
  checkFirst: {
    status: 409,
    title: { "zh-CN": "未按《出库单》核对,不能发货", "zh-TW": "未按《出庫單》核對,不能出貨", en: "Not checked against the issue note: it cannot leave" },
    hint: { "zh-CN": "核对产品、数量、地址无误后再发货。", "zh-TW": "核對產品、數量、地址無誤後再出貨。", en: "Check product, quantity and address, then ship." },
  },
  carriageFieldMissing: {
    title: { "zh-CN": "发货信息不全:{field}", "zh-TW": "出貨資訊不全:{field}", en: "Missing for the carriage: {field}" },
    hint: { "zh-CN": "快递填物流单号;自有车辆填车牌和司机。", "zh-TW": "快遞填物流單號;自有車輛填車牌和司機。", en: "A carrier needs its tracking number, an own truck its plate and driver." },
  },
  arrivalTimeWrong: {
    title: { "zh-CN": "时间应在发货之后、现在之前", "zh-TW": "時間應在出貨之後、現在之前", en: "The time must lie between the shipping and now" },
    hint: { "zh-CN": "发货时间:{shippedAt}", "zh-TW": "出貨時間:{shippedAt}", en: "Shipped at {shippedAt}" },
  },
  contactNoteNeeded: {
    title: { "zh-CN": "请写明客户反映的问题", "zh-TW": "請寫明客戶反映的問題", en: "Please say what is wrong" },
    hint: { "zh-CN": "数量、质量或包装有问题时,须记录说明并启动售后。", "zh-TW": "數量、品質或包裝有問題時,須記錄說明並啟動售後。", en: "A bad answer opens after-sales, which needs the words." },
  },
  receivedNotSaid: {
    title: { "zh-CN": "请填写 {productCode} 的实收数量", "zh-TW": "請填寫 {productCode} 的實收數量", en: "How much of {productCode} arrived?" },
    hint: { "zh-CN": "每一行都需填写;未收到填 0。", "zh-TW": "每一行都需填寫;未收到填 0。", en: "Every line needs a quantity; 0 when nothing came." },
  },
  differenceReasonNeeded: {
    title: { "zh-CN": "{productCode} 发货 {shipped},实收 {received}:请选择原因", "zh-TW": "{productCode} 出貨 {shipped},實收 {received}:請選擇原因", en: "{productCode}: {shipped} sent, {received} received. Why?" },
    hint: { "zh-CN": "例如破损、缺失;系统会立即通知售后。", "zh-TW": "例如破損、缺失;系統會立即通知售後。", en: "Damaged or missing, for example; after-sales is told at once." },
  },
  signatureBroken: {
    title: { "zh-CN": "签名图片无法识别", "zh-TW": "簽名圖片無法識別", en: "The signature cannot be read" },
    hint: { "zh-CN": "请重新签名(PNG 图片)。", "zh-TW": "請重新簽名(PNG 圖片)。", en: "Please sign again (a PNG picture)." },
  },
} satisfies RefusalTexts;
