/** Giving orders to another salesperson. */
export default {
  assign: "Assign",
  assignHint: "Now with {now}. Deliveries, what is to be paid, cases and what its salesperson has to do go with the order, and both are told; the customer's own salesperson stays.",
  assignLeft: "{count} more are completed, archived or cancelled and stay.",
  assignMany: "Assign {count} orders",
  assignNobody: "nobody",
  assignNoneOpen: "The chosen orders are completed, archived or cancelled and cannot be given to anybody",
  assignOne: "Assign {number}",
  assignReason: "Why it is given away",
  assignTo: "New salesperson",
  assignUndone: "Assignment taken back",
  assignedToast_one: "{count} order is {name}'s now",
  assignedToast_other: "{count} orders are {name}'s now",
  batchAssign: "Assign ({count})",
};
