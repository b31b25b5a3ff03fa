import type { PolicyPack } from "../../contract/policy-pack.ts";
import { type Change, channel, type Mutant, numbered, step, takes, until, withoutGate, withoutPaper, withoutStep } from "./changes.ts";

type Intake = PolicyPack["intake"];
const needsNothing = (key: string): Mutant => ({ ids: ["01.1"], what: `${key} needs no evidence`, change: channel(key, (one) => void (one.evidence = [])) });
const notCompared = (field: Intake["archiveCheck"]["fields"][number]): Mutant => ({
  ids: ["01.3"], what: `${field} is not compared`, change: ({ intake: { archiveCheck } }) => void (archiveCheck.fields = archiveCheck.fields.filter((each) => each !== field)),
});
const notRequired = (...elements: Intake["requiredElements"]["elements"]): Change => ({ intake: { requiredElements } }) =>
  void (requiredElements.elements = requiredElements.elements.filter((each) => !elements.includes(each)));
const releasedByManager = (pack: PolicyPack) => void (pack.gates.find(({ key }) => key === "prepaidBeforeProduction")!.release = ["generalManager"]);
const confirmed = (change: Partial<PolicyPack["confirmation"]>): Change => ({ confirmation }) => void Object.assign(confirmation, change);
const made = (change: Partial<PolicyPack["execution"]["madeToOrder"]>): Change => ({ execution }) => void Object.assign(execution.madeToOrder, change);

