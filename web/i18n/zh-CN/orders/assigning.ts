/** Giving orders to another salesperson. */
export default {
  assign: "指派",
  assignHint: "现由 {now} 负责。出库单、应收、售后和销售员的待办随单转给新的销售员，双方都会收到通知；客户档案上的销售员不变。",
  assignLeft: "另有 {count} 张已完成、归档或取消，不指派。",
  assignMany: "指派 {count} 张订单",
  assignNobody: "无人负责",
  assignNoneOpen: "所选订单均已完成、归档或取消，不能指派",
  assignOne: "指派 {number}",
  assignReason: "指派原因",
  assignTo: "新的销售员",
  assignUndone: "撤销指派",
  assignedToast: "已将 {count} 张订单指派给 {name}",
  batchAssign: "指派（{count}）",
};
