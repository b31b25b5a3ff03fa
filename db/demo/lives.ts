import { type Wish, wisher } from "./orders.ts";
import type { Chance } from "./random.ts";
import { customers } from "./customers.ts";
import { type Moment, routeOf, type Rhythm, through } from "./routes.ts";
import { minutesADay, type WorkGrid } from "./work-grid.ts";

/** Where a life stands on the demo's Tuesday. */
export const endings = ["draft", "inReview", "failed", "awaiting", "awaitingGoods", "inProduction", "toShip", "inTransit", "unsigned", "afterSales", "completed"] as const;
export type Ending = (typeof endings)[number];

/** One order from the first word to the money, as a list of moments. */
export interface Life {
  readonly key: string;
  readonly ending: Ending;
  readonly wish: Wish;
  readonly moments: Moment[];
  /** What is to happen otherwise than in most lives. */
  readonly twist?: Twist;
}
export type Twist =
  | "financeRefuses" | "overCredit" | "belowFloor" | "shortInStock" | "machineDown" | "lateTruck" | "pallet" | "lateGoods" | "shortCount" | "neverPaid";

interface Casting {
  ending: Ending;
  /** The last moment that has happened; absent: all of them. */
  last?: Moment["name"];
  /** Working minutes before the Tuesday's 14:20 at which it happened. */
  ago: number;
  makes?: boolean;
  twist?: Twist;
  wish?: Partial<Wish>;
  /** Code of the customer whose order it must be. */
  of?: string;
  /** What happened beside the straight way, so many minutes ago. */
  beside?: Moment["name"];
  besideAgo?: number;
}

const dealerInWuhan = "K004";
const nearLimit = "K003";
/** The 45 open orders (and the trouble among them), one line each. */
const open: readonly Casting[] = [
  { ending: "draft", last: "enter", ago: 25 },
  { ending: "draft", last: "enter", ago: 70 },
  { ending: "draft", last: "confirmInformation", ago: 110 },
  // Monday 16:20: its 24 hours end two hours from now.
  { ending: "draft", last: "enter", ago: 360, makes: false, wish: { channel: "oral" } },
  { ending: "inReview", last: "submit", ago: 45, makes: false },
  { ending: "inReview", last: "submit", ago: 90, makes: true },
  { ending: "inReview", last: "preliminary", ago: 30, makes: false, twist: "overCredit", of: nearLimit, wish: { lines: [{ code: "TR-8080", quantity: 160 }, { code: "LB-10070", quantity: 60 }] } },
  { ending: "inReview", last: "preliminary", ago: 95, makes: false, twist: "belowFloor", of: "K008", wish: { lines: [{ code: "TR-5750", quantity: 60, discount: 18 }, { code: "TR-8060", quantity: 30 }] } },
  { ending: "inReview", last: "finance", ago: 55, makes: false, twist: "shortInStock", of: "K007", wish: { lines: [{ code: "TR-8083", quantity: 40 }, { code: "LB-7050", quantity: 24 }, { code: "TR-8080", quantity: 30 }] }, beside: "askEstimate", besideAgo: 18 },
  { ending: "inReview", last: "stock", ago: 20, makes: true },
  { ending: "failed", last: "finance", ago: 70, makes: false, twist: "financeRefuses" },
  // Two working hours to call the customer, and 40 minutes gone beyond them.
  { ending: "failed", last: "finance", ago: 160, makes: false, twist: "financeRefuses" },
  { ending: "awaiting", last: "release", ago: 35, makes: false },
  { ending: "awaiting", last: "release", ago: 80, makes: false },
  // Ribbons are bought; they should have come yesterday, and the customer wants them this week.
  { ending: "awaitingGoods", last: "confirm", ago: 4_700, makes: false, twist: "lateGoods", wish: { lines: [{ code: "TT-60300", quantity: 24 }], withinDays: 18 } },
  { ending: "awaiting", last: "release", ago: 410, makes: true },
  { ending: "awaiting", last: "release", ago: 520, makes: false },
  { ending: "inProduction", last: "confirm", ago: 40, makes: true },
  { ending: "inProduction", last: "plan", ago: 75, makes: true },
  { ending: "inProduction", last: "approve", ago: 60, makes: true },
  { ending: "inProduction", last: "approve", ago: 95, makes: true },
  { ending: "inProduction", last: "start", ago: 300, makes: true, twist: "machineDown", wish: { withinDays: 5 } },
  { ending: "inProduction", last: "start", ago: 340, makes: true, twist: "machineDown", wish: { withinDays: 5 } },
  { ending: "inProduction", last: "start", ago: 380, makes: true, twist: "machineDown", wish: { withinDays: 5 } },
  { ending: "inProduction", last: "start", ago: 700, makes: true },
  { ending: "inProduction", last: "finish", ago: 25, makes: true },
  { ending: "inProduction", last: "inspect", ago: 30, makes: true },
  { ending: "toShip", last: "confirm", ago: 50, makes: false },
  { ending: "toShip", last: "pick", ago: 20, makes: false },
  { ending: "toShip", last: "stockIn", ago: 45, makes: true },
  { ending: "toShip", last: "pack", ago: 35, makes: false },
  { ending: "toShip", last: "pack", ago: 85, makes: false },
  { ending: "toShip", last: "check", ago: 15, makes: false },
  // Checked on Friday; one truck took all four, expected on Monday, and is not there yet.
  { ending: "inTransit", last: "check", ago: 830, makes: false, twist: "lateTruck", of: dealerInWuhan },
  { ending: "inTransit", last: "check", ago: 830, makes: false, twist: "lateTruck", of: "K010" },
  { ending: "inTransit", last: "check", ago: 830, makes: true, twist: "lateTruck", of: "K005" },
  { ending: "inTransit", last: "check", ago: 830, makes: false, twist: "lateTruck", of: "K018" },
  { ending: "inTransit", last: "ship", ago: 120, makes: false },
  { ending: "inTransit", last: "ship", ago: 260, makes: true },
  { ending: "unsigned", last: "arrive", ago: 60, makes: false },
  { ending: "unsigned", last: "arrive", ago: 170, makes: false },
  { ending: "unsigned", last: "arrive", ago: 220, makes: true },
  { ending: "unsigned", last: "contact", ago: 310, makes: false },
  { ending: "afterSales", last: "sign", ago: 280, makes: false, twist: "pallet", of: "K008", wish: { lines: [{ code: "LB-S58", quantity: 120 }, { code: "TR-8080", quantity: 24 }] }, beside: "invoice", besideAgo: 190 },
  { ending: "afterSales", last: "sign", ago: 150, makes: false, twist: "shortCount", of: "K014" },
];

