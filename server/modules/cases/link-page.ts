import { identityAttempts } from "../../../contract/confirmations.ts";
import * as contract from "../../../contract/delay-proposals.ts";
import { read } from "../../platform/command.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { lookThrough } from "../links/index.ts";
import { caseIdOf, keptOf, stateOf } from "./delay-proposals.ts";
import { delayedOf } from "./delays.ts";
import type { ProposalPorts } from "./ports.ts";
import { read as readRow } from "./store.ts";

/** The customer's page: his own order's dates, what is proposed as it was weighed, and what was answered. */
export const readDelayByLink = (ports: ProposalPorts) =>
  read(contract.readDelayByLink, async (_, { tx, ...context }) => {
    const link = await lookThrough({ tx, ...context }, "answerDelay");
    if (isRefused(link)) return link;
    const orderId = link.subject.id;
    const one = link.part ? await readRow(tx, (await caseIdOf(tx, link.part)) ?? link.part) : undefined;
    const all = one ? await keptOf(tx, one.id) : [];
    const proposal = all.find(({ id }) => id === link.part);
    const row = one && (await delayedOf(tx, one.id)).find((each) => each.orderId === orderId);
    if (!one || !proposal || !row) return refuse("notFound");
    const state = stateOf(proposal, { all, version: (await ports.versionsOf(tx, [orderId])).get(orderId), settled: one.state === "settled" });
    const { words, differences, currency, totalBefore, totalAfter, answer, failures } = proposal;
    return {
      state, companyName: await ports.companyNameOf(tx), orderNumber: row.orderNumber, expiresAt: link.expiresAt, notice: row.draft, words, dateBefore: row.dateBefore, dateAfter: row.dateAfter, differences: state === "lapsed" ? [] : differences,
      currency, totalBefore, totalAfter, identity: (await ports.identityOf(tx, orderId)).identity, identityLocked: failures >= identityAttempts,
      decidedAt: answer?.agreedAt ?? null, decidedByName: answer?.contactName ?? null, note: answer?.note || null,
    };
  });
