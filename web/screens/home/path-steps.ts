import { type DemoPath, type PathMark, pathLines } from "../../../contract/demo-path.ts";
import type { Role } from "../../../contract/permissions.ts";
import type { Translate } from "../../i18n/translator.ts";

/** A way into a screen: what somebody does there, who does it (absent: whoever is signed in), and whether it is done. */
export interface Door {
  key: string;
  href: string;
  personId: string | undefined;
  done: boolean;
}

export interface PathStep {
  key: "enter" | "review" | "confirm" | "goods" | "sign" | "clock" | "proof";
  doors: Door[];
  done: boolean;
}

export interface Somebody {
  id: string;
  roles: readonly Role[];
}

/** The seven steps of the five-minute path, each with its doors; before there is an order they lead to the lists. */
export function stepsOf({ customer, order, done }: DemoPath, people: readonly Somebody[]): PathStep[] {
  const first = (role: Role, except?: string) => people.find(({ id, roles }) => roles.includes(role) && id !== except)?.id;
  const door = (key: string, href: string, { by, mark }: { by?: string | undefined; mark?: PathMark } = {}): Door => ({ key, href, personId: by, done: mark !== undefined && done.includes(mark) });
  const review = (step: string) => (order?.reviewId ? `/reviews/${order.reviewId}?step=${step}` : "/reviews");
  const delivery = order?.deliveryId ? `/shipping/deliveries/${order.deliveryId}` : "/shipping/today";
  const letter = (mailId: string | null | undefined) => (mailId ? `/mailbox/${mailId}` : "/mailbox");
  const tab = (name: string) => (order ? `/orders/${order.id}?tab=${name}` : "/orders");
  const step = (key: PathStep["key"], mark: PathMark, doors: Door[]): PathStep => ({ key, doors, done: done.includes(mark) });
  return [
    step("enter", "submitted", [door("enter", customer ? `/orders/new?customer=${customer.id}` : "/orders/new", { by: first("salesClerk"), mark: "submitted" })]),
    step("review", "released", [
      door("preliminary", review("preliminary"), { by: first("salesClerk", order?.enteredBy), mark: "preliminary" }),
      door("finance", review("finance"), { by: first("finance", order?.enteredBy), mark: "finance" }),
      door("stock", review("stock"), { by: first("warehouse", order?.enteredBy), mark: "stock" }),
      door("release", review("release"), { by: order?.salespersonId ?? first("salesperson"), mark: "released" }),
    ]),
    step("confirm", "accepted", [door("letter", letter(order?.confirmationMailId), { mark: "accepted" })]),
    step("goods", "shipped", [door("pick", delivery, { by: first("warehouse"), mark: "checked" }), door("ship", delivery, { by: first("logistics"), mark: "shipped" })]),
    step("sign", "caseOpened", [
      door("receipt", letter(order?.shipmentMailId), { mark: "signed" }),
      door("case", order?.caseId ? `/cases/${order.caseId}` : "/cases", { by: first("customerService"), mark: "caseOpened" }),
    ]),
    step("clock", "sixteen", [door("overdue", "/duties?list=overdue", { by: first("salesDirector") }), door("reports", "/duties?list=reports", { by: first("salesDirector"), mark: "sixteen" })]),
    step("proof", "paperOpened", [door("timeline", tab("timeline")), door("papers", tab("papers"), { mark: "paperOpened" })]),
  ];
}

/** The rows as a spreadsheet puts them on the clipboard, with the headings by which the entry page knows the columns. */
export const rowsToPaste = (): string => [["物料编码", "数量"], ...pathLines.map(({ code, quantity }) => [code, String(quantity)])].map((cells) => cells.join("\t")).join("\n");

/** As whom a door is gone through; of somebody without a job title the name alone. */
export const asText = ({ name, jobTitle }: { name: string; jobTitle: string }, t: Translate): string => t(jobTitle ? "path.as" : "path.asName", { name, job: jobTitle });
