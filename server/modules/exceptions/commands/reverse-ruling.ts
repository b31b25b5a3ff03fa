import * as contract from "../../../../contract/price-exceptions.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { priceRulingReversed } from "../events.ts";
import type { Ports } from "../exceptions.ts";
import { whyNotReversed } from "../reversing.ts";
import * as store from "../store.ts";

/** Takes a ruling back; the prices wait for one again. Refused: priceRulingReversed, priceNotYourRuling, reverseStepFirst once a decision rests on it, reviewMovedOn. */
export const reverse = (ports: Ports) =>
  handle(contract.reverseRuling, async ({ rulingId, reason }, context) => {
    const found = await store.read(context.tx, rulingId);
    const reviewed = found && (await ports.lockReviewOf(context, found.reviewId));
    // Read anew under the lock: of two who take it back at once the second is told.
    const ruling = reviewed && (await store.read(context.tx, rulingId));
    if (!reviewed || !ruling) return refuse("notFound");
    const { actor, now, language } = context;
    const asked = await ports.askedOf(context, reviewed.subject);
    const barred = whyNotReversed({ reviewed, ruling, actor, language, authorities: asked?.authorities ?? [] });
    if (barred) return refuse(barred.code, barred.facts);
    context.collect(store.insertReversal, { rulingId, reason, at: now, by: actor.id, byName: actor.name });
    const { subject, step } = reviewed;
    record(context, { subject, what: "priceRulingReversed", why: reason, facts: { rulingId, version: ruling.subjectVersion, outcome: ruling.outcome, by: ruling.byName } });
    context.emit(priceRulingReversed({ subject, part: step!.key, reviewId: reviewed.id }));
    return { rulingId };
  });
