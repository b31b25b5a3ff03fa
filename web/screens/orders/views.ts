import { type Stage, stages } from "../../../contract/order-axes.ts";
import type { listOrders } from "../../../contract/orders.ts";
import type { Input } from "../../api/client.ts";
import { type Sort, sortIn } from "../../ui/list/columns.ts";

export const views = ["all", "mine", "drafts", "inReview", "failed", "customer", "toPlan", "toCome", "making", "toShip", "toInvoice", "onTheWay", "afterSales", "late"] as const;
export type View = (typeof views)[number];

/** Stages in which goods are still owed. */
export const owing: readonly Stage[] = ["draft", "inReview", "reviewFailed", "awaitingCustomer", "customerRefused", "approved", "awaitingPurchase", "scheduled", "toShip", "shipped"];

const stagesOf: Partial<Record<View, readonly Stage[]>> = {
  drafts: ["draft"], inReview: ["inReview"], failed: ["reviewFailed"], customer: ["awaitingCustomer", "customerRefused"], toPlan: ["approved"], toCome: ["awaitingPurchase"], making: ["scheduled"], toShip: ["toShip"],
  onTheWay: ["shipped", "delivered"], afterSales: ["inAfterSales"], late: owing,
};

const viewShowing = Object.fromEntries(Object.entries(stagesOf).flatMap(([view, its]) => (view === "late" ? [] : its.map((stage) => [stage, view])))) as Partial<Record<Stage, View>>;

/** The address of the list with the orders of a stage. */
export const addressOfStage = (stage: Stage): string => (stagesOf[viewShowing[stage] ?? "all"]?.length === 1 ? `/orders?view=${viewShowing[stage]}` : `/orders?stage=${stage}`);

export type ListQuestion = Omit<Input<typeof listOrders>, "cursor" | "limit">;

const isView = (word: string | undefined): word is View => (views as readonly string[]).includes(word ?? "");
const isStage = (word: string): word is Stage => (stages as readonly string[]).includes(word);
const isDay = (word: string | undefined): word is string => /^\d{4}-\d{2}-\d{2}$/.test(word ?? "");
const isId = (word: string | undefined): word is string => /^[0-9a-f-]{36}$/.test(word ?? "");
/** What the list is sorted by, and which way first: its columns, and of what was paid since a day when it was. */
const sorts = { createdAt: "descending", requestedDate: "ascending", number: "descending", paid: "descending" } as const;

/** How the list is sorted unless somebody says otherwise: what was paid since a day by its payment, late orders by their date, others the newest first. */
export function standardSort(filter: Filter): Sort<keyof typeof sorts> {
  if (isDay(filter["paid"])) return { key: "paid", direction: "descending" };
  return viewOf(filter) === "late" ? { key: "requestedDate", direction: "ascending" } : { key: "createdAt", direction: "descending" };
}
/** How it is sorted. */
export function sortOf(filter: Filter): Sort<keyof typeof sorts> {
  const chosen = sortIn(filter["sort"], sorts);
  return chosen && (chosen.key !== "paid" || isDay(filter["paid"])) ? chosen : standardSort(filter);
}

export const viewOf = (filter: Readonly<Record<string, string>>): View => (isView(filter["view"]) ? filter["view"] : "all");

const conditions = ["view", "q", "stage", "customer", "seller", "tag", "from", "to", "won", "paid", "sort"] as const;
type Filter = Readonly<Record<string, string>>;

/** What a saved view keeps of the list's address. */
export const conditionsIn = (filter: Filter): Record<string, string> => Object.fromEntries(conditions.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));

/** The change of the address that shows a saved view and nothing else. */
export const showing = (own: string, filter: Filter): Record<string, string | undefined> => ({ ...Object.fromEntries(conditions.map((name) => [name, undefined])), ...conditionsIn(filter), own });

/** The filter in the address as the question to the server; what the address says wrongly is passed over. */
export function questionOf(filter: Readonly<Record<string, string>>, { me, today }: { me: string; today: string }): ListQuestion {
  const view = viewOf(filter);
  const { q, stage = "", customer, seller, tag, from, to, won, paid } = filter;
  const sort = sortOf(filter);
  const chosen = stage.split(",").filter(isStage);
  const asked = chosen.length ? chosen : stagesOf[view];
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const until = [isDay(to) ? to : undefined, view === "late" ? yesterday : undefined].filter((day) => day !== undefined).toSorted()[0];
  return {
    search: q || undefined,
    stage: asked && [...asked],
    customerId: isId(customer) ? customer : undefined,
    salespersonId: view === "mine" ? me : isId(seller) ? seller : undefined,
    tagId: isId(tag) ? tag : undefined,
    toInvoice: view === "toInvoice" ? "true" : undefined,
    requestedFrom: isDay(from) ? from : undefined,
    requestedTo: until,
    establishedFrom: isDay(won) ? won : undefined,
    paidFrom: isDay(paid) ? paid : undefined,
    sort: sort.key === "createdAt" ? "newest" : sort.key,
    direction: sort.direction,
  };
}
