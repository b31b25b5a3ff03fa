import { confirmInformation, confirmOral, enterOrder, submitOrder } from "../../../contract/orders.ts";
import { partNumberOf } from "../customer-files.ts";
import { products } from "../products.ts";
import { priceOf } from "../registers.ts";
import { orderSheet } from "../papers.ts";
import { plusDays } from "../work-grid.ts";
import type { Act, Acting } from "./acting.ts";

const notes: Partial<Record<string, string>> = { phone: "采购来电下单，通话已记录", oral: "拜访时口头下单" };

/** The list price is the system's; only a granted discount is typed. */
function lineInput({ registers, wish, grid, minute }: Acting, { code, quantity, discount, parameters }: Acting["wish"]["lines"][number]) {
  const { customer } = wish;
  const product = products.find((one) => one.code === code)!;
  const risen = grid.dayOf(minute) >= riseDay(grid);
  // Rounded up to the cent, for a discount at the limit of the seller's authority is within it.
  const price = discount && (Math.ceil(Number(priceOf(customer.kind, product, risen)) * (100 - discount)) / 100).toFixed(2);
  return {
    productId: registers.products.get(code)!, quantity: String(quantity), ...(price && { unitPrice: price }), ...(parameters && { customParameters: parameters }),
    ...(customer.kind === "supermarket" && product.family === "till" && { customerPartNo: partNumberOf(customer, code) }),
  };
}

/** What came by mail, fax or paper is kept as it came. */
async function originalsOf({ play, wish }: Acting): Promise<string[]> {
  if (!["customerMail", "fax", "paper"].includes(wish.channel)) return [];
  return [await play.upload(wish.enteredBy, orderSheet(wish))];
}

/** The first day of the risen prices. */
export const riseDay = (grid: Acting["grid"]): string => grid.dateAfter(-26);

export const enter: Act = async (acting) => {
  const { play, wish, customer, grid, minute, played } = acting;
  const { urgent, packaging, makes } = wish;
  const done = await play.ask(wish.enteredBy, enterOrder, {
    customerId: customer.id, channel: wish.channel, channelNote: notes[wish.channel], receivedAt: new Date(grid.instant(minute).getTime() - 20 * 60_000), contactId: customer.contactId,
    addressId: customer.addressId, customerPo: wish.customerPo, requestedDate: plusDays(grid.dayOf(minute), wish.withinDays), salespersonId: play.idOf(acting.salesperson),
    priority: urgent ? "high" : "normal", specialNeeds: { ...(urgent && { urgent }), ...(packaging && { packaging }), ...(makes && { customised: "按单定制，参数见各行" }) },
    given: { name: wish.customer.name }, originals: await originalsOf(acting), lines: wish.lines.map((line) => lineInput(acting, line)),
  });
  Object.assign(played, done);
};

export const callBack: Act = async ({ play, wish, customer, grid, minute, played, salesperson }) => {
  const done = await play.ask(salesperson, confirmOral, {
    orderId: played.orderId, contactId: customer.contactId, calledAt: grid.instant(minute - 5), expectedRevision: played.revision, confirmedFacts: `与${wish.customer.contact}电话核对：品种、数量、交期、价格无误`,
  });
  played.revision = done.revision;
};

export const stateInformation: Act = async ({ play, wish, played }) => {
  const done = await play.ask(wish.enteredBy, confirmInformation, { orderId: played.orderId, expectedRevision: played.revision });
  played.revision = done.revision;
};

export const submit: Act = async ({ play, wish, played }) => {
  const done = await play.ask(wish.enteredBy, submitOrder, { orderId: played.orderId, expectedRevision: played.revision });
  played.revision = done.revision;
};
