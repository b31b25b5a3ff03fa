import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { signaturePng } from "../support/life.ts";
import { type Act, attempt, dayOf, partOf, pick, reason, type Turn, type World } from "./world.ts";

const deciders = ({ mill }: World) => ({
  preliminary: mill.director, specialNeeds: mill.engineer, finance: mill.finance, stock: mill.keeper, engineering: mill.engineer, release: mill.salesperson, sales: mill.director, production: mill.head, warehouse: mill.keeper,
});

/** Decides the steps that are open of a review, and of those that open then; one in eleven reviewers refuses. */
async function decideAll(world: World, subject: { kind: "order" | "change"; id: string }, n: number): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const [review] = await world.mill.finance.ask(reviews.reviewsOfSubject, subject);
    const open = review?.steps.filter(({ state }) => state === "open") ?? [];
    for (const { key, asks } of open)
      await attempt(world, deciders(world)[key as keyof ReturnType<typeof deciders>], reviews.decideStep, {
        reviewId: review!.id, stepKey: key, verdict: n % 11 === 10 ? "fail" : "pass", subjectHash: review!.subjectHash, statement: reason, answers: Object.fromEntries(asks.map((ask) => [ask, ask === "estimatedDays" ? 3 : true])),
      });
    if (!open.length) return;
  }
}

/** The customer answers what he is asked now, one in four by a link and the others on paper that the clerk records; one in seven refuses. */
async function answer({ world, order, n }: Turn): Promise<void> {
  const { clerk, customer } = world.mill;
  const asked = (await clerk.ask(confirmations.ofOrder, { orderId: order.id })).find(({ state }) => state === "awaiting");
  if (!asked) return;
  const refuses = n % 7 === 6;
  if ((n + Number(order.number.at(-1))) % 4) {
    const fileId = await clerk.upload(Buffer.from(signaturePng, "base64"), "回传.png");
    const told = { contactId: customer.contacts[0]!.id, agreedAt: world.house.clock.now().toISOString(), evidence: [{ kind: "stampedScan" as const, fileId }], reason };
    return void (await attempt(world, clerk, confirmations.recordOnBehalf, { requestId: asked.id, outcome: refuses ? "refused" : "given", ...told }));
  }
  const link = await attempt(world, clerk, confirmations.copyLink, { requestId: asked.id });
  if (!link) return;
  const phone = world.house.holderOf(link.url.split("#")[1]!);
  const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
  const words = { pdfSha256: pdfSha256!, name: "李敏", digits: "4321" };
  if (refuses) await attempt(world, phone, confirmations.refuseByLink, { ...words, reason });
  else await attempt(world, phone, confirmations.acceptByLink, { ...words, consent: true });
}

function wishOf({ world, order, n }: Turn): changes.ChangeContent {
  const { mill } = world;
  const lines = order.lines.map(({ id, productId, quantity }) => ({ id, productId, quantity }));
  const [first, ...others] = lines;
  const wishes: changes.ChangeContent[] = [
    { kind: "amend", wanted: { lines: [{ ...first!, quantity: partOf(first!.quantity, 0) }, ...others] } }, { kind: "amend", wanted: { lines: [{ ...first!, quantity: partOf(first!.quantity, 2) }, ...others] } },
    { kind: "amend", wanted: { lines: [...lines, { productId: n % 2 ? mill.roll : mill.wide, quantity: "3" }] } }, { kind: "amend", wanted: { lines: [{ ...first!, unitPrice: String(3 + (n % 3)) }, ...others] } },
    { kind: "amend", wanted: { requestedDate: dayOf(world, 16 + (n % 20)) } }, { kind: "amend", wanted: { remarks: `${n}` } }, { kind: "shortClose", lineIds: [first!.id] },
    { kind: "cancel", ...(n % 2 && { compensation: "20" }) },
    ...(others.length ? [{ kind: "amend" as const, wanted: { lines: others } }] : []),
  ];
  return pick(wishes, n)!;
}

async function openChange({ world: { mill }, order }: Turn): Promise<changes.ChangeDetail | undefined> {
  return order.openChange ? mill.clerk.ask(changes.readChange, { changeId: order.openChange.id }) : undefined;
}

/** The next that an open change waits for: the departments, our signature, the customer. */
async function goOnWithChange(turn: Turn): Promise<void> {
  const { world, n } = turn;
  const change = await openChange(turn);
  if (change?.state === "inReview") await decideAll(world, { kind: "change", id: change.id }, n);
  if (change?.state === "toSign") await attempt(world, world.mill.director, changes.signAgreement, { changeId: change.id, expectedRevision: change.revision });
  if (change?.state === "awaitingCustomer") await answer(turn);
}

const ask = ({ world, order }: Turn, content: changes.ChangeContent) =>
  attempt(world, world.mill.clerk, changes.requestChange, { orderId: order.id, content, reason, source: { from: "customer", channel: "phone" }, expectedRevision: order.revision });

/** A wish with all who must agree, until the order has its new version or somebody refuses; false where it was not taken, and what went on was another one that stood open. */
export async function carriedOut(turn: Turn, content: changes.ChangeContent): Promise<boolean> {
  const asked = await ask(turn, content);
  for (let round = 0; round < 3; round += 1) await goOnWithChange({ ...turn, order: await turn.world.mill.clerk.ask(orders.readOrder, { orderId: turn.order.id }) });
  return asked !== undefined;
}

export const selling = {
  submit: ({ world, order }) => attempt(world, world.mill.clerk, orders.submitOrder, { orderId: order.id, expectedRevision: order.revision, duplicateAccepted: true }),
  withdraw: ({ world, order }) => attempt(world, world.mill.clerk, orders.withdrawOrder, { orderId: order.id, expectedRevision: order.revision, reason }),
  cancel: ({ world, order }) => attempt(world, world.mill.clerk, orders.cancelOrder, { orderId: order.id, expectedRevision: order.revision, reason }),
  decide: ({ world, order, n }) => decideAll(world, { kind: "order", id: order.id }, n),
  answer,
  hold: ({ world, order }) => attempt(world, world.mill.director, orders.holdOrder, { orderId: order.id, reason }),
  resume: ({ world, order }) => attempt(world, world.mill.director, orders.resumeOrder, { orderId: order.id }),
  wish: (turn) => ask(turn, wishOf(turn)),
  goOnWithChange,
  /** From the wish to the new version, unless somebody refuses. */
  change: (turn) => carriedOut(turn, wishOf(turn)),
  async dropChange(turn) {
    const change = await openChange(turn);
    if (change) await attempt(turn.world, turn.world.mill.clerk, changes.withdrawChange, { changeId: change.id, reason, expectedRevision: change.revision });
  },
} satisfies Record<string, Act>;
