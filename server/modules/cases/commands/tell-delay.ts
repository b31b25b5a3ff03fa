import * as contract from "../../../../contract/case-delays.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, type Refused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { createLink } from "../../links/index.ts";
import type { Case } from "../cases.ts";
import { insertRelease, type Kept, keptOf, stateOf } from "../delay-proposals.ts";
import { saveDelayed } from "../delays.ts";
import { delayTold } from "../events.ts";
import { loadDelay } from "../load-delay.ts";
import type { ProposalPorts } from "../ports.ts";
import { conclude } from "../work.ts";

const dayMs = 86_400_000;

/** Lets a drafted proposal go with the word, with a link to the page on which it is answered where somebody could pass its check (`noPhoneToCheck` by mail). */
async function release(context: CommandContext, { id, orderId }: Kept, { means, ports }: { means: string; ports: ProposalPorts }): Promise<string | null | Refused> {
  const { actor, now } = context;
  const { identity, digits, linkValidDays } = await ports.identityOf(context.tx, orderId);
  const checkable = identity === "none" || digits.length > 0;
  if (!checkable && means === "mail") return refuse("noPhoneToCheck");
  context.collect(insertRelease, { proposalId: id, at: now, by: actor.id, byName: actor.name });
  if (!checkable) return null;
  const { token } = createLink(context, { purpose: "answerDelay", subject: { kind: "order", id: orderId }, part: id, expiresAt: new Date(now.getTime() + linkValidDays * dayMs) });
  return ports.linkUrl(token);
}

/** What was drafted for an order and waits to be let go. */
async function draftsOf(context: CommandContext, one: Case, { orderIds, ports }: { orderIds: readonly string[]; ports: ProposalPorts }): Promise<Kept[]> {
  const all = await keptOf(context.tx, one.id);
  const versions = all.length ? await ports.versionsOf(context.tx, orderIds) : new Map<string, number>();
  return all.filter((each) => orderIds.includes(each.orderId) && stateOf(each, { all, version: versions.get(each.orderId), settled: false }) === "draft");
}

/** Lets words to customers go, one by one or all, with what is proposed; nobody outside is told before. Refused with `delayToldAlready`, `recipientMissing`. */
export const tellDelay = (ports: ProposalPorts) =>
  handle(contract.tellDelay, async ({ caseId, orders, means, recipient }, context) => {
    const loaded = await loadDelay(context, caseId);
    if (isRefused(loaded)) return loaded;
    const { one, rows } = loaded;
    if (means !== "mail" && !recipient) return refuse("recipientMissing", {}, ["recipient"]);
    const drafted = await draftsOf(context, one, { orderIds: orders.map(({ orderId }) => orderId), ports });
    const links: { orderId: string; url: string }[] = [];
    for (const { orderId, draft } of orders) {
      const row = rows.find((each) => each.orderId === orderId);
      if (!row) return refuse("notFound");
      const proposal = drafted.find((each) => each.orderId === orderId);
      if (row.toldAt && !proposal) return refuse("delayToldAlready", { number: row.orderNumber });
      const link = proposal ? await release(context, proposal, { means, ports }) : null;
      if (isRefused(link)) return link;
      if (link) links.push({ orderId, url: link });
      await saveDelayed(context.tx, { caseId, orderIds: [orderId], change: { draft, toldAt: context.now, toldMeans: means, toldTo: recipient || null, toldByName: context.actor.name } });
      record(context, { subject: { kind: "order", id: orderId }, what: "customerToldOfDelay", facts: { caseId, means, dateAfter: row.dateAfter, ...(proposal && { proposalId: proposal.id }) }, why: draft });
      context.emit(delayTold({ orderId, caseId, means, words: draft, dateAfter: row.dateAfter, link }));
    }
    return { ...(await conclude(context, one, { change: {}, what: "delayTold" })), links };
  });

/** What a customer says to the later date; he was told before. Refused with `delayNotTold`. */
export const answerDelay = handle(contract.answerDelay, async ({ caseId, orderId, answer, note }, context) => {
  const loaded = await loadDelay(context, caseId);
  if (isRefused(loaded)) return loaded;
  const row = loaded.rows.find((each) => each.orderId === orderId);
  if (!row) return refuse("notFound");
  if (!row.toldAt) return refuse("delayNotTold", { number: row.orderNumber });
  await saveDelayed(context.tx, { caseId, orderIds: [orderId], change: { answer, answerNote: note, answeredAt: context.now, answeredByName: context.actor.name } });
  record(context, { subject: { kind: "order", id: orderId }, what: "delayAnswered", facts: { caseId, answer }, ...(note && { why: note }) });
  return conclude(context, loaded.one, { change: {}, what: "delayAnswered", ...(note && { why: note }) });
});
