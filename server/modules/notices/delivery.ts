import { systemActor } from "../../platform/actor.ts";
import type { CommandContext, Pipeline } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { inEveryCompany, type Job } from "../../platform/jobs.ts";
import { isRefused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { mailFailed } from "./events.ts";
import { type Enclosure, isFinal, nextTryAfter, type Post } from "./post.ts";
import * as store from "./store.ts";
import type { Attachment } from "./tell.ts";

export interface DeliveryDeps {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string; demo: boolean }[]>;
  /** The post for a company: a demo's mail must not reach real people. Without one its letters wait. */
  postOf: (company: { id: string; demo: boolean }) => Post | undefined;
  bytesOf: (tx: Tx, attachment: Attachment) => Promise<Omit<Enclosure, "name">>;
}

// Longer than a send may take (see post.ts), so that a worker that still sends is not overtaken.
const claimMs = 3 * 60_000;

function delivered(context: CommandContext, mail: store.Claimed): void {
  if (mail.subject) record(context, { subject: mail.subject, what: "mailSent", facts: { kind: mail.kind, mailId: mail.id, messageId: mail.messageId } });
  if (mail.onSent) context.emit(mail.onSent);
}

/** Keeps what went wrong; a letter that is given up is told to others. */
async function undelivered(context: CommandContext, mail: store.Claimed, error: unknown): Promise<void> {
  const nextTryAt = isFinal(error) ? null : nextTryAfter(mail.attempts, context.now);
  const words = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const mine = await store.markFailed(context.tx, { id: mail.id, queuedAt: mail.queuedAt, attempts: mail.attempts, error: words, nextTryAt });
  if (!mine || nextTryAt) return;
  if (mail.subject) record(context, { subject: mail.subject, what: "mailFailed", facts: { kind: mail.kind, mailId: mail.id } });
  context.emit(mailFailed({ mailId: mail.id, kind: mail.kind, title: mail.title, recipientName: mail.recipientName, error: words, about: mail.subject }));
}

/**
 * Sends one mail that is due; false when there is none. Between the server's yes and our own record of it a crash leaves a mail that is
 * sent again with the same Message-ID: no protocol can close that gap, only make it recognisable.
 */
export async function deliverOne({ pipeline, postOf, bytesOf }: Omit<DeliveryDeps, "companies">, company: { id: string; demo: boolean }): Promise<boolean> {
  const system = systemActor(company.id);
  const post = postOf(company);
  if (!post) return false;
  const claimed = await pipeline.actByKeys(system, ({ tx, now }) => store.claimMail(tx, { now, until: new Date(now.getTime() + claimMs), domain: post.domain }));
  if (!claimed || isRefused(claimed)) return false;
  try {
    await post.send(claimed, post.leaves ? await enclosuresOf(pipeline, company.id, { claimed, bytesOf }) : []);
  } catch (error) {
    await pipeline.act(system, (context) => undelivered(context, claimed, error));
    return true;
  }
  await pipeline.actByKeys(system, async (context) => {
    if (await store.markSent(context.tx, { id: claimed.id, queuedAt: claimed.queuedAt, now: context.now })) delivered(context, claimed);
  });
  return true;
}

async function enclosuresOf(pipeline: Pipeline, companyId: string, { claimed, bytesOf }: { claimed: store.Claimed; bytesOf: DeliveryDeps["bytesOf"] }): Promise<Enclosure[]> {
  if (!claimed.attachments.length) return [];
  const found = await pipeline.act(systemActor(companyId), async ({ tx }) => {
    const enclosures: Enclosure[] = [];
    for (const attachment of claimed.attachments) enclosures.push({ name: attachment.name, ...(await bytesOf(tx, attachment)) });
    return enclosures;
  });
  return isRefused(found) ? [] : found;
}

/** Sends what is due, letter by letter. */
export const mailDelivery = ({ companies, ...deps }: DeliveryDeps): Job => ({
  name: "notices.mail",
  seconds: 5,
  work: (signal) =>
    inEveryCompany(companies, signal, async (company) => {
      while (!signal.aborted && (await deliverOne(deps, company)));
    }),
});
