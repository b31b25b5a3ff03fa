/** The list of orders. */
export default {
  batchPrint: "Print ({count})",
  printMost: "Papers of at most {most} orders are printed at once; choose fewer",
  printName: "Printed orders",
  followUp: "Last follow-up",
  rowCopy: "Copy number",
  rowNobody: "{number}: nobody else can be reminded of anything now",
  rowRemind: "Remind",
  rowReminded: "{number}: reminded of {duties}",
  rowTalk: "Follow up",
  view_toInvoice: "To invoice",
};
