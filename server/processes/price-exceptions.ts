import { mayGrantAll } from "../../contract/price-authority.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { discountAuthority } from "../modules/catalog/index.ts";
import * as exceptions from "../modules/exceptions/index.ts";
import * as orders from "../modules/orders/index.ts";
import { whoDid } from "../modules/journal/index.ts";
import * as people from "../modules/people/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import { rolesToJudge } from "../platform/actor.ts";
import type { Context } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import type { reviewsRoom } from "../modules/reviews/index.ts";
import { proposalOf } from "./change-facts.ts";
import type { Checked } from "./checks-of-order.ts";
import { pictureOf } from "./price-picture.ts";
import type { Reader, ReadersOf } from "./readers.ts";
import { actorOf } from "./who-sees.ts";

/** The check that a price exception turns red. */
export const priceCheck = "priceWithinAuthority";

/** What is sold under a document: an order, or the version that a change proposes of it. */
export async function contentOf(tx: Tx, { kind, id }: Subject): Promise<Checked | undefined> {
  if (kind === "change") return proposalOf(tx, id);
  return kind === "order" ? orders.describe(tx, id) : undefined;
}

/** The prices of a document with what its seller and everybody else may give. */
export async function askedOf({ tx }: Pick<Context, "tx">, subject: Subject): Promise<exceptions.AskedPrices | undefined> {
  const content = await contentOf(tx, subject);
  if (!content) return undefined;
  const { lines, order: { salespersonId } } = content;
  return { lines, authorities: await discountAuthority(tx), sellerRoles: salespersonId ? await people.rolesOf(tx, salespersonId) : [] };
}

/** What is done to a draft with its lines, and so with its prices. */
const typings = ["edited", "orderSplit", "ordersMerged"];
/** Who asks for the prices of a document that is reviewed: whose it is, who entered and submitted it, and whoever wrote it anew in between, for nobody releases what he typed. */
export async function askersOf(tx: Tx, { subject, ownerId, enteredBy, openedBy }: reviews.ReviewFile["review"]): Promise<string[]> {
  const wrote = subject.kind === "order" ? await whoDid(tx, subject, typings) : [];
  return [...new Set([enteredBy, openedBy, ...(ownerId ? [ownerId] : []), ...wrote])];
}

/** Readers who may each release all of an exception, those who asked for it left out. */
export const releasersOf = (asked: exceptions.AskedPrices, readers: readonly Reader[], askers: readonly string[]): Reader[] => {
  const exception = exceptions.exceptionOf(asked);
  return readers.filter((reader) => mayGrantAll(exception, rolesToJudge(actorOf(reader, ""), askers), asked.authorities));
};

/**
 * A step that looks at prices passes only through somebody who may give all of them himself and did not ask for them, or once somebody who may has released them; the refusal tells who that is.
 * Words of another department do not help.
 */
export const passBarOf = (readersOf: ReadersOf): reviews.PassBarOf => async (context, { review, checks }) => {
  if (!checks.some(({ check, result }) => check === priceCheck && result === "red")) return undefined;
  const asked = await askedOf(context, review.subject);
  const exception = asked ? exceptions.exceptionOf(asked) : [];
  const askers = await askersOf(context.tx, review);
  if (!asked || !exception.length || mayGrantAll(exception, rolesToJudge(context.actor, askers), asked.authorities)) return undefined;
  const who = releasersOf(asked, await readersOf(context), askers).map(({ name }) => name);
  return { code: "priceNotReleased", facts: { lines: exception.map(({ line }) => line.lineNo).join(", "), percent: exceptions.deepest(exception), who: who.join(", ") || "—" } };
};

async function reviewedOf({ tx }: Pick<Context, "tx">, file: reviews.ReviewFile | undefined): Promise<exceptions.Reviewed | undefined> {
  if (!file) return undefined;
  const { review, steps } = file;
  const looking = steps.filter(({ checkNames }) => checkNames.includes(priceCheck));
  const step = looking.find(({ state }) => state === "open") ?? looking[0];
  return {
    id: review.id, subject: review.subject, version: review.subjectVersion, hash: review.subjectHash, open: review.state === "open", askers: await askersOf(tx, review),
    step: step && { key: step.key, name: step.name, open: step.state === "open", decided: step.state === "passed" || step.state === "failed", decidedByName: step.decidedByName },
  };
}

/** What the room of price exceptions is handed of others. */
export const exceptionPorts = (room: Pick<ReturnType<typeof reviewsRoom>, "sendBack">, readersOf: ReadersOf): exceptions.Ports => ({
  reviewOf: async (context, reviewId) => reviewedOf(context, await reviews.reviewFileOf(context, reviewId)),
  lockReviewOf: async (context, reviewId) => reviewedOf(context, await reviews.lockReviewFileOf(context, reviewId)),
  askedOf, peopleOf: readersOf, sendBack: room.sendBack,
  pictureOf: async (context, subject) => {
    const [content, asked] = [await contentOf(context.tx, subject), await askedOf(context, subject)];
    if (!content || !asked) throw new Error(`${subject.kind} ${subject.id} is gone`);
    return pictureOf(context, { ...content, asked });
  },
});
