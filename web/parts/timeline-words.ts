/** What journals of an order and its documents record; their sentences stand under `orders.did_…`. Others are told in general words. */
export const toldActs: ReadonlySet<string> = new Set([
  "entered", "edited", "informationConfirmed", "oralConfirmed", "submitted", "withdrawn", "cancelled", "customerContacted", "reviewOpened", "reviewStepDecided", "reviewPassed", "reviewFailed",
  "estimateAsked", "estimateAnswered", "axisMoved", "confirmationAsked", "confirmationSent", "confirmationGiven", "confirmationRefused", "exposureCommitted", "exposureReleased", "paymentOpened",
  "gateReleased", "productionRequested", "planMade", "planApproved", "planReturned", "planChanged", "productionFinished", "inspectionDecided", "stockedIn", "pickingRequested", "pickingReported",
  "packed", "shipped", "arrived", "arrivalContacted", "signed", "feedbackGiven", "caseOpened", "caseSettled", "invoiceRequested", "invoiced", "moneyApplied", "paperMade", "paperSigned",
  "paperPrinted", "delayDetected", "fileKept", "mailSent", "mailFailed", "archived",
]);

const toldFacts = ["number", "version", "total", "amount", "lines", "quantity", "promisedOn", "finishDate", "carrier", "trackingNumber", "statement", "reason"] as const;

interface Row {
  facts: Readonly<Record<string, unknown>>;
}

/** The facts of a row that help people, as pairs of their name and text; hashes and ids stay in the journal. */
export function shownFacts({ facts }: Row): [name: string, text: string][] {
  return toldFacts.flatMap((name): [string, string][] => {
    const text = textOf(facts[name]);
    return text === undefined ? [] : [[name, text]];
  });
}

function textOf(fact: unknown): string | undefined {
  if (typeof fact === "string") return fact || undefined;
  if (typeof fact === "number") return String(fact);
  if (typeof fact !== "object" || fact === null || !("from" in fact) || !("to" in fact)) return undefined;
  const [from, to] = [textOf(fact.from), textOf(fact.to)];
  return to === undefined ? undefined : from === undefined ? to : `${from} → ${to}`;
}
