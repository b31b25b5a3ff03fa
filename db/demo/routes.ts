import type { Wish } from "./orders.ts";
import { minutesADay } from "./work-grid.ts";

export const momentNames = [
  "enter", "callBack", "confirmInformation", "submit", "preliminary", "specialNeeds", "finance", "stock", "engineering", "release", "confirm", "plan", "approve", "start", "report", "finish",
  "inspect", "stockIn", "reportPicking", "pick", "pack", "check", "ship", "arrive", "contact", "sign", "rate", "invoice", "pay", "askEstimate",
] as const;
export type MomentName = (typeof momentNames)[number];

/** Something that happens in a life, at a working minute. */
export interface Moment {
  name: MomentName;
  at: number;
}

/** Chance, and how much slower than usual this order goes. */
export interface Rhythm {
  between(least: number, most: number): number;
  haste: number;
}

type Gap = readonly [MomentName, least: number, most: number];

const review = ({ makes, urgent, packaging }: Wish): Gap[] => [
  ["preliminary", 8, 70],
  ...(!makes && (urgent || packaging) ? [["specialNeeds", 4, 40] as const] : []),
  ["finance", 6, 60], ["stock", 4, 45],
  ...(makes ? [["engineering", 8, 40] as const] : []),
  ["release", 4, 30],
];
const making: Gap[] = [["plan", 10, 45], ["approve", 15, 130], ["start", 60, 400], ["finish", 420, 900], ["inspect", 10, 50], ["stockIn", 8, 50]];
const delivering: Gap[] = [["reportPicking", 3, 12], ["pick", 12, 70], ["pack", 15, 60], ["check", 8, 30], ["ship", 15, 120], ["arrive", 380, 1100], ["contact", 30, 200], ["sign", 20, 180]];

/** Working minutes from the delivery until the money comes, by the terms of payment: in time, even where a week of holidays lies between. */
const paidAfter: Readonly<Record<string, readonly [number, number]>> = {
  cashOnDelivery: [30, 400], net20: [7 * minutesADay, 9 * minutesADay], monthly30: [12 * minutesADay, 15 * minutesADay], monthly60: [28 * minutesADay, 34 * minutesADay],
};

/** All moments of an order that goes its straight way, counted from its entry. */
export function routeOf(wish: Wish, { between, haste }: Rhythm): Moment[] {
  const gaps: Gap[] = [
    ["enter", 0, 0], ...(wish.channel === "oral" ? [["callBack", 30, 400] as const] : []), ["confirmInformation", 4, 60], ["submit", 2, 15], ...review(wish), ["confirm", 25, 460],
    ...(wish.makes ? making : []), ...delivering,
  ];
  let at = 0;
  const route = gaps.map(([name, least, most]) => ({ name, at: (at += Math.round(between(least, most) * haste)) }));
  // A signed receipt answers the question how the goods arrived: only some customers are called before.
  const called = between(1, 5) === 1 ? route : route.filter(({ name }) => name !== "contact");
  const shippedAt = route.find(({ name }) => name === "ship")!.at;
  const invoice = Math.max(at, shippedAt + between(60, 700)) + 1;
  const [soonest, latest] = paidAfter[wish.customer.terms.code] ?? [60, 600];
  return [
    ...called, ...(between(1, 4) === 1 ? [{ name: "rate" as const, at: at + between(1, 40) }] : []),
    { name: "invoice" as const, at: invoice + 40 }, { name: "pay" as const, at: invoice + 40 + between(soonest, latest) },
  ];
}

/** A route up to one of its moments; a life that ends after a call is one that was called. */
export function through(route: readonly Moment[], last: MomentName | undefined): Moment[] {
  if (!last) return [...route];
  const end = route.findIndex(({ name }) => name === last);
  if (end >= 0) return route.slice(0, end + 1);
  const before = route.findIndex(({ name }) => momentNames.indexOf(name) > momentNames.indexOf(last));
  return [...route.slice(0, before), { name: last, at: Math.max(route[before - 1]!.at + 1, route[before]!.at - 10) }];
}
