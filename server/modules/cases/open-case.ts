import { inspectedKinds } from "../../../contract/cases.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { record } from "../journal/index.ts";
import { type Case, subjectOf } from "./cases.ts";
import { caseFindingAsked, caseOpened } from "./events.ts";
import * as store from "./store.ts";
import type { Line } from "./tables.ts";
import { factsOf } from "./work.ts";

/** A case as whoever opens it tells of it; the title is what a list shows of the document that it is about. */
export interface OpenCase extends Pick<Case, "title" | "customerName" | "salespersonId" | "departmentId" | "kind" | "source" | "description"> {
  subject: Subject;
  /** The delivery that was objected to. */
  part?: string;
  orderId?: string;
  customerId?: string;
  lines?: readonly Omit<Line, "caseId">[];
  /** Departments that work on it. */
  departments?: readonly string[];
  photos?: readonly string[];
}

/** An order as a complaint needs it; `shipped` of a line in its sales unit. */
export interface OrderFacts {
  number: string;
  customerId: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  /** The customer was promised its goods. */
  stands: boolean;
  lines: readonly (Omit<Line, "caseId" | "orderLineId" | "quantity"> & { id: string; shipped: string })[];
}

/** Facts that `server/rooms.ts` hands to this room. */
export interface CasesDeps {
  takeNumber(context: Pick<Context, "tx" | "now">): Promise<string>;
  /** The order, if the actor sees it. */
  orderOf(context: Context, orderId: string): Promise<OrderFacts | undefined>;
  currencyOf(tx: Tx): Promise<string>;
  timeZoneOf(tx: Tx): Promise<string>;
}

const untouched = {
  state: "open", revision: 0, ownerId: null, ownerName: null, finding: null, blame: null, proposals: [], proposal: null, answer: null, customerAnswer: null, carriedOut: null, escalatedTo: null, cost: "0", result: null,
  satisfaction: null, settledAt: null,
} satisfies Partial<Case>;

/** Opens a case about a document; called by a process and for a complaint. Quality is asked at once about damage and faults. Answers the case. */
export const openCaseRow = ({ takeNumber }: Pick<CasesDeps, "takeNumber">) => async (context: CommandContext, given: OpenCase): Promise<Case> => {
  const { subject, part, orderId, customerId, departments = [], photos = [], lines = [], ...facts } = given;
  const one: Case = {
    ...untouched, ...facts, id: context.newId(), number: await takeNumber(context), subjectKind: subject.kind, subjectId: subject.id, part: part ?? null, orderId: orderId ?? null, customerId: customerId ?? null,
    departments: [...departments], photos: [...photos], proposals: [], openedAt: context.now, openedBy: context.actor.id, openedByName: context.actor.name,
  };
  await store.insert(context.tx, one, lines);
  record(context, { subject: subjectOf(one), what: "caseOpened", facts: { about: subject, part, kind: given.kind, source: given.source }, why: given.description });
  record(context, { subject, what: "caseOpened", facts: { caseId: one.id, number: one.number, part, kind: given.kind } });
  context.emit(caseOpened(factsOf(one)));
  if (inspectedKinds.includes(one.kind)) context.emit(caseFindingAsked(factsOf(one)));
  return one;
};

/** The same for processes: answers its id. */
export const openCase = (deps: Pick<CasesDeps, "takeNumber">) => async (context: CommandContext, given: OpenCase): Promise<string> => (await openCaseRow(deps)(context, given)).id;
