import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as reviews from "../../contract/reviews.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Caller } from "./door.ts";
import type { Life } from "./life.ts";

// The steps of a change, each by the person whose work it is.

export const changeOf = ({ staff: { clerk } }: Life, changeId: string) => clerk.ask(changes.readChange, { changeId });
export const impactOf = ({ staff: { clerk } }: Life, orderId: string, content: changes.ChangeContent) => clerk.ask(changes.impactOfChange, { orderId, content });
export const reviewOfChange = async ({ staff: { finance } }: Life, changeId: string) => (await finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId }))[0]!;

/** What the clerk sends off for a customer who telephoned. */
export async function wish({ read }: Life, orderId: string, content: changes.ChangeContent) {
  return { orderId, content, reason: "客户要求变更", source: { from: "customer" as const, channel: "phone" }, expectedRevision: (await read(orderId)).revision };
}
export const request = async (life: Life, orderId: string, content: changes.ChangeContent) => life.staff.clerk.ask(changes.requestChange, await wish(life, orderId, content));

/** The order's first line in another quantity. */
export async function quantity({ read }: Life, orderId: string, wanted: (ordered: number) => number): Promise<changes.ChangeContent> {
  const [first, ...others] = (await read(orderId)).lines;
  const kept = others.map(({ id, productId, quantity: ordered }) => ({ id, productId, quantity: ordered }));
  return { kind: "amend", wanted: { lines: [{ id: first!.id, productId: first!.productId, quantity: String(wanted(Number(first!.quantity))) }, ...kept] } };
}
export const oneLess = (life: Life, orderId: string) => quantity(life, orderId, (ordered) => ordered - 1);

/** Every department that is asked agrees. */
export async function agree(life: Life, changeId: string): Promise<void> {
  const review = await reviewOfChange(life, changeId);
  for (const { key } of review.steps) {
    const { reviewer, decision } = life.decisionIn(review, key);
    await reviewer.ask(reviews.decideStep, decision);
  }
}

/** The phone of the customer who is asked to consent to a change. */
export async function phoneOf(life: Life, changeId: string): Promise<Caller> {
  const { consentRequestId } = await changeOf(life, changeId);
  const { url } = await life.staff.clerk.ask(confirmations.copyLink, { requestId: consentRequestId! });
  return life.holderOf(url.split("#")[1]!);
}

/** Whatever is still missing of a change comes: the departments, our signature, the customer's yes. */
export async function settle(life: Life, changeId: string): Promise<changes.ChangeDetail> {
  await agree(life, changeId);
  const agreed = await changeOf(life, changeId);
  if (agreed.state === "toSign") await life.staff.director.ask(changes.signAgreement, { changeId, expectedRevision: agreed.revision });
  if ((await changeOf(life, changeId)).state === "awaitingCustomer") {
    const phone = await phoneOf(life, changeId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
  }
  return changeOf(life, changeId);
}

/** Half of each line of the order's delivery leaves; the rest waits for another. */
export async function shipHalf(life: Life, orderId: string): Promise<void> {
  const { keeper } = life.staff;
  const { id: deliveryId, lines } = await life.deliveryOf(orderId);
  const halves = lines.map(({ id, ordered }) => ({ id, ordered: String(Math.floor(Number(ordered) / 2)) }));
  await keeper.ask(shipping.pickDelivery, { deliveryId, byHand: halves.map(({ id, ordered }) => ({ lineId: id, picked: ordered })), short: lines.map(({ id }) => ({ lineId: id, reason: "shortInStock" as const })) });
  await keeper.ask(shipping.packDelivery, { deliveryId, packages: [] });
  await life.send(deliveryId, halves);
}
