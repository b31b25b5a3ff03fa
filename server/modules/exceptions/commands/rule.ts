import * as contract from "../../../../contract/price-exceptions.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { askForCopies } from "../../copies/index.ts";
import { record } from "../../journal/index.ts";
import { priceRuled } from "../events.ts";
import { deepest, exceptionOf, type Ports, ruledLines, standing, whyNotRule, wrongCounters } from "../exceptions.ts";
import * as store from "../store.ts";

/**
 * Whoever has the authority releases the prices of a version that lie beyond its seller's, or sends them back to sales (01.7, C-18). Refused: priceNothingAsked,
 * priceRuledAlready, priceOwnAsk, priceBeyondYours, versionChanged, and counter prices that make no sense.
 */
export const rule = (ports: Ports) =>
  handle(contract.rulePriceException, async ({ reviewId, outcome, words, counters, subjectHash, copyTo }, context) => {
    const reviewed = await ports.lockReviewOf(context, reviewId);
    const asked = reviewed && (await ports.askedOf(context, reviewed.subject));
    if (!reviewed || !asked) return refuse("notFound");
    const { subject, version, hash, step } = reviewed;
    if (subjectHash !== hash) return refuse("versionChanged");
    const { tx, now, actor } = context;
    const before = await store.rulingsOf(tx, subject);
    const barred = whyNotRule({ reviewed, asked, ruling: standing(before, hash), actor });
    if (barred) return refuse(barred.code, barred.facts);
    const exception = exceptionOf(asked);
    const wrong = refuseAll(wrongCounters(exception, { outcome, counters }));
    if (wrong) return wrong;
    const rulingId = context.newId();
    const lines = ruledLines(exception, counters);
    store.put(context, {
      id: rulingId, reviewId, subjectKind: subject.kind, subjectId: subject.id, subjectVersion: version, subjectHash: hash, outcome, words, lines,
      follows: before.find((one) => one.reviewId === reviewId)?.id ?? null, at: now, by: actor.id, byName: actor.name,
    });
    record(context, { subject, what: outcome === "released" ? "priceReleased" : "priceRefused", why: words, facts: { rulingId, version, percent: deepest(exception), lines } });
    context.emit(priceRuled({ subject, part: step!.key, reviewId, outcome, words, byName: actor.name }));
    if (outcome === "released") askForCopies(context, { about: subject, review: { id: reviewId, stepKey: step!.key }, occasion: "released", words, people: copyTo, roles: [] });
    const refused = outcome === "refused" ? await ports.sendBack(context, { reviewId, stepKey: step!.key, statement: words, copyTo }) : undefined;
    return refused ?? { rulingId, outcome };
  });
