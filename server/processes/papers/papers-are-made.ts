import type { OrderEventName } from "../../../contract/order-events.ts";
import type { madeWhenAsked, PaperKind, SnapshotOf } from "../../../contract/papers.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import * as orders from "../../modules/orders/index.ts";
import type { PapersRoom } from "../../modules/papers/index.ts";
import { pinned } from "../../modules/policies/index.ts";
import { labelsWanted } from "../../modules/shipping/index.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Reaction, when } from "../../platform/events.ts";
import { creditNote } from "./credit-notes.ts";
import { deliveryOnce, issueNote, shipmentRecord } from "./deliveries.ts";
import type { Making } from "./making.ts";
import { packingLabel } from "./packing-labels.ts";
import { productionPlan } from "./production-plan.ts";
import { customerFeedback, deliveryReceipt } from "./receipts.ts";
import { returnNote } from "./return-notes.ts";
import { preliminaryReview, reviewSummary } from "./reviews.ts";
import { deskOf } from "./sheet.ts";

export interface PaperDeps {
  papers: Pick<PapersRoom, "makePaper">;
  /** The address under which people open the system; QR codes lead there. */
  publicUrl: string;
}

/** A paper that this process makes. */
type Made = Exclude<PaperKind, (typeof madeWhenAsked)[number]>;
/** The facts of a paper; undefined when the event's part is not one that the paper speaks of. */
type Build<Kind extends Made> = (making: Making) => Promise<SnapshotOf<Kind> | undefined>;

const builders: { readonly [Kind in Made]: Build<Kind> } = {
  preliminaryReview, reviewSummary, productionPlan, issueNote, shipmentRecord, deliveryReceipt, customerFeedback, returnNote, creditNote, packingLabel,
};

const leaving: readonly OrderEventName[] = ["packed", "shipped", "arrived", "arrivalContacted", "signedOff", "objectionRaised"];
/** At which events the facts of a paper are there; what a policy lists beside these makes nothing, and costs no other command a statement. */
const moments: { readonly [Kind in Made]: readonly OrderEventName[] } = {
  preliminaryReview: ["orderSubmitted", "reviewStepDecided"], reviewSummary: ["reviewPassed", "reviewFailed"], productionPlan: ["planMade", "planApproved", "planReduced", "productionFinished"],
  issueNote: ["pickingRequested", "deliveryReduced", ...leaving], shipmentRecord: [...leaving.slice(1), "customerToldOfShipment"], deliveryReceipt: leaving.slice(1), customerFeedback: ["feedbackGiven"],
  returnNote: ["returnAuthorised", "returnChanged"], creditNote: ["credited", "creditReversed"], packingLabel: ["packed"],
};
/** Papers of a delivery, which is read with whatever else they say. */
const ofDelivery: readonly Made[] = ["issueNote", "shipmentRecord", "deliveryReceipt", "customerFeedback", "packingLabel"];
/** Events of a document's birth. */
const births: readonly string[] = ["pickingRequested", "returnAuthorised", "credited"] satisfies OrderEventName[];
const madeAt = (event: string): Made[] => (Object.keys(builders) as Made[]).filter((kind) => (moments[kind] as readonly string[]).includes(event));

/** The order that an event speaks of, if it speaks of one. */
function aboutOf(facts: unknown): { orderId: string; part: string | undefined } | undefined {
  const { orderId, subject, part } = (facts ?? {}) as { orderId?: string; subject?: Subject; part?: string };
  const id = orderId ?? (subject?.kind === "order" ? subject.id : undefined);
  return id === undefined ? undefined : { orderId: id, part };
}

/** Which papers the order's policy wants at the event; one statement for an order that is not at hand. */
async function wantedAt({ tx }: CommandContext, orderId: string, event: string): Promise<Made[]> {
  const possible = madeAt(event);
  const order = possible.length ? await orders.readOrderRow(tx, orderId) : undefined;
  if (!order?.policyId || order.policyVersion === null) return [];
  const { papers, execution } = await pinned(tx, order.policyId, order.policyVersion);
  const issueNotes = execution.fromStock.issueNote;
  return possible.filter((kind) => (kind !== "issueNote" || issueNotes) && papers.some(({ paper, on }) => paper === kind && (on as readonly string[]).includes(event)));
}

/** Papers of documents that have several of a kind are told apart by these; a paper of the whole order has no part. */
const partOf = (kind: Made, part: string | undefined): string | undefined => (kind === "preliminaryReview" || kind === "reviewSummary" ? undefined : part);

/**
 * Makes the papers that an order's policy lists for an event, or their next versions, from the facts as the command left them
 * (01.6, 01.11, 01.17). One command makes a paper once, for its facts are all written before its events are heard.
 */
export function papersAreMade({ papers, publicUrl }: PaperDeps): Reaction[] {
  const done = new WeakMap<CommandContext, Set<string>>();
  const isFirst = (context: CommandContext, key: string): boolean => {
    const known = done.get(context) ?? new Set<string>();
    done.set(context, known);
    return known.size < known.add(key).size;
  };
  async function make(kind: Made, making: Making, ofNew: boolean): Promise<void> {
    const { context, orderId } = making;
    const snapshot = await builders[kind](making);
    const part = partOf(kind, making.part);
    if (snapshot && isFirst(context, [kind, orderId, part].join(" "))) await papers.makePaper<Made>(context, { kind, subject: { kind: "order", id: orderId }, part, ofNew, snapshot });
  }
  return [
    when("*", async (facts: unknown, context, { name }) => {
      const about = aboutOf(facts);
      const wanted = about ? await wantedAt(context, about.orderId, name) : [];
      if (!about || !wanted.length) return;
      const [desk] = await Promise.all([
        deskOf(context, about.orderId, publicUrl),
        about.part !== undefined && wanted.some((kind) => ofDelivery.includes(kind)) && deliveryOnce(context.tx, about.part),
      ]);
      for (const kind of wanted) await make(kind, { context, ...about, desk }, births.includes(name));
    }),
    // Whatever the policy lists: whoever packs wants them when he wants them.
    when(labelsWanted, async ({ orderId, part }, context) => make("packingLabel", { context, orderId, part, desk: await deskOf(context, orderId, publicUrl) }, false)),
  ];
}
