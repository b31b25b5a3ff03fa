import { parse, stringify } from "yaml";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import { type Change, type Mutant, numbered, step, takes, until, withoutGate, withoutPaper } from "./changes.ts";
import { brokenShipments, speaking } from "./shipment-proofs.ts";
import { type OpenHouse, proveRules, type System } from "./run.ts";
import { entryMutants } from "./sys-01-entry-mutants.ts";
import { changeMutants } from "./sys-25-mutants.ts";

type Broken = Omit<Mutant, "ids">;
const of = (id: string, broken: readonly Broken[]): Mutant[] => broken.map((one) => ({ ids: [id], ...one }));
const brokenRatings: readonly Broken[] = [
  ...(["quality", "punctuality", "service"] as const).map((score): Broken => ({ what: `${score} is not rated`, change: ({ delivery: { feedback } }) => void (feedback!.scores = feedback!.scores.filter((one) => one !== score)) })),
  { what: "a rating does not tell how an objection was made good", change: ({ delivery: { feedback } }) => void (feedback!.afterSalesResult = false) },
  { what: "nobody is asked for a rating", change: ({ delivery }) => void delete delivery.feedback },
];
const brokenCompletion: readonly Broken[] = (["invoiced", "paid"] as const).map((done) => ({ what: `only an order that is ${done} is completed`, change: ({ completion }) => void (completion[done] = true) }));

/** By the file of the pack that they break. */
const mutants: Readonly<Record<string, readonly Mutant[]>> = {
  "sys-01.order-processing-and-tracking.yaml": [
    ...entryMutants,
    { ids: ["01.2"], what: "customer service confirms oral orders", change: speaking("oralOrderCaptured") },
    { ids: ["01.10"], what: "customer service speaks of failed reviews", change: speaking("reviewFailed") },
    { ids: ["01.13"], what: "progress is reported by 17:00", change: until("T10", "17:00") },
    ...of("01.14", brokenShipments.delay), ...of("01.15", brokenShipments.checks),
    { ids: ["01.15"], what: "goods leave unchecked", change: withoutGate("goodsChecked") },
    { ids: ["01.16"], what: "the customer is told within 48 h", change: takes("T14", 48) },
    ...of("01.16", brokenShipments.told),
    { ids: ["01.17"], what: "《生产计划表》 is not made", change: withoutPaper("productionPlan") },
    { ids: ["01.12", "01.17"], what: "《出库单》 is not among the papers", change: withoutPaper("issueNote") },
    { ids: ["01.17"], what: "《物流发货记录》 is not made", change: withoutPaper("shipmentRecord") },
    { ids: ["01.18"], what: "the customer is contacted within 48 h of arrival", change: takes("T15", 48) },
    { ids: ["01.18"], what: "《签收单》 is not made", change: withoutPaper("deliveryReceipt") },
    ...of("01.18", brokenShipments.arrival), ...of("01.18", brokenShipments.receipt),
    { ids: ["01.19"], what: "an objection opens no case", change: ({ delivery }) => void (delivery.objection.opensCase = false) },
    { ids: ["01.20"], what: "《客户反馈表》 is not made", change: withoutPaper("customerFeedback") },
    ...of("01.20", brokenRatings), ...of("01.21", brokenCompletion), ...of("C-06", brokenShipments.invoice),
  ],
  "sys-24.time-limits.yaml": [
    { ids: ["24.1"], what: "an order is entered within 2 h", change: takes("T02", 2) },
    { ids: ["24.2"], what: "the entry is verified within 4 h", change: takes("T03", 4) },
    { ids: ["24.2"], what: "numbers do not tell the day", change: numbered("{prefix}SO{yyyy}-{0000}") },
    { ids: ["24.3"], what: "a department reviews within 3 h", change: takes("T04", 3) },
    { ids: ["24.3"], what: "finance is handed to whomever", change: step("finance", (one) => void (one.handOver = "anybody")) },
    { ids: ["24.3"], what: "who was reminded is left in peace for an hour", change: (pack) => void (pack.reminders.againAfter = 60) },
    { ids: ["24.3"], what: "who was reminded is reminded again after 20 min", change: (pack) => void (pack.reminders.againAfter = 20) },
    { ids: ["24.4"], what: "nothing waits for the plan's approval", change: withoutGate("planApproved") },
    { ids: ["24.6"], what: "nothing waits for the inspection", change: withoutGate("inspected") },
    { ids: ["24.6"], what: "goods leave unchecked", change: withoutGate("goodsChecked") },
    { ids: ["24.3"], what: "《订单审核意见汇总表》 is not made", change: withoutPaper("reviewSummary") },
    { ids: ["24.4"], what: "production plans within 2 h", change: takes("T08", 2) },
    { ids: ["24.4"], what: "a plan is approved within 4 h", change: takes("T09", 4) },
    { ids: ["24.4"], what: "a plan needs no approval", change: ({ execution: { madeToOrder } }) => void delete madeToOrder.planApproval },
    { ids: ["24.4"], what: "《生产计划表》 is not made", change: withoutPaper("productionPlan") },
    { ids: ["24.5"], what: "progress is reported by 17:00", change: until("T10", "17:00") },
    ...of("24.5", brokenShipments.delay), ...of("24.6", brokenShipments.checks),
    { ids: ["24.6"], what: "《出库单》 is not made", change: withoutPaper("issueNote") },
    { ids: ["24.6"], what: "《物流发货记录》 is not made", change: withoutPaper("shipmentRecord") },
    { ids: ["24.6"], what: "goods are not inspected", change: ({ execution }) => void (execution.madeToOrder.inspection = false) },
    { ids: ["24.6"], what: "goods are inspected within 2 h", change: takes("T11", 2) },
    { ids: ["24.6"], what: "goods are packed within 3 h", change: takes("T12", 3) },
    { ids: ["24.6"], what: "goods are shipped within 4 h", change: takes("T13", 4) },
    { ids: ["24.7"], what: "the customer is told within 48 h", change: takes("T14", 48) },
    { ids: ["24.7"], what: "the customer is contacted within 48 h of arrival", change: takes("T15", 48) },
    { ids: ["24.7"], what: "《签收单》 is not made", change: withoutPaper("deliveryReceipt") },
    ...of("24.7", brokenShipments.told), ...of("24.7", brokenShipments.arrival), ...of("24.7", brokenShipments.receipt), ...of("24.7", brokenCompletion), ...of("C-06", brokenShipments.invoice),
    { ids: ["24.8"], what: "failures count for nothing", change: (pack) => void (pack.assessment = []) },
  ],
  "sys-25.order-and-change-management.yaml": changeMutants,
};
/** The rules of a system that its pack's fields carry, each broken once or more. */
export const mutantsOf = ({ file }: Pick<System, "file">): readonly Mutant[] => mutants[file] ?? [];

/** Proves a system's rules under the broken copy of its pack; answers the ids that turned red. */
export async function runMutant(open: OpenHouse, { system: { pack, rules }, change }: { system: Pick<System, "pack" | "rules">; change: Change }): Promise<string[]> {
  const copy = parse(pack) as PolicyPack;
  change(copy);
  const outcomes = await proveRules(open, { pack: stringify(copy), rules });
  return outcomes.filter(({ ok }) => !ok).map(({ id }) => id);
}
