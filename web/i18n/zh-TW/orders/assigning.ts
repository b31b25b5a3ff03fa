/** Giving orders to another salesperson. */
export default {
  assign: "指派",
  assignHint: "現由 {now} 負責。出庫單、應收、售後和銷售員的待辦隨單轉給新的銷售員，雙方都會收到通知；客戶檔案上的銷售員不變。",
  assignLeft: "另有 {count} 張已完成、歸檔或取消，不指派。",
  assignMany: "指派 {count} 張訂單",
  assignNobody: "無人負責",
  assignNoneOpen: "所選訂單均已完成、歸檔或取消，不能指派",
  assignOne: "指派 {number}",
  assignReason: "指派原因",
  assignTo: "新的銷售員",
  assignUndone: "撤銷指派",
  assignedToast: "已將 {count} 張訂單指派給 {name}",
  batchAssign: "指派（{count}）",
};
