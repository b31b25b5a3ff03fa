import type { Axes } from "../../../contract/order-axes.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

/** What of an order its list shows is needed for these questions. */
export interface Standing {
  axes: Axes;
  flags: readonly string[];
  requestedDate: string | null;
  promisedDate: string | null;
}

export const milestones = ["entered", "reviewed", "made", "shipped", "invoiced", "paid"] as const;
export type Milestone = (typeof milestones)[number];
export type Reached = "done" | "partly" | "open" | "failed";

const reachedBy: Record<Axes["fulfilment"], { made: Reached; shipped: Reached }> = {
  none: { made: "open", shipped: "open" },
  partlyScheduled: { made: "partly", shipped: "open" },
  awaitingPurchase: { made: "partly", shipped: "open" },
  scheduled: { made: "partly", shipped: "open" },
  partlyToShipRestToPlan: { made: "partly", shipped: "open" },
  partlyToShipRestToCome: { made: "partly", shipped: "open" },
  partlyToShip: { made: "partly", shipped: "open" },
  toShip: { made: "done", shipped: "open" },
  partlyShippedRestToPlan: { made: "partly", shipped: "partly" },
  partlyShippedRestToCome: { made: "partly", shipped: "partly" },
  partlyShippedRestToMake: { made: "partly", shipped: "partly" },
  partlyShipped: { made: "done", shipped: "partly" },
  shipped: { made: "done", shipped: "done" },
  arrived: { made: "done", shipped: "done" },
  signed: { made: "done", shipped: "done" },
};
const reviewed = ({ review, confirmation }: Axes): Reached => {
  if (review === "failed" || review === "cancelled" || confirmation === "refused") return "failed";
  if (review === "passed") return confirmation === "given" ? "done" : "partly";
  return review === "inReview" ? "partly" : "open";
};

/** How far an order is at each milestone; they are independent of each other. */
export const reachedOf = (axes: Axes): Record<Milestone, Reached> => ({
  entered: "done",
  reviewed: reviewed(axes),
  ...reachedBy[axes.fulfilment],
  invoiced: ({ notInvoiced: "open", partlyInvoiced: "partly", invoiced: "done" } as const)[axes.invoicing],
  paid: ({ unpaid: "open", partlyPaid: "partly", paid: "done" } as const)[axes.payment],
});

export type Todo =
  | "callCustomer" | "submit" | "review" | "contactCustomer" | "askCustomer" | "settleRefusal" | "plan" | "planRest" | "prepare" | "prepareRest" | "awaitGoods" | "awaitRest" | "ship" | "shipRest" | "awaitArrival" | "awaitSignature"
  | "invoiceAndCollect" | "invoice" | "collect" | "afterSales" | "archive" | "nothing";

const byFulfilment: Record<Exclude<Axes["fulfilment"], "signed">, Todo> = {
  none: "plan", awaitingPurchase: "awaitGoods", partlyToShipRestToCome: "awaitRest", partlyShippedRestToCome: "awaitRest", partlyScheduled: "planRest", partlyToShipRestToPlan: "planRest", partlyShippedRestToPlan: "planRest", scheduled: "prepare", partlyToShip: "prepareRest", partlyShippedRestToMake: "prepareRest",
  toShip: "ship", partlyShipped: "shipRest", shipped: "awaitArrival", arrived: "awaitSignature",
};

function beforeApproval({ axes, flags }: Standing): Todo | undefined {
  const { review, confirmation } = axes;
  if (review === "cancelled") return "nothing";
  if (review === "draft") return flags.includes("oral") ? "callCustomer" : "submit";
  if (review === "inReview") return "review";
  if (review === "failed") return "contactCustomer";
  if (confirmation === "refused") return "settleRefusal";
  return confirmation === "given" ? undefined : "askCustomer";
}

/** The one thing that an order waits for next. */
export function todoOf(order: Standing): Todo {
  const { axes } = order;
  const before = beforeApproval(order);
  if (before) return before;
  if (axes.afterSales === "open") return "afterSales";
  if (axes.fulfilment !== "signed") return byFulfilment[axes.fulfilment];
  const [invoiced, paid] = [axes.invoicing === "invoiced", axes.payment === "paid"];
  if (!invoiced) return paid ? "invoice" : "invoiceAndCollect";
  if (!paid) return "collect";
  return axes.archived ? "nothing" : "archive";
}

/** Days by which the goods are late on `today`; 0 while they are not, or need not come. */
export function daysLate({ axes, requestedDate, promisedDate }: Standing, today: string): number {
  const due = promisedDate ?? requestedDate;
  const arrived = axes.fulfilment === "arrived" || axes.fulfilment === "signed";
  if (!due || arrived || axes.review === "cancelled" || due >= today) return 0;
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000);
}

const bad: readonly Todo[] = ["contactCustomer", "settleRefusal"];
const warn: readonly Todo[] = ["callCustomer", "askCustomer", "afterSales"];

export function toneOf(todo: Todo, late: number): Tone {
  if (late > 0 || bad.includes(todo)) return "bad";
  if (warn.includes(todo)) return "warn";
  if (todo === "nothing" || todo === "archive") return "good";
  return todo === "submit" ? "idle" : "moving";
}
