import type { RefusalTexts } from "../toolkit.ts";

/** Why a transfer or a count is refused; products are facts by their code, orders by their number. */
export const stockMovesRefusals = {
  sameWarehouse: {
    title: { "zh-CN": "调出和调入是同一个仓库", "zh-TW": "調出和調入是同一個倉庫", en: "Both warehouses are the same" },
    hint: { "zh-CN": "请选择另一个调入仓库。", "zh-TW": "請選擇另一個調入倉庫。", en: "Choose another warehouse to move to." },
  },
  transferAcrossLedgers: {
    title: { "zh-CN": "{from} 和 {to} 不属于同一账套", "zh-TW": "{from} 和 {to} 不屬於同一帳套", en: "{from} and {to} belong to different ledgers" },
    hint: { "zh-CN": "跨账套的货要开单买卖，不能调拨。", "zh-TW": "跨帳套的貨要開單買賣，不能調撥。", en: "Goods that change their owner are sold, not moved." },
  },
  notOneSite: {
    title: { "zh-CN": "{from} 和 {to} 不在同一地址", "zh-TW": "{from} 和 {to} 不在同一地址", en: "{from} and {to} are not at one address" },
    hint: { "zh-CN": "请先申请调拨，再分别发出和收货。", "zh-TW": "請先申請調撥，再分別發出和收貨。", en: "Ask for a transfer, then send and receive it." },
  },
  nothingToMove: {
    title: { "zh-CN": "调拨数量不能为 0", "zh-TW": "調撥數量不能為 0", en: "There is nothing to move" },
    hint: { "zh-CN": "请填写要调拨的数量。", "zh-TW": "請填寫要調撥的數量。", en: "Fill in how much is to be moved." },
  },
  notInTransit: {
    title: { "zh-CN": "这批货不在此调拨单上", "zh-TW": "這批貨不在此調撥單上", en: "These goods are not on the transfer" },
    hint: { "zh-CN": "刷新后核对产品和批次。", "zh-TW": "重新整理後核對產品和批號。", en: "Reload, then check product and lot." },
  },
  nothingToCount: {
    title: { "zh-CN": "仓库 {code} 里没有可盘点的货", "zh-TW": "倉庫 {code} 裡沒有可盤點的貨", en: "There is nothing to count in {code}" },
    hint: { "zh-CN": "请另选仓库或产品。", "zh-TW": "請另選倉庫或產品。", en: "Choose another warehouse or other products." },
  },
  nothingCounted: {
    title: { "zh-CN": "还没有录入任何盘点数", "zh-TW": "還沒有錄入任何盤點數", en: "Nothing has been counted yet" },
    hint: { "zh-CN": "至少录入一行，再提交。", "zh-TW": "至少錄入一行，再提交。", en: "Put down at least one line, then submit." },
  },
  movedSinceCounted: {
    status: 409,
    title: { "zh-CN": "{count} 行在盘点后有出入库", "zh-TW": "{count} 行在盤點後有出入庫", en: "{count} lines moved since they were counted" },
    hint: { "zh-CN": "退回后，请仓库对标出的行重盘。", "zh-TW": "退回後，請倉庫對標出的行重盤。", en: "Send it back; the marked lines are counted again." },
  },
  levelMoved: {
    status: 409,
    title: { "zh-CN": "{product} 在打开盘点表后有出入库", "zh-TW": "{product} 在打開盤點表後有出入庫", en: "{product} moved after the sheet was taken down" },
    hint: { "zh-CN": "请重盘这一行：账面数会更新。", "zh-TW": "請重盤這一行：帳面數會更新。", en: "Count the line again: the books are then taken as they are now." },
  },
  countedBelowPromised: {
    status: 409,
    title: { "zh-CN": "{product} 盘点后只剩 {counted}，已为订单 {orders} 预留 {reserved}", "zh-TW": "{product} 盤點後只剩 {counted}，已為訂單 {orders} 預留 {reserved}", en: "{product} is down to {counted}, and {reserved} is promised to {orders}" },
    hint: { "zh-CN": "先由仓库在出库单上按短缺拣货，或由销售释放预留，再过账；也可先把这一行移出盘点表。", "zh-TW": "先由倉庫在出庫單上按短缺揀貨，或由銷售釋放預留，再過帳；也可先把這一行移出盤點表。", en: "Pick those deliveries short, or release the promise, then post; or take the line out of the count." },
  },
  countedBySelf: {
    status: 403,
    title: { "zh-CN": "不能审批或红冲自己盘点或提交的盘点单", "zh-TW": "不能審批或紅沖自己盤點或提交的盤點單", en: "You cannot approve or reverse a count that you counted or submitted" },
    hint: { "zh-CN": "请由另一位有权限的同事操作。", "zh-TW": "請由另一位有權限的同事操作。", en: "Somebody else who may has to." },
  },
  reverseCountFirst: {
    status: 409,
    title: { "zh-CN": "{product} 之后又盘点过：{number}", "zh-TW": "{product} 之後又盤點過：{number}", en: "{product} was counted again since: {number}" },
    hint: { "zh-CN": "先红冲盘点单 {number}，再红冲这一笔；或者新开盘点更正。", "zh-TW": "先紅沖盤點單 {number}，再紅沖這一筆；或者新開盤點更正。", en: "Reverse the count {number} first; or put it right by a new count." },
  },
  reverseAdjustmentFirst: {
    status: 409,
    title: { "zh-CN": "{product} 之后又做过库存调整", "zh-TW": "{product} 之後又做過庫存調整", en: "The stock of {product} was adjusted since" },
    hint: { "zh-CN": "先在该产品的出入库流水中红冲那次调整；或者新开盘点更正。", "zh-TW": "先在該產品的出入庫流水中紅沖那次調整；或者新開盤點更正。", en: "Reverse that adjustment among the product's movements first; or put it right by a new count." },
  },
  foundRightSince: {
    status: 409,
    title: { "zh-CN": "{product} 之后核对过，账实相符", "zh-TW": "{product} 之後核對過，帳實相符", en: "The stock of {product} was found right since" },
    hint: { "zh-CN": "若账面仍不对，请新开盘点或再做库存调整。", "zh-TW": "若帳面仍不對，請新開盤點或再做庫存調整。", en: "If the books are wrong all the same, put them right by a new count or adjustment." },
  },
  goodsLeftSince: {
    status: 409,
    title: { "zh-CN": "{product} 要冲回 {wanted}，只剩 {left}：其余已随 {documents} 离开", "zh-TW": "{product} 要沖回 {wanted}，只剩 {left}：其餘已隨 {documents} 離開", en: "{wanted} of {product} would go back and {left} is left: the rest went with {documents}" },
    hint: { "zh-CN": "先撤销这些单据，再红冲；或者新开盘点更正。", "zh-TW": "先撤銷這些單據，再紅沖；或者新開盤點更正。", en: "Take those back first; or put it right by a new count." },
  },
  weightGoneSince: {
    status: 409,
    title: { "zh-CN": "{product} 之后称重有变：要冲回的重 {wanted}，该批现重 {left}", "zh-TW": "{product} 之後稱重有變：要沖回的重 {wanted}，該批現重 {left}", en: "{product} was weighed otherwise since: {wanted} would go back, and the lot weighs {left}" },
    hint: { "zh-CN": "先撤销之后按实重出库的单据，再红冲；或者新开盘点更正。", "zh-TW": "先撤銷之後按實重出庫的單據，再紅沖；或者新開盤點更正。", en: "Take back what left by another weight first; or put it right by a new count." },
  },
  goodsPromisedSince: {
    status: 409,
    title: { "zh-CN": "{product} 冲回后只剩 {left}，已为订单 {orders} 预留 {reserved}", "zh-TW": "{product} 沖回後只剩 {left}，已為訂單 {orders} 預留 {reserved}", en: "{product} would be down to {left}, and {reserved} is promised to {orders}" },
    hint: { "zh-CN": "先释放这些订单的预留，或在出库单上按短缺拣货，再红冲。", "zh-TW": "先釋放這些訂單的預留，或在出庫單上按短缺揀貨，再紅沖。", en: "Release those promises or pick those deliveries short, then reverse." },
  },
} satisfies RefusalTexts;
