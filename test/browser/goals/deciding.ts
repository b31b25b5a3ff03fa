import { readOrder } from "../../../contract/orders.ts";
import { trace } from "../../../contract/views.ts";
import { keysOn } from "../steps/keys.ts";
import { press, reads } from "../steps/page.ts";
import { openCard } from "../steps/reviewers.ts";
import { openDelivery } from "../steps/warehouse.ts";
import { countPresses, timed } from "./timed.ts";
import { type Figure, round, type Visit } from "./visit.ts";

/** An order that waits for its first reviewer, and who that is. */
async function waiting({ life }: Visit): Promise<{ number: string; personId: string; reviewId: string }> {
  const orderId = await life.submit();
  const { id: reviewId, steps } = await life.reviewOf(orderId);
  const step = steps.find(({ state }) => state === "open")!;
  const { reviewer } = await life.decisionOn(orderId, step.key);
  return { number: (await life.read(orderId)).number, personId: reviewer.id, reviewId };
}

/** Goal 5: an order approved, from its card, from a link that somebody was sent, and by keyboard. */
export async function approved(visit: Visit): Promise<Figure[]> {
  const [byCard, byLink, byKey] = [await waiting(visit), await waiting(visit), await waiting(visit)];
  const page = await visit.open({ personId: byCard.personId });
  await openCard(page, byCard.number);
  const presses = await countPresses(page);
  await press(page, "同意");
  await reads(page, `已同意 ${byCard.number}`);
  const fromCard = await presses();
  // The link itself is the first click.
  await page.goto(`/reviews/${byLink.reviewId}`);
  const card = page.getByRole("article", { name: new RegExp(byLink.number) });
  await card.waitFor();
  await press(card, "同意");
  await reads(page, `已同意 ${byLink.number}`);
  const fromLink = 1 + (await presses()) - fromCard;
  await openCard(page, byKey.number);
  const keys = keysOn(page);
  await keys.press("a", "Enter");
  await reads(page, `已同意 ${byKey.number}`);
  return [
    { what: "clicks to approve an order whose card is open", unit: "clicks", found: fromCard, wanted: 1 },
    { what: "clicks to approve an order from a link, that on the link too", unit: "clicks", found: fromLink, wanted: 2 },
    { what: "keys to approve it", unit: "keys", found: keys.count, wanted: 2 },
  ];
}

/** Goal 6: the delivery of a confirmed order. It is asked for by itself; what is counted is the way to it. */
export async function pushedDown(visit: Visit): Promise<Figure[]> {
  const { life, company } = visit;
  const orderId = await life.confirm();
  const order = await life.staff.clerk.ask(readOrder, { orderId });
  const { lines } = await life.deliveryOf(orderId);
  const page = await visit.open({ personId: company.passes.keeper.id });
  await page.goto("/");
  const presses = await countPresses(page);
  await openDelivery(page, orderId);
  return [
    { what: "clicks from an order to its delivery, which was made by itself", unit: "clicks", found: await presses(), wanted: 3 },
    { what: "open lines of the order that the delivery leaves out", unit: "lines", found: order.lines.length - lines.length, wanted: 0 },
  ];
}

/** Goal 7: all documents of an order that went its whole way. */
export async function traced(visit: Visit): Promise<Figure[]> {
  const { life, company } = visit;
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId, "26530000000000000007");
  await life.pay(orderId);
  const { nodes, edges } = await life.staff.clerk.ask(trace, { orderId });
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const page = await visit.open({ personId: company.passes.clerk.id });
  await page.goto(`/orders/${orderId}`);
  const link = page.getByRole("link", { name: "全流程追踪" });
  await link.waitFor();
  const presses = await countPresses(page);
  const took = await timed(page, () => link.click(), { selector: ".react-flow__node", without: { selector: '[role="status"][aria-label]' } });
  return [
    { what: `clicks to the whole chain of an order (${nodes.length} documents)`, unit: "clicks", found: await presses(), wanted: 1 },
    { what: "the same, until picture and table are painted", unit: "ms", found: round(took), wanted: 1000 },
    { what: "documents that nothing links", unit: "documents", found: nodes.filter(({ key }) => !linked.has(key)).length, wanted: 0 },
  ];
}
