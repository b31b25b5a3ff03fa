import type { Confirmation } from "../../../contract/confirmations.ts";
import { openReview, reviewAxis } from "../../../contract/order-axes.ts";
import type { readOrder } from "../../../contract/orders.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";

export type Order = Answer<typeof readOrder>;

/** What somebody can do to an order on its page, in the order in which it usually happens. */
const acts = ["confirmOral", "confirmInformation", "submit", "sendConfirmation", "recordAnswer", "remindCustomer", "recordContact", "edit", "split", "withdraw", "change", "hold", "resume", "copy", "cancel"] as const;
export type Act = (typeof acts)[number];

const permissionOf: Record<Act, Permission> = {
  confirmOral: "orders.enter", confirmInformation: "orders.enter", submit: "orders.submit", sendConfirmation: "confirmations.send", recordAnswer: "confirmations.recordOnBehalf",
  remindCustomer: "confirmations.send", recordContact: "orders.contact", edit: "orders.enter", split: "orders.enter", withdraw: "orders.submit", change: "changes.request", hold: "orders.hold", resume: "orders.hold", copy: "orders.enter", cancel: "orders.submit",
};

/** What of a request to the customer is needed to tell what comes next. */
export interface Asked extends Pick<Confirmation, "state" | "means"> {
  sendings: readonly unknown[];
}

export interface Standing extends Pick<Order, "axes" | "flags" | "informationConfirmedAt"> {
  stage?: Order["stage"];
  /** The newest request to the customer; absent before there is one, or while it is not known. */
  asked?: Asked | undefined;
  /** A change that is not decided yet. */
  openChange?: Order["openChange"];
  /** It stands still. */
  hold?: Order["hold"];
}

type May = (permission: Permission) => boolean;

/** Whether the customer's answer is waited for. */
const awaited = ({ axes, asked }: Standing): boolean => axes.review === "passed" && axes.confirmation === "awaiting" && asked?.state === "awaiting";
const sent = ({ asked }: Standing): boolean => (asked?.sendings.length ?? 0) > 0;
const foresees = ({ asked }: Standing, ...means: Asked["means"]): boolean => means.some((each) => asked?.means.includes(each));

/** Whether it changes by a change 变更单 only: it is being reviewed or stands, and has not ended. */
const changeable = ({ axes }: Standing): boolean => reviewAxis.allows("callOff", openReview(axes)) && !axes.archived;

const possible: Record<Act, (order: Standing) => boolean> = {
  confirmOral: ({ axes, flags }) => flags.includes("oral") && axes.review !== "cancelled",
  confirmInformation: ({ axes, informationConfirmedAt }) => axes.review === "draft" && informationConfirmedAt === null,
  submit: ({ axes }) => reviewAxis.allows("submit", axes.review),
  sendConfirmation: (order) => awaited(order) && !sent(order) && foresees(order, "mail", "link"),
  recordAnswer: (order) => awaited(order) && foresees(order, "onBehalf"),
  remindCustomer: (order) => awaited(order) && sent(order) && foresees(order, "mail"),
  recordContact: ({ axes }) => axes.review !== "cancelled" && !axes.archived,
  edit: ({ axes }) => reviewAxis.allows("edit", openReview(axes)),
  split: ({ axes }) => reviewAxis.allows("edit", openReview(axes)),
  withdraw: ({ axes }) => reviewAxis.allows("withdraw", axes.review),
  change: (order) => changeable(order) && !order.openChange,
  hold: (order) => changeable(order) && !order.hold && order.stage !== "completed",
  resume: ({ hold }) => Boolean(hold),
  copy: () => true,
  cancel: ({ axes }) => reviewAxis.allows("cancel", openReview(axes)),
};

/** Acts that somebody looks for in this state although something else has to be done first. */
const expected: Partial<Record<Act, (order: Standing) => boolean>> = {
  submit: ({ axes }) => axes.review === "failed",
  edit: ({ axes }) => axes.review === "inReview",
  change: (order) => changeable(order) && Boolean(order.openChange),
};

/** The one act that moves the order on; none while it waits for others. */
export function nextAct(order: Standing): Act | undefined {
  const { review, confirmation } = order.axes;
  if (review === "failed" || (review === "passed" && confirmation === "refused")) return "recordContact";
  if (review === "passed") return possible.sendConfirmation(order) ? "sendConfirmation" : possible.recordAnswer(order) ? "recordAnswer" : undefined;
  if (review !== "draft") return undefined;
  return possible.confirmOral(order) ? "confirmOral" : order.informationConfirmedAt === null ? "confirmInformation" : "submit";
}

/** Why an act is not possible now: for want of a permission, or because another comes first; undefined where it is. */
export function whyNot(act: Act, order: Standing, may: May): "permission" | "editFirst" | "withdrawFirst" | "changeOpen" | "state" | undefined {
  if (!may(permissionOf[act])) return "permission";
  if (possible[act](order)) return undefined;
  if (!expected[act]?.(order)) return "state";
  if (act === "change") return "changeOpen";
  return act === "submit" ? "editFirst" : "withdrawFirst";
}

/** The acts that the page shows, the next one first: what makes sense now and is the person's to do. The next one stands there for everybody. */
export function shownActs(order: Standing, may: May): Act[] {
  const next = nextAct(order);
  const shown = acts.filter((act) => act === next || (may(permissionOf[act]) && (possible[act](order) || (expected[act]?.(order) ?? false))));
  return shown.toSorted((a, b) => Number(b === next) - Number(a === next));
}
