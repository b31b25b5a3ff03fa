import { reviewAxis } from "../../../contract/order-axes.ts";
import type { readOrder } from "../../../contract/orders.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";

export type Order = Answer<typeof readOrder>;

/** What somebody can do to an order on its page, in the order in which it usually happens. */
const acts = ["confirmOral", "confirmInformation", "submit", "recordContact", "edit", "withdraw", "copy", "cancel"] as const;
export type Act = (typeof acts)[number];

const permissionOf: Record<Act, Permission> = {
  confirmOral: "orders.enter", confirmInformation: "orders.enter", submit: "orders.submit", recordContact: "orders.enter", edit: "orders.enter", withdraw: "orders.submit", copy: "orders.enter", cancel: "orders.submit",
};

type Standing = Pick<Order, "axes" | "flags" | "informationConfirmedAt">;

const possible: Record<Act, (order: Standing) => boolean> = {
  confirmOral: ({ axes, flags }) => flags.includes("oral") && axes.review !== "cancelled",
  confirmInformation: ({ axes, informationConfirmedAt }) => axes.review === "draft" && informationConfirmedAt === null,
  submit: ({ axes }) => reviewAxis.allows("submit", axes.review),
  recordContact: () => true,
  edit: ({ axes }) => reviewAxis.allows("edit", axes.review),
  withdraw: ({ axes }) => reviewAxis.allows("withdraw", axes.review),
  copy: () => true,
  cancel: ({ axes }) => reviewAxis.allows("cancel", axes.review),
};

/** The one act that moves the order on; none while it waits for others. */
export function nextAct(order: Standing): Act | undefined {
  const { review } = order.axes;
  if (review === "failed") return "recordContact";
  if (review !== "draft") return undefined;
  return possible.confirmOral(order) ? "confirmOral" : order.informationConfirmedAt === null ? "confirmInformation" : "submit";
}

/** Why an act is not possible now: for want of a permission, in this state, or because it is done; undefined where it is. */
export function whyNot(act: Act, order: Standing, may: (permission: Permission) => boolean): "permission" | "state" | "done" | undefined {
  if (!may(permissionOf[act])) return "permission";
  if (possible[act](order)) return undefined;
  return act === "confirmInformation" && order.informationConfirmedAt !== null ? "done" : "state";
}

/** The acts that the page shows; the call that confirms an oral order only while one is wanted. */
export const shownActs = (order: Standing): Act[] => acts.filter((act) => act !== "confirmOral" || possible.confirmOral(order));
