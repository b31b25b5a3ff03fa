import { systemActor } from "../../../platform/actor.ts";
import type { CommandContext, Pipeline } from "../../../platform/command.ts";
import { inEveryCompany, type Job } from "../../../platform/jobs.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { robotFailed } from "../events.ts";
import { nextTryAfter } from "../post.ts";
import * as store from "./store.ts";
import { mayReach, send, type Verdict } from "./vendors.ts";

export interface RobotDeliveryDeps {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string }[]>;
  /** The staff's address, to which links lead. */
  publicUrl: string;
  allowedHosts: readonly string[];
}

// Longer than a send may take (see vendors.ts).
const claimMs = 60_000;
/** 20 messages a minute, as the strictest vendor takes. */
const paceMs = 3_100;
/** How long a robot is left alone after its vendor said that it was told too much. */
const pauseMs = 10 * 60_000;

async function failed(context: CommandContext, message: store.Claimed, { again, words }: Extract<Verdict, { ok: false }>): Promise<void> {
  const { now, tx } = context;
  const later = nextTryAfter(message.attempts, now);
  const nextTryAt = again === "never" ? null : again === "slow" && later ? new Date(now.getTime() + pauseMs) : later;
  if (again === "slow") await store.slowDown(tx, message.robotId, new Date(now.getTime() + pauseMs));
  const mine = await store.markFailed(tx, { id: message.id, attempts: message.attempts, error: words, nextTryAt });
  if (mine && !nextTryAt) context.emit(robotFailed({ robotId: message.robotId, robotName: message.robotName, error: words }));
}

/** Sends one message that is due; false when there is none. A crash between the vendor's yes and our record of it tells the group twice. */
export async function deliverToGroup({ pipeline, publicUrl, allowedHosts }: Omit<RobotDeliveryDeps, "companies">, companyId: string): Promise<boolean> {
  const system = systemActor(companyId);
  const claimed = await pipeline.act(system, ({ tx, now }) => store.claimMessage(tx, { now, until: new Date(now.getTime() + claimMs), freeAt: new Date(now.getTime() + paceMs) }));
  if (!claimed || isRefused(claimed)) return false;
  // The operator may have taken a host away since.
  const verdict: Verdict = mayReach(claimed.vendor, claimed.url, allowedHosts)
    ? await send(claimed.vendor, claimed, { title: claimed.title, text: claimed.text, link: `${publicUrl}${claimed.path}` })
    : { ok: false, again: "never", words: "address not allowed" };
  await pipeline.act(system, async (context) => void (verdict.ok ? await store.markSent(context.tx, claimed.id, context.now) : await failed(context, claimed, verdict)));
  return true;
}

/** Sends what is due, message by message, at the vendors' pace. */
export const robotDelivery = ({ companies, ...deps }: RobotDeliveryDeps): Job => ({
  name: "robots.deliver",
  seconds: 3,
  work: (signal) =>
    inEveryCompany(companies, signal, async ({ id }) => {
      while (!signal.aborted && (await deliverToGroup(deps, id)));
    }),
});