/** The fields of the pack that carry the rules from the customer's word to the daily report, each broken. */
export const entryMutants: readonly Mutant[] = [
  ...["customerMail", "paper", "tradeFair", "phone", "fax"].map(needsNothing),
  { ids: ["01.1"], what: "dealers send a file with what they submit online", change: channel("dealerOnline", (one) => void (one.evidence = ["original"])) },
  { ids: ["01.2"], what: "an oral order is confirmed within 48 h", change: takes("T01", 48) },
  { ids: ["01.2"], what: "only working hours count for the call", change: ({ duties }) => void (duties.find(({ id }) => id === "T01")!.clock = "working") },
  { ids: ["01.2"], what: "nothing waits for the call", change: withoutGate("oralConfirmed") },
  { ids: ["01.2"], what: "word of mouth is a channel as any other", change: channel("oral", (one) => void (one.oral = false)) },
  { ids: ["01.2"], what: "whoever answered may confirm", change: ({ intake }) => void (intake.oralConfirmation!.namedContact = false) },
  { ids: ["01.2"], what: "the call needs a stamped scan", change: ({ intake }) => void (intake.oralConfirmation!.evidence = ["stampedScan"]) },
  ...(["name", "uscc", "contact", "phone", "address"] as const).map(notCompared),
  { ids: ["01.3"], what: "a customer needs no file", change: withoutGate("customerOnFile") },
  { ids: ["01.3"], what: "who set up a file approves it", change: ({ intake }) => void (intake.customerFile = { selfApproval: true }) },
  { ids: ["01.4"], what: "an order needs no date", change: notRequired("deliveryDate") },
  { ids: ["01.4"], what: "a line needs neither price nor total", change: notRequired("unitPrice", "totalAmount") },
  { ids: ["01.4"], what: "twins are not looked for", change: ({ intake }) => void (intake.duplicateWithinDays = 0) },
  { ids: ["01.4"], what: "numbers do not tell the day", change: numbered("{prefix}SO{yyyy}-{0000}") },
  { ids: ["01.4"], what: "a prepaid order is executed at once", change: withoutGate("prepaidBeforeProduction") },
  { ids: ["01.4"], what: "finance releases no gate", change: releasedByManager },
  { ids: ["01.4"], what: "prepaid goods leave unpaid", change: withoutGate("paidBeforeShipping") },
  { ids: ["01.5"], what: "engineering is not asked about special needs", change: withoutStep("specialNeeds") },
  { ids: ["01.5"], what: "engineering is asked about urgent orders alone", change: step("specialNeeds", (one) => void (one.when = "order.urgent && !order.customised")) },
  { ids: ["01.5"], what: "engineering says nothing of feasibility", change: step("specialNeeds", (one) => void (one.asks = [])) },
  { ids: ["01.6"], what: "there is no preliminary review", change: withoutStep("preliminary") },
  { ids: ["01.6"], what: "《订单初步审核表》 is not made", change: withoutPaper("preliminaryReview") },
  { ids: ["01.6"], what: "finance makes the preliminary review", change: step("preliminary", (one) => void (one.roles = ["finance"])) },
  { ids: ["01.6"], what: "twins are no matter of the preliminary review", change: step("preliminary", (one) => void one.checks.pop()) },
  { ids: ["01.6"], what: "who submitted an order reviews it", change: step("preliminary", (one) => void (one.selfApproval = true)) },
  { ids: ["01.6"], what: "green orders pass by themselves", change: step("preliminary", (one) => void (one.passesByItselfWhenGreen = true)) },
  { ids: ["01.6"], what: "words are wanted always", change: step("preliminary", (one) => void (one.statement = "always")) },
  { ids: ["01.6"], what: "the reviewer does not sign", change: step("preliminary", (one) => void (one.signature = "none")) },
  { ids: ["01.7"], what: "finance does not review", change: withoutStep("finance") },
  { ids: ["01.7"], what: "the warehouse does not review", change: withoutStep("stock") },
  { ids: ["01.7"], what: "engineering does not review what is customised", change: withoutStep("engineering") },
  { ids: ["01.7"], what: "engineering reviews everything", change: step("engineering", (one) => void delete one.when) },
  { ids: ["01.7"], what: "the warehouse waits for finance", change: step("stock", (one) => void (one.sequence = 3)) },
  { ids: ["01.7"], what: "credit is not looked at", change: step("finance", (one) => void one.checks.shift()) },
  { ids: ["01.7"], what: "production is not asked about a shortage", change: step("stock", (one) => void delete one.estimate) },
  ...["finance", "stock"].map((key): Mutant => ({ ids: ["01.7"], what: `${key} is handed to whomever`, change: step(key, (one) => void (one.handOver = "anybody")) })),
  ...[20, 60].map((againAfter): Mutant => ({ ids: ["01.7"], what: `who was reminded is left in peace for ${againAfter} min`, change: (pack) => void (pack.reminders.againAfter = againAfter) })),
  { ids: ["01.8"], what: "the release is handed to whomever", change: ({ review }) => void (review.passedBy!.handOver = "anybody") },
  { ids: ["01.7"], what: "the head of production alone estimates", change: step("stock", (one) => void (one.estimate = { whenRed: "stockCoversOrder", roles: ["productionHead"] })) },
  { ids: ["01.8"], what: "finance releases what was passed", change: ({ review }) => void (review.passedBy!.roles = ["finance"]) },
  { ids: ["01.8"], what: "nobody releases what was passed", change: ({ review }) => void delete review.passedBy },
  { ids: ["01.8"], what: "confirmations are not mailed", change: confirmed({ means: ["link", "onBehalf"] }) },
  { ids: ["01.8", "01.9"], what: "the customer is not asked", change: confirmed({ required: false }) },
  { ids: ["01.9"], what: "work begins before the customer's answer", change: withoutGate("customerConfirmed") },
  { ids: ["01.9"], what: "who has the link may answer", change: confirmed({ identity: "none" }) },
  { ids: ["01.9"], what: "links live for a day", change: confirmed({ linkValidDays: 1 }) },
  { ids: ["01.9"], what: "a stamped scan shows nothing", change: confirmed({ evidence: ["linkAnswer"] }) },
  { ids: ["01.9"], what: "nothing is recorded on a customer's behalf", change: confirmed({ means: ["mail", "link"] }) },
  { ids: ["01.9"], what: "an order is established when it is entered", change: ({ orderKinds }) => void (orderKinds[0]!.establishedAt = "entered") },
  { ids: ["01.10"], what: "the customer is contacted within 4 h", change: takes("T06", 4) },
  { ids: ["01.10"], what: "another product may be proposed", change: ({ review }) => void review.onFailed.proposals.push("substitute") },
  { ids: ["01.10"], what: "prepayment may not be proposed", change: ({ review }) => void (review.onFailed.proposals = ["laterDate"]) },
  { ids: ["01.11"], what: "《订单审核意见汇总表》 is not made", change: withoutPaper("reviewSummary") },
  { ids: ["01.12"], what: "the head of production plans too", change: made({ plannedBy: ["planner", "productionHead"] }) },
  { ids: ["01.12"], what: "the general manager approves no plan", change: made({ planApproval: { roles: ["productionHead"], selfApproval: false } }) },
  { ids: ["01.12", "01.17"], what: "《出库单》 is not made", change: ({ execution }) => void (execution.fromStock.issueNote = false) },
  { ids: ["01.13"], what: "a report says the operation alone", change: made({ progress: ["currentOperation"] }) },
  { ids: ["01.13"], what: "a report on picking says nothing of the carrier", change: ({ execution }) => void (execution.fromStock.progress = ["pickingStatus", "packingStatus"]) },
  { ids: ["01.13"], what: "picking is reported by 17:00", change: until("T10S", "17:00") },
];
