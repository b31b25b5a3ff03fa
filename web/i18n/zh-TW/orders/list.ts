/** The list of orders. */
export default {
  batchPrint: "列印({count})",
  printMost: "一次最多列印 {most} 張訂單的單據，請少選一些",
  printName: "批次列印",
  followUp: "最近跟進",
  rowCopy: "複製單號",
  rowNobody: "{number} 目前沒有可以催辦的他人待辦",
  rowRemind: "催辦",
  rowReminded: "已就 {number} 催辦：{duties}",
  rowTalk: "跟進",
  view_toInvoice: "待開票",
};