interface Stage {
  chance: Chance;
  grid: WorkGrid;
  opening: number;
}

const startingAt = (start: number, route: readonly Moment[]): Moment[] => route.map(({ name, at }) => ({ name, at: start + at }));

function openLife({ chance, grid }: Stage, casting: Casting, wish: Wish): Pick<Life, "wish" | "moments"> {
  const made = { ...wish, ...casting.wish };
  const route = through(routeOf(made, rhythmOf(chance)), casting.last);
  const start = grid.now - casting.ago - route.at(-1)!.at;
  const beside = casting.beside ? [{ name: casting.beside, at: grid.now - (casting.besideAgo ?? 0) }] : [];
  return { wish: made, moments: [...startingAt(start, route), ...beside] };
}

const rhythmOf = (chance: Chance): Rhythm => ({ between: chance.between, haste: chance.weighted([[1, 12], [2.2, 1]]) });

function pastLife({ chance, grid, opening }: Stage, wish: Wish): Pick<Life, "wish" | "moments"> {
  const route = routeOf(wish, rhythmOf(chance));
  const signed = route.find(({ name }) => name === "sign")!.at;
  const start = chance.between(opening, grid.now - signed - minutesADay);
  // Money comes when the terms say so: for the latest orders after the Tuesday.
  return { wish, moments: startingAt(start, route).filter(({ at }) => at < grid.now - 30) };
}

/** All lives of the demo; the same seed and the same days give the same ones. */
export function planLives(chance: Chance, { grid, opening, completed }: { grid: WorkGrid; opening: number; completed: number }): Life[] {
  const stage = { chance, grid, opening };
  const wish = wisher(chance);
  const overdue = customers.find(({ special }) => special === "overdue");
  const past = Array.from({ length: completed }, (_, i): Life => {
    // However few orders there are, one customer has used up most of its credit, and one has not paid.
    const wanted = wish(i < 3 ? { customer: customers.find(({ code }) => code === nearLimit) } : i < 7 ? { customer: overdue } : {});
    const { moments } = pastLife(stage, wanted);
    return { key: `past ${i + 1}`, ending: "completed", wish: wanted, moments, twist: wanted.customer === overdue ? "neverPaid" : undefined };
  });
  const now = open.map((casting, i): Life => {
    const customer = customers.find(({ code }) => code === casting.of);
    const { wish: wanted, moments } = openLife(stage, casting, wish({ makes: casting.makes, customer }));
    return { key: `open ${i + 1}`, ending: casting.ending, wish: wanted, moments, twist: casting.twist };
  });
  return past.concat(now);
}

/** Units that the lives take off the shelves; what is still in review or with the customer is only asked for, and what is bought does not lie there. */
export function takenFromStock(lives: readonly Life[]): Map<string, number> {
  const wanted = new Map<string, number>();
  const reserved = lives.filter(({ wish, moments, twist }) => !wish.makes && twist !== "lateGoods" && moments.some(({ name }) => name === "confirm"));
  for (const { code, quantity } of reserved.flatMap(({ wish }) => wish.lines)) wanted.set(code, (wanted.get(code) ?? 0) + quantity);
  return wanted;
}
