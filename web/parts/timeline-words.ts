import { milestones, stages } from "../../contract/order-axes.ts";
import type { Translate } from "../i18n/translator.ts";

/** What the journal of an order records; the sentences stand under `orders.did_…`. Others are told by their name. */
const toldActs: ReadonlySet<string> = new Set([
  "afterSalesOpened", "afterSalesSettled", "agreementSigned", "assigned", "cancelled", "caseOpened", "changeApplied", "changed", "changeRefused", "changeRequested", "changeWithdrawn",
  "charged", "chargeReversed", "commented", "commentTakenBack", "confirmationAccepted", "confirmationAsked", "confirmationDropped", "confirmationGiven",
  "confirmationIdentityWrong", "confirmationRefused", "confirmationReminded", "confirmationReversed", "confirmationSent", "confirmationTakenBack", "copied", "credited", "customerContacted",
  "customerTold", "customerToldOfDelay", "datesSet", "delayDetected", "delayProposalAccepted", "delayProposalRefused", "delayProposed", "depositsFreed", "dutyReassigned", "dutyReminded", "edited", "entered", "estimateAsked", "exposureCommitted",
  "exposureReleased", "fileKept", "followUpDropped", "followUpPlanned", "gateReleased", "goodsAwaited", "goodsMoved", "handedOver", "informationConfirmed", "inspectionDecided", "invoiced", "invoiceRequested",
  "invoiceRequestWithdrawn", "invoiceReversed", "linkMade", "mailFailed", "mailSent", "mergedInto", "moneyApplied", "moneyRecorded", "moneyReversed", "openingShare",
  "opinionAsked", "opinionDropped", "opinionGiven", "oralConfirmed", "orderExported", "orderHeld", "orderResumed", "ordersMerged", "orderSplit", "paperMade", "paperPrinted",
  "paperSigned", "paymentChanged", "paymentOpened", "planApproved", "planDropped", "planMade", "priceRefused", "priceReleased", "priceRulingReversed", "productionFinished", "productionRaised", "productionReduced", "productionRequested",
  "progressReported", "proposalAccepted", "proposalDeclined", "proposalMade", "purchaseDated", "reviewFailed", "reviewPassed", "reviewReversed", "reviewStepDecided",
  "reviewStepReversed", "reviewStepTransferred", "runReduced", "runStarted", "schedulesFitted", "schedulesSplit", "shortageAnswered", "shortageUnanswered", "splitOff",
  "standingReversed", "stockedIn", "stockReleased", "stockReserved", "submitted", "tagged", "takenOver", "unassigned", "untagged", "waitsForMoney", "withdrawn",
]);

export const actText = (what: string, t: Translate): string => t(`orders.did_${toldActs.has(what) ? what : "other"}`, { what });

const toldFacts = ["number", "version", "total", "amount", "lines", "milestone", "finishDate", "promisedDate", "expectedOn", "carrier", "reason", "salesperson", "stage", "tag", "copied", "followUpOn"] as const;
const words: Readonly<Record<string, { keys: readonly string[]; prefix: string }>> = { stage: { keys: stages, prefix: "orders.stage." }, milestone: { keys: milestones, prefix: "orders.goods_" } };

/** The facts of a record that help people, each with its name; hashes and ids stay in the journal. */
export function factTexts(facts: Readonly<Record<string, unknown>>, t: Translate): string[] {
  // Dates lie one level deeper, as from and to.
  const flat = { ...facts, ...(typeof facts["to"] === "object" ? facts["to"] : undefined) };
  return toldFacts.flatMap((name) => {
    const text = textOf(flat[name], (word) => (words[name]?.keys.includes(word) ? t(words[name].prefix + word) : word));
    return text === undefined ? [] : [`${t(`orders.fact_${name}`)} ${text}`];
  });
}

function textOf(fact: unknown, told: (word: string) => string): string | undefined {
  if (typeof fact === "string") return fact ? told(fact) : undefined;
  if (typeof fact === "number") return String(fact);
  if (typeof fact !== "object" || fact === null || !("from" in fact) || !("to" in fact)) return undefined;
  const [from, to] = [textOf(fact.from, told), textOf(fact.to, told)];
  return from === undefined ? to : `${from} → ${to ?? "—"}`;
}
