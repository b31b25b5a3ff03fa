import type { ChangeContent, ChangeField, ChangeProgress, ChangeRuling, WantedLine } from "../../contract/changes.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import type { readOrder } from "../../contract/orders.ts";
import { impactOf, shipHalf } from "./change-life.ts";
import { same, type Scene } from "./scene.ts";

type Order = AnswerOf<typeof readOrder>;
type Department = "sales" | "finance" | "production" | "warehouse";
/** What the rules want of a change: who agrees, what the customer is asked for, which reviews are made anew. */
interface Wanted {
  fields: readonly ChangeField[];
  states: readonly ChangeProgress[];
  by: readonly Department[];
  customer?: "consent" | "agreement";
  again?: readonly string[];
}

const states = ["notBegun", "planned", "inProduction", "toShip", "partlyShipped", "shipped"] as const satisfies readonly ChangeProgress[];
const beforeAll = states.slice(0, 5);
const beforeShipping = states.slice(0, 4);
const beforeWork = states.slice(0, 2);
const table: readonly Wanted[] = [
  { fields: ["quantityDown", "lineRemoved"], states: beforeWork, by: ["sales", "production"] },
  { fields: ["quantityDown", "lineRemoved"], states: ["inProduction", "toShip", "partlyShipped"], by: ["sales", "production", "warehouse"], customer: "consent" },
  { fields: ["quantityUp", "lineAdded"], states: beforeAll, by: ["sales", "production"], customer: "consent", again: ["finance", "stock"] },
  { fields: ["product"], states: beforeWork, by: ["sales", "production"], customer: "consent", again: ["specialNeeds", "finance", "stock", "engineering"] },
  { fields: ["priceDown"], states: beforeShipping, by: ["sales"], again: ["finance"] },
  { fields: ["priceUp"], states: beforeShipping, by: ["sales", "finance"], customer: "agreement" },
  { fields: ["dateLater"], states: beforeAll, by: ["sales", "production"], customer: "agreement" },
  { fields: ["dateEarlier"], states: ["notBegun", "planned", "inProduction"], by: ["sales", "production"], again: ["specialNeeds"] },
  { fields: ["dateEarlier"], states: ["toShip", "partlyShipped"], by: ["sales", "warehouse"] },
  { fields: ["terms"], states: beforeShipping, by: ["sales"], customer: "consent", again: ["finance"] },
  { fields: ["address", "contact"], states: beforeAll, by: ["sales", "warehouse"] },
  { fields: ["specialNeeds"], states: beforeWork, by: ["sales", "production"], customer: "consent", again: ["specialNeeds"] },
  { fields: ["cancel"], states: beforeWork, by: ["sales", "finance"] },
  { fields: ["cancel"], states: ["inProduction", "toShip"], by: ["sales", "finance", "production", "warehouse"], customer: "consent" },
  { fields: ["shortClose"], states: beforeAll, by: ["sales", "warehouse"] },
];
/** Calling off and short closes are changes of their own rule. */
export const endings = ["cancel", "shortClose"] as const satisfies readonly ChangeField[];
export const amendments = [
  "quantityDown", "lineRemoved", "quantityUp", "lineAdded", "product", "priceDown", "priceUp", "dateLater", "dateEarlier", "terms", "address", "contact", "specialNeeds",
] as const satisfies readonly ChangeField[];

const standing = ({ lines }: Order): WantedLine[] => lines.map(({ id, productId, quantity, unitPrice, customParameters }) => ({ id, productId, quantity, unitPrice: unitPrice ?? undefined, customParameters }));
const amend = (wanted: Extract<ChangeContent, { kind: "amend" }>["wanted"]): ChangeContent => ({ kind: "amend", wanted });
const firstLine = (order: Order, change: Partial<WantedLine>): ChangeContent => amend({ lines: standing(order).map((line, n) => (n ? line : { ...line, ...change })) });
const more = ({ quantity }: { quantity: string }, by: number) => String(Number(quantity) + by);

/** A change of each field alone. */
const wishes: Record<ChangeField, (scene: Scene, order: Order) => ChangeContent> = {
  quantityDown: (_, order) => firstLine(order, { quantity: more(order.lines[0]!, -1) }), quantityUp: (_, order) => firstLine(order, { quantity: more(order.lines[0]!, 1) }),
  lineRemoved: (_, order) => amend({ lines: standing(order).slice(1) }),
  lineAdded: ({ company }, order) => amend({ lines: [...standing(order), { productId: company.wide, quantity: "1", customParameters: order.lines[0]!.customParameters }] }),
  product: ({ company }, order) => firstLine(order, { productId: company.roll }), priceDown: (_, order) => firstLine(order, { unitPrice: "84" }), priceUp: (_, order) => firstLine(order, { unitPrice: "86" }),
  dateLater: ({ dayAfter }) => amend({ requestedDate: dayAfter(20) }), dateEarlier: ({ dayAfter }) => amend({ requestedDate: dayAfter(12) }),
  terms: () => amend({ paymentTerms: usualTerms.find(({ code }) => code === "cashOnDelivery")! }), address: () => amend({ addressId: null }), contact: () => amend({ contactId: null }),
  specialNeeds: (_, { specialNeeds }) => amend({ specialNeeds: { ...specialNeeds, packaging: "木箱" } }), remarks: () => amend({ remarks: "请送到后门" }),
  cancel: () => ({ kind: "cancel" }), shortClose: (_, { lines }) => ({ kind: "shortClose", lineIds: [lines[0]!.id] }),
};

