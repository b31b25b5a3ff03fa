import type { NewLot } from "../../../contract/lots.ts";
import type { Decimal } from "../../../contract/money.ts";
import { event, type OrderFacts } from "../../platform/events.ts";

/** Of which schedule of the order how much, in the order's unit. */
export interface Move {
  scheduleId: string;
  quantity: Decimal;
}

/** Events of a run are told once for each order that it serves; `part` is the run. */
export interface RunFacts extends OrderFacts {
  part: string;
}

/** `part` is the request. */
export const productionRequested = event<RunFacts>("productionRequested");
/** `requestIds`: the requests of this order that are now planned to the last piece. */
export const planMade = event<RunFacts & { moves: Move[]; requestIds: string[] }>("planMade");
/** What the departments are told of a plan that stands: the run's number, its first and last day. */
export interface PlanTold {
  run: string;
  startDay: string;
  endDay: string;
}
export const planApproved = event<RunFacts & PlanTold & { moves: Move[] }>("planApproved");
export const planReturned = event<RunFacts & { reason: string }>("planReturned");
/** A run brought less than it was planned to: what its orders miss has no plan any more. */
export const planFellShort = event<RunFacts & { moves: Move[] }>("planFellShort");
/** The run was started: its progress is due on every working day from now on. */
export const progressDue = event<RunFacts>("progressDue");
export const progressReported = event<RunFacts>("progressReported");
/** The expected finish misses the order's date; told again only when the expectation changes. */
export const delayDetected = event<RunFacts & { expected: string; neededBy: string }>("delayDetected");
export const productionFinished = event<RunFacts>("productionFinished");
export const inspectionDecided = event<RunFacts & { outcome: "passed" | "failed" }>("inspectionDecided");
/** `run` is its number; `lots` make the quantity, in the order's unit; the lot without a name is what nobody told apart. */
interface Made {
  run: string;
  productId: string;
  warehouseId: string;
  lots: NewLot[];
}
export const stockedIn = event<RunFacts & Made & { moves: Move[] }>("stockedIn");
/** A machine is down: the orders whose runs have work on it in those days. */
export const machineDown = event<{ downtimeId: string; workCentre: string; from: string; to: string; reason: string; orderIds: string[] }>("machineDown");
/** A run made more than its orders take: of no order, so it becomes free stock. */
export const surplusStockedIn = event<{ runId: string; quantity: Decimal } & Made>("surplusStockedIn");

/** `undoes`: the event whose duties end; `again`: the one whose duties are owed anew. */
interface Reversed extends RunFacts {
  reason: string;
  undoes: string;
}
interface ToDoAgain extends Reversed {
  again: string;
}
/** `moves` are negative: the plan does not stand any more. */
export const planApprovalReversed = event<ToDoAgain & { moves: Move[] }>("planApprovalReversed");
export const startReversed = event<Reversed>("startReversed");
export const finishReversed = event<Reversed>("finishReversed");
export const inspectionReversed = event<ToDoAgain>("inspectionReversed");
/**
 * The goods leave stock again: `moves` are negative, `requested` says how much of the schedule is made and not taken from stock. `plannedAgain` is what the run had
 * fallen short of: it is planned with it again.
 */
export const stockInReversed = event<ToDoAgain & { productId: string; moves: (Move & { requested: Decimal })[]; plannedAgain: Move[] }>("stockInReversed");
/** After its orders let go of them, the goods of the run leave stock. */
export const runWithdrawn = event<{ runId: string; reason: string }>("runWithdrawn");
/** A change of its order took something out of the run; `moves` are negative, of what an approved plan had counted. */
export const planReduced = event<RunFacts & { moves: Move[] }>("planReduced");
