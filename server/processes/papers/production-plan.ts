import type { SnapshotOf } from "../../../contract/papers.ts";
import { planOf } from "../../modules/production/index.ts";
import { oncePerTx } from "../../platform/once-per-tx.ts";
import type { Making } from "./making.ts";
import { filled, headOf, orderFactsOf, termsOf } from "./sheet.ts";

type Plan = SnapshotOf<"productionPlan">;

/** A run serves several orders: it is read once for all their papers. */
const planOnce = oncePerTx(planOf);
type Planned = NonNullable<Awaited<ReturnType<typeof planOf>>>;

const progressOf = ({ currentOperation, percent, expectedFinish }: Planned["run"]): Plan["lines"][number]["progress"] =>
  currentOperation === null ? undefined : { operation: currentOperation, percent: String(percent), expectedFinish };

/** The order's own part of a run; what else the run makes is no business of this order's paper. */
const linesOf = ({ run, operations }: Planned, orderId: string): Plan["lines"] =>
  run.shares.filter((share) => share.orderId === orderId).map(({ quantity, orderNumber, customParameters }, i) => ({
    lineNo: i + 1, productCode: run.productCode, name: run.productName, spec: filled(run.spec), unit: run.unit, quantity, remark: filled(customParameters), orderNumber,
    start: run.startDay, finish: run.endDay, workCentre: run.workCentreName, operations: operations.map((operation) => ({ ...operation, workCentre: run.workCentreName })), progress: progressOf(run),
  }));

/** 《生产计划表》 of one run, as far as it serves the order: what is made when and where, operation by operation (01.17, R040). */
export async function productionPlan({ context: { tx }, orderId, part, desk }: Making): Promise<Plan | undefined> {
  const planned = part === undefined ? undefined : await planOnce(tx, part);
  // A run that was called off has no days any more.
  if (!planned || planned.run.state === "cancelled") return undefined;
  const { specialNeeds, deliveryDate } = termsOf(desk.order);
  return { ...headOf("productionPlan", desk, planned.run.number), order: orderFactsOf(desk), deliveryDate, specialNeeds, lines: linesOf(planned, orderId), remark: filled(planned.run.note) };
}