type Kind = "customised" | "urgent";
/** An order of goods to be made that has got so far, asked of engineering one way or the other. */
async function orderAt(scene: Scene, state: ChangeProgress, kind: Kind): Promise<string> {
  const line = { productId: scene.company.wide, quantity: "20", ...(kind === "customised" && { customParameters: "宽 1092 mm" }) };
  const orderId = await scene.confirm({ lines: [line, line], ...(kind === "urgent" && { specialNeeds: { urgent: "展会前" } }) });
  if (state === "notBegun") return orderId;
  await scene.make(orderId, state === "planned" ? "planned" : state === "inProduction" ? "running" : "stockedIn");
  if (state === "partlyShipped") await shipHalf(scene, orderId);
  if (state === "shipped") await scene.ship(orderId);
  return orderId;
}

/** What the policy says of one field in one state, for each kind of order. */
interface Cell {
  field: ChangeField;
  state: ChangeProgress;
  rulings: readonly ChangeRuling[];
}
const kindsAt = (state: ChangeProgress): readonly Kind[] => (state === "notBegun" || state === "toShip" ? ["customised", "urgent"] : ["customised"]);

async function ask(scene: Scene): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const state of states) {
    const orders: Order[] = [];
    for (const kind of kindsAt(state)) orders.push(await scene.read(await orderAt(scene, state, kind)));
    for (const field of [...amendments, ...endings, "remarks"] as const) {
      const rulings: ChangeRuling[] = [];
      for (const order of orders) {
        const { ruling } = await impactOf(scene, order.id, wishes[field](scene, order));
        same(`what is asked about at ${state}`, ruling.rows.map((row) => [row.field, row.progress]), [[field, state]]);
        rulings.push(ruling);
      }
      cells.push({ field, state, rulings });
    }
  }
  return cells;
}

const asked = new WeakMap<Scene, Promise<Cell[]>>();
/** Every field in every state, asked once a company. */
export function cellsOf(scene: Scene, fields: readonly ChangeField[]): Promise<Cell[]> {
  const cells = asked.get(scene) ?? ask(scene);
  asked.set(scene, cells);
  return cells.then((all) => all.filter(({ field }) => fields.includes(field)));
}

const wantedOf = ({ field, state }: Cell): Wanted | undefined => table.find((row) => row.fields.includes(field) && row.states.includes(state));
const stepOf: Partial<Record<string, Department>> = { finance: "finance", stock: "warehouse" };

/** Each department that a change touches agrees, itself or by its review made anew; what nobody may agree to is forbidden. */
export async function departmentsAgree(scene: Scene, fields: readonly ChangeField[]): Promise<void> {
  for (const cell of await cellsOf(scene, fields))
    for (const { how, departments, askedAgain } of cell.rulings) {
      const wanted = wantedOf(cell);
      const standIns = askedAgain.map(({ key }) => stepOf[key]);
      const who = ["sales", "finance", "production", "warehouse"].filter((key) => departments.some((one) => one.key === key) || (standIns.some((one) => one === key) && wanted?.by.some((one) => one === key)));
      same(`${cell.field} at ${cell.state}: whether and who agrees`, [how !== "forbidden", who], [wanted !== undefined, wanted?.by ?? []]);
    }
}

/** The customer consents, or an agreement is signed, where money or date worsens. */
export async function customerIsAsked(scene: Scene, fields: readonly ChangeField[]): Promise<void> {
  for (const cell of await cellsOf(scene, fields))
    for (const { how, asksCustomer } of cell.rulings) {
      const found = !asksCustomer ? "nothing" : how === "agreement" ? "agreement" : "consent";
      same(`${cell.field} at ${cell.state}: what the customer is asked for`, found, wantedOf(cell)?.customer ?? "nothing");
    }
}

/** What was reviewed and no longer holds is reviewed anew, and nothing else. */
export async function reviewsAreMadeAnew(scene: Scene, fields: readonly ChangeField[]): Promise<void> {
  for (const cell of await cellsOf(scene, fields))
    for (const [n, { askedAgain }] of cell.rulings.entries()) {
      const beside = kindsAt(cell.state)[n] === "urgent" ? "engineering" : "specialNeeds";
      same(`${cell.field} at ${cell.state}: what is reviewed anew`, askedAgain.map(({ key }) => key), (wantedOf(cell)?.again ?? []).filter((key) => key !== beside));
    }
}
