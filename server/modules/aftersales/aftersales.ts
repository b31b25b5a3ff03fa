import { returnLifecycle, type ReturnState, type ReturnStep } from "../../../contract/aftersales.ts";
import { compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { Refusal, Subject } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";

export interface Return {
  id: string;
  number: string;
  caseId: string;
  caseNumber: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  reason: string;
  state: ReturnState;
  /** False: the customer keeps the goods, or never got them. */
  comesBack: boolean;
  revision: number;
  files: string[];
  authorisedAt: Date;
  authorisedBy: string;
  authorisedByName: string;
  warehouseId: string | null;
  receiptNote: string | null;
  receiptFiles: string[];
  receivedAt: Date | null;
  receivedByName: string | null;
  finding: string | null;
  inspectionFiles: string[];
  inspectedAt: Date | null;
  inspectedByName: string | null;
  creditId: string | null;
  creditNumber: string | null;
  credited: Decimal | null;
  cancelReason: string | null;
}

/** Quantities in the order's sales unit; `unitPrice` is one unit with tax, as it was billed. */
export interface Line {
  id: string;
  returnId: string;
  orderLineId: string;
  lineNo: number;
  productId: string;
  productCode: string;
  name: string;
  unit: string;
  unitPrice: Decimal | null;
  comesBack: boolean;
  quantity: Decimal;
  received: Decimal;
  restocked: Decimal;
  scrapped: Decimal;
  replaced: Decimal;
}

/** How much of a line a step was about. */
export interface StepLine {
  lineId: string;
  quantity?: Decimal;
  restocked?: Decimal;
  scrapped?: Decimal;
}
/** A step as it was done; `warehouseId` is where goods came to, or were put back. */
export interface StepRow {
  id: string;
  returnId: string;
  what: ReturnStep;
  lines: StepLine[];
  warehouseId: string | null;
  creditId: string | null;
  creditNumber: string | null;
  at: Date;
  by: string;
  byName: string;
}

export type Verb = keyof typeof returnLifecycle.steps;
export const subjectOf = ({ id }: Pick<Return, "id">): Subject => ({ kind: "return", id });
/** What may be made good of a line: what came back, or all of it where nothing does. */
export const toMakeGood = ({ comesBack, received, quantity }: Pick<Line, "comesBack" | "received" | "quantity">): Decimal => (comesBack ? received : quantity);
const goodWithout: readonly Verb[] = ["credit", "replace", "reverseCredit", "reverseReplacement"];
export const onHold = ({ received, restocked, scrapped }: Pick<Line, "received" | "restocked" | "scrapped">): Decimal => minus(received, sum([restocked, scrapped]));

export function guard({ state, revision, comesBack }: Pick<Return, "state" | "revision" | "comesBack">, verb?: Verb, expectedRevision?: number): Refusal | undefined {
  if (expectedRevision !== undefined && expectedRevision !== revision) return { code: "stale", facts: { revision } };
  if (!comesBack && verb === "receive") return { code: "returnNothingComes" };
  if (!verb || returnLifecycle.allows(!comesBack && goodWithout.includes(verb) ? "makeGood" : verb, state)) return undefined;
  return state === "authorised" ? { code: "returnNotReceived" } : { code: "wrongState", facts: { state } };
}

export const mayReach = ({ actor, scope }: Pick<Context, "actor" | "scope">, one: Pick<Return, "salespersonId" | "departmentId">): boolean =>
  scope === "company" || ownersOf(actor).some((owner) => owner === one.salespersonId) || (scope === "department" && one.departmentId !== null && actor.departmentIds.includes(one.departmentId));

interface Given {
  lineId: string;
  quantity: Decimal;
}

/** Whether each named line has at most what it may; `most` says how much that is. Lines named twice count together. */
export function tooMuch(lines: readonly Line[], given: readonly Given[], { code, most, fact }: { code: string; most(line: Line): Decimal; fact: string }): Refusal[] {
  const wrong = given.flatMap(({ lineId }, i): Refusal[] => {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) return [{ code: "notFound", path: ["lines", i, "lineId"] }];
    const asked = sum(given.filter((one) => one.lineId === lineId).map(({ quantity }) => quantity));
    return compare(asked, most(line)) > 0 ? [{ code, facts: { line: line.lineNo, [fact]: most(line), unit: line.unit }, path: ["lines", i, "quantity"] }] : [];
  });
  return wrong.length || given.some(({ quantity }) => compare(quantity, "0") > 0) ? wrong : [{ code: "returnNothing", path: ["lines"] }];
}

/** Of the lines how much each is given. */
export const sharesOf = (lines: readonly Line[], given: readonly Given[]): { line: Line; quantity: Decimal }[] =>
  lines.map((line) => ({ line, quantity: sum(given.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity)) })).filter(({ quantity }) => compare(quantity, "0") > 0);
