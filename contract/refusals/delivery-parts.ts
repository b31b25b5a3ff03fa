import type { RefusalTexts } from "../toolkit.ts";

export const deliveryPartsRefusals = {
  beyondTolerance: {
    status: 409,
    title: { "zh-CN": "{productCode} 订 {ordered} {unit}，允差 +{overPercent}% / −{underPercent}%，最多 {most} {unit}，不能发 {wanted}", "zh-TW": "{productCode} 訂 {ordered} {unit}，允差 +{overPercent}% / −{underPercent}%，最多 {most} {unit}，不能發 {wanted}", en: "{productCode}: {ordered} {unit} ordered, +{overPercent}% / −{underPercent}%, at most {most}; {wanted} cannot leave" },
    hint: { "zh-CN": "放回多余的货；确需发出时，请销售总监或总经理在此单上填写原因并放行。", "zh-TW": "放回多餘的貨；確需發出時，請銷售總監或總經理在此單上填寫原因並放行。", en: "Put the rest back; or the sales director or the general manager allows it on this delivery, with the reason." },
  },
  withinTolerance: {
    title: { "zh-CN": "{productCode} 的数量在允差内，无需放行", "zh-TW": "{productCode} 的數量在允差內，無需放行", en: "The quantity of {productCode} is within its tolerance" },
    hint: { "zh-CN": "{least} 至 {most} {unit} 都算完成。", "zh-TW": "{least} 至 {most} {unit} 都算完成。", en: "From {least} to {most} {unit} it counts as complete." },
  },
  pieceTwice: {
    title: { "zh-CN": "{label} 已拣过", "zh-TW": "{label} 已揀過", en: "{label} was picked already" },
    hint: { "zh-CN": "每卷（箱）只拣一次；请核对标签。", "zh-TW": "每卷（箱）只揀一次；請核對標籤。", en: "Each roll or box is picked once; look at its label." },
  },
  pieceWithoutQuantity: {
    title: { "zh-CN": "{label} 没有数量", "zh-TW": "{label} 沒有數量", en: "{label} has no quantity" },
    hint: { "zh-CN": "请填写标签上的数量或重量。", "zh-TW": "請填寫標籤上的數量或重量。", en: "Enter the quantity or weight on its label." },
  },
  weightMissing: {
    title: { "zh-CN": "{productCode} 按重量计价，尚未称重", "zh-TW": "{productCode} 按重量計價，尚未稱重", en: "{productCode} is priced by weight and was not weighed" },
    hint: { "zh-CN": "拣货时逐卷填写重量，或填写整行的重量（{unit}）。", "zh-TW": "揀貨時逐卷填寫重量，或填寫整行的重量（{unit}）。", en: "Enter the weight of each roll, or of the whole line, in {unit}." },
  },
  splitTooMuch: {
    title: { "zh-CN": "{productCode} 未拣 {open} {unit}，不能拆出 {wanted}", "zh-TW": "{productCode} 未揀 {open} {unit}，不能拆出 {wanted}", en: "{productCode}: {open} {unit} not picked yet, {wanted} cannot go elsewhere" },
    hint: { "zh-CN": "减少拆出的数量，或先更正已拣数量。", "zh-TW": "減少拆出的數量，或先更正已揀數量。", en: "Split off less, or correct what was picked first." },
  },
  nothingWouldStay: {
    title: { "zh-CN": "拆分后本单没有货了", "zh-TW": "拆分後本單沒有貨了", en: "Nothing would stay on this delivery" },
    hint: { "zh-CN": "至少留下一部分；全部改后发时，请取消出库单。", "zh-TW": "至少留下一部分；全部改後發時，請取消出庫單。", en: "Leave a part of it; to send all of it later, call the delivery off." },
  },
  backOrderGone: {
    status: 409,
    title: { "zh-CN": "{number} 的欠货 {productCode} 已处理", "zh-TW": "{number} 的欠貨 {productCode} 已處理", en: "The back order {productCode} of {number} was dealt with" },
    hint: { "zh-CN": "刷新欠货清单后重试。", "zh-TW": "重新整理欠貨清單後重試。", en: "Reload the list of back orders." },
  },
  reverseCheckFirst: {
    status: 409,
    title: { "zh-CN": "{number} 已核对：先撤销核对", "zh-TW": "{number} 已核對：先撤銷核對", en: "{number} was checked: take the check back first" },
    hint: { "zh-CN": "仓管员在出库单页撤销核对后，再撤销包装。", "zh-TW": "倉管員在出庫單頁撤銷核對後，再撤銷包裝。", en: "The warehouse takes the check back on the delivery's page." },
  },
  reverseShipmentFirst: {
    status: 409,
    title: { "zh-CN": "{number} 已发货：先撤销发货", "zh-TW": "{number} 已出貨：先撤銷出貨", en: "{number} left: take the shipment back first" },
    hint: { "zh-CN": "由物流或仓库在出库单页撤销发货（填写原因）。", "zh-TW": "由物流或倉庫在出庫單頁撤銷出貨（填寫原因）。", en: "Logistics or the warehouse takes it back on the delivery's page, with the reason." },
  },
  reverseArrivalFirst: {
    status: 409,
    title: { "zh-CN": "{number} 已到货：先撤销到货", "zh-TW": "{number} 已到貨：先撤銷到貨", en: "{number} arrived: take the arrival back first" },
    hint: { "zh-CN": "由物流在出库单页撤销到货（填写原因）。", "zh-TW": "由物流在出庫單頁撤銷到貨（填寫原因）。", en: "Logistics takes it back on the delivery's page, with the reason." },
  },
  reverseSignOffFirst: {
    status: 409,
    title: { "zh-CN": "{number} 已签收：先撤销签收", "zh-TW": "{number} 已簽收：先撤銷簽收", en: "{number} is signed for: take the receipt back first" },
    hint: { "zh-CN": "由销售总监或客服在出库单页撤销签收（填写原因）。", "zh-TW": "由銷售總監或客服在出庫單頁撤銷簽收（填寫原因）。", en: "The sales director or customer service takes it back on the delivery's page, with the reason." },
  },
  leavesTogether: {
    status: 409,
    title: { "zh-CN": "{number} 与其他出库单一起发车", "zh-TW": "{number} 與其他出庫單一起發車", en: "{number} leaves together with others" },
    hint: { "zh-CN": "在合并发货或车次上一起发出；要单独发，先取消合并或车次。", "zh-TW": "在合併出貨或車次上一起發出；要單獨發，先取消合併或車次。", en: "Send the group or the trip off; to ship it alone, undo that first." },
  },
  leavesOtherwise: {
    status: 409,
    title: { "zh-CN": "{number} 已发出，或已在别的合并、车次上", "zh-TW": "{number} 已發出，或已在別的合併、車次上", en: "{number} left, or is in another group or on another trip" },
    hint: { "zh-CN": "先取消那个合并或车次，或不选它。", "zh-TW": "先取消那個合併或車次，或不選它。", en: "Undo that one first, or leave this delivery out." },
  },
  otherPlace: {
    title: { "zh-CN": "{other} 与 {number} 的客户或地址不同", "zh-TW": "{other} 與 {number} 的客戶或地址不同", en: "{other} goes to another customer or address than {number}" },
    hint: { "zh-CN": "合并发货只限同一客户、同一地址；不同客户请排车次。", "zh-TW": "合併出貨只限同一客戶、同一地址；不同客戶請排車次。", en: "Only one customer and address leave as one; plan a trip for several." },
  },
  nothingToConsolidate: {
    title: { "zh-CN": "至少选两张出库单", "zh-TW": "至少選兩張出庫單", en: "Choose at least two deliveries" },
    hint: { "zh-CN": "选同一客户、同一地址的出库单。", "zh-TW": "選同一客戶、同一地址的出庫單。", en: "Of one customer and address." },
  },
  tripEmpty: {
    status: 409,
    title: { "zh-CN": "车次上没有出库单", "zh-TW": "車次上沒有出庫單", en: "The trip carries nothing" },
    hint: { "zh-CN": "取消这个车次，重新安排。", "zh-TW": "取消這個車次，重新安排。", en: "Give it up and plan anew." },
  },
  tripUnderWay: {
    status: 409,
    title: { "zh-CN": "{plate} 已发车，只能更换司机或车辆", "zh-TW": "{plate} 已發車，只能更換司機或車輛", en: "{plate} has left: only the driver or the truck can change" },
    hint: { "zh-CN": "在车次页点“换司机”（填写原因）；要卸下某一单，由物流或仓库在出库单页撤销发货。", "zh-TW": "在車次頁點「換司機」（填寫原因）；要卸下某一單，由物流或倉庫在出庫單頁撤銷出貨。", en: "Use “Other driver” on the trip's page, with the reason; to take a delivery off, logistics or the warehouse takes its shipment back." },
  },
  noLinkOut: {
    status: 409,
    title: { "zh-CN": "{plate} 没有可用的司机链接", "zh-TW": "{plate} 沒有可用的司機連結", en: "No driver's link of {plate} serves" },
    hint: { "zh-CN": "链接没有生成过，或已作废、已用完、已过期。需要时请重新生成。", "zh-TW": "連結沒有產生過，或已作廢、已用完、已過期。需要時請重新產生。", en: "None was made, or it was withdrawn, used up or has expired. Make a new one if it is needed." },
  },
  nothingArrives: {
    status: 409,
    title: { "zh-CN": "没有在途的出库单", "zh-TW": "沒有在途的出庫單", en: "Nothing is under way here" },
    hint: { "zh-CN": "刷新车次后再看。", "zh-TW": "重新整理車次後再看。", en: "Reload the trip." },
  },
  notLater: {
    title: { "zh-CN": "{number} 原定 {expected} 到达，新的到达日不能更早", "zh-TW": "{number} 原定 {expected} 到達，新的到達日不能更早", en: "{number} was expected on {expected}; the new day cannot be earlier" },
    hint: { "zh-CN": "请填写更晚的日期。", "zh-TW": "請填寫更晚的日期。", en: "Enter a later day." },
  },
  noDelayToTell: {
    status: 409,
    title: { "zh-CN": "{number} 没有待告知的延误", "zh-TW": "{number} 沒有待告知的延誤", en: "There is no delay of {number} to tell" },
    hint: { "zh-CN": "已经告知过，或没有登记延误。", "zh-TW": "已經告知過，或沒有登記延誤。", en: "It was told already, or none is on record." },
  },
  recipientMissing: {
    title: { "zh-CN": "请填写告知了谁", "zh-TW": "請填寫告知了誰", en: "Who was told?" },
    hint: { "zh-CN": "填写客户联系人的姓名。", "zh-TW": "填寫客戶聯絡人的姓名。", en: "Enter the name of the customer's contact." },
  },
  labelsNotPacked: {
    status: 409,
    title: { "zh-CN": "出库单 {number} 还没有包装完毕", "zh-TW": "出庫單 {number} 還沒有包裝完畢", en: "Delivery {number} is not packed" },
    hint: { "zh-CN": "请先包装并登记件数，再生成装箱标签。", "zh-TW": "請先包裝並登記件數，再產生裝箱標籤。", en: "Pack it first, with its packages; then make the labels." },
  },
} satisfies RefusalTexts;
