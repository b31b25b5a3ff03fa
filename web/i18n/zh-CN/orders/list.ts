/** The list of orders. */
export default {
  batchPrint: "打印({count})",
  printMost: "一次最多打印 {most} 张订单的单据，请少选一些",
  printName: "批量打印",
  followUp: "最近跟进",
  rowCopy: "复制单号",
  rowNobody: "{number} 目前没有可以催办的他人待办",
  rowRemind: "催办",
  rowReminded: "已就 {number} 催办：{duties}",
  rowTalk: "跟进",
  view_toInvoice: "待开票",
};
