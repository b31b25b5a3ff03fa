import type { Language, Text } from "../../contract/toolkit.ts";

/** Words of the files that `gendan export` writes, in Simplified Chinese, Traditional Chinese, English. */
type Row = readonly [cn: string, tw: string, en: string];
const words = <Key extends string>(rows: Record<Key, Row>): Record<Key, Text> =>
  Object.fromEntries(Object.entries<Row>(rows).map(([key, [cn, tw, en]]) => [key, { "zh-CN": cn, "zh-TW": tw, en }])) as Record<Key, Text>;

/** A code as people call it. */
export const nameOf = <Key extends string>(names: Record<Key, Text>, key: Key, language: Language): string => names[key][language];

/** Where an order stands. */
export const orderStages = words({
  draft: ["草稿", "草稿", "Draft"],
  inReview: ["待审核", "待審核", "In review"],
  reviewFailed: ["审核未通过", "審核未通過", "Review failed"],
  awaitingPurchase: ["待采购到货", "待採購到貨", "Awaiting purchase"],
  awaitingCustomer: ["待客户确认", "待客戶確認", "With customer"],
  customerRefused: ["客户不同意", "客戶不同意", "Customer refused"],
  approved: ["已审核", "已審核", "Approved"],
  scheduled: ["已排产", "已排產", "Scheduled"],
  toShip: ["待发货", "待出貨", "To ship"],
  shipped: ["已发货", "已出貨", "Shipped"],
  delivered: ["已送达", "已送達", "Delivered"],
  completed: ["已完成", "已完成", "Completed"],
  inAfterSales: ["售后处理中", "售後處理中", "In after-sales"],
  archived: ["已归档", "已歸檔", "Archived"],
  cancelled: ["已取消", "已取消", "Cancelled"],
});

export const customerStates = words({
  pending: ["待批准", "待批准", "Pending"],
  approved: ["已批准", "已批准", "Approved"],
  refused: ["已退回", "已退回", "Refused"],
  blocked: ["已冻结", "已凍結", "Blocked"],
});
export const deliveryStates = words({
  requested: ["待拣货", "待揀貨", "To pick"],
  picking: ["拣货中", "揀貨中", "Picking"],
  picked: ["已拣齐", "已揀齊", "Picked"],
  packed: ["已包装", "已包裝", "Packed"],
  checked: ["已核对", "已核對", "Checked"],
  shipped: ["已发货", "已出貨", "Shipped"],
  arrived: ["已到达", "已到達", "Arrived"],
  signed: ["已签收", "已簽收", "Signed"],
  signedWithObjection: ["签收有异议", "簽收有異議", "Signed with objection"],
  cancelled: ["已取消", "已取消", "Cancelled"],
});
export const runStates = words({
  planned: ["待审批", "待核准", "To approve"],
  returned: ["已退回", "已退回", "Returned"],
  approved: ["待开工", "待開工", "To start"],
  running: ["生产中", "生產中", "Running"],
  finished: ["待检验", "待檢驗", "To inspect"],
  passed: ["待入库", "待入庫", "To stock in"],
  failed: ["检验不合格", "檢驗不合格", "Failed"],
  stockedIn: ["已入库", "已入庫", "Stocked in"],
  cancelled: ["已取消", "已取消", "Cancelled"],
});
export const requestStates = words({
  requested: ["待开票", "待開票", "To invoice"],
  issued: ["已开票", "已開票", "Issued"],
  refused: ["已退回", "已退回", "Sent back"],
  closed: ["红冲后关闭", "紅沖後關閉", "Closed after red invoice"],
  withdrawn: ["已撤回", "已撤回", "Withdrawn"],
});
export const dutyStates = words({
  open: ["进行中", "進行中", "Running"],
  paused: ["已暂停", "已暫停", "Paused"],
  closed: ["已完成", "已完成", "Done"],
  cancelled: ["已取消", "已取消", "Cancelled"],
});
export const meansOfReceipt = words({
  bankTransfer: ["银行转账", "銀行轉帳", "Bank transfer"],
  cash: ["现金", "現金", "Cash"],
  cheque: ["支票", "支票", "Cheque"],
  bankDraft: ["承兑汇票", "承兌匯票", "Bank draft"],
  wechat: ["微信", "微信", "WeChat Pay"],
  alipay: ["支付宝", "支付寶", "Alipay"],
  other: ["其他", "其他", "Other"],
  creditNote: ["贷项通知", "貸項通知", "Credit note"],
});
export const supplies = words({ stock: ["现货", "現貨", "stock"], make: ["按单生产", "按單生產", "make"], buy: ["外购", "外購", "buy"] });
export const answers = words({ yes: ["是", "是", "yes"], no: ["否", "否", "no"] });
