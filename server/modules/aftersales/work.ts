import type { ReturnDone } from "../../../contract/aftersales.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { isRefused, Refused, refuse } from "../../platform/refusal.ts";
import { attachFiles } from "../files/index.ts";
import { record } from "../journal/index.ts";
import { guard, type Line, mayReach, type Return, type StepRow, subjectOf, type Verb } from "./aftersales.ts";
import { returnChanged } from "./events.ts";
import * as store from "./store.ts";

/** A case out of which goods come back, with its order's lines; `shipped` in the sales unit, `unitPrice` one unit with tax as it was billed. */
export interface CaseFacts extends Pick<Return, "caseId" | "caseNumber" | "orderId" | "orderNumber" | "customerId" | "customerName" | "salespersonId" | "departmentId"> {
  settled: boolean;
  lines: readonly (Pick<Line, "lineNo" | "productId" | "productCode" | "name" | "unit" | "unitPrice"> & { id: string; shipped: Decimal })[];
}

/** Facts and doors that `server/rooms.ts` hands to this room. */
export interface AftersalesDeps {
  takeNumber(context: Pick<Context, "tx" | "now">): Promise<string>;
  /** The case, with its order locked, if it is about one; the actor sees it. */
  caseOf(context: CommandContext, caseId: string): Promise<CaseFacts | undefined>;
  currencyOf(tx: Tx, orderId: string): Promise<string>;
  /** Gives a credit note (`settlement.credit`). */
  credit(context: CommandContext, given: {
    orderId: string; kind: "return"; source: { kind: string; id: string; number: string }; reason: string; lines: { name: string; quantity: Decimal; unit: string; amount: Decimal }[];
  }): Promise<{ creditId: string; number: string; amount: Decimal } | Refused>;
  /** Takes a credit note back with all that it was applied to (`settlement.takeBackCredit`). */
  takeBackCredit(context: CommandContext, given: { creditId: string; reason: string }): Promise<Refused | undefined>;
}

/** Locks a return within the actor's reach, with its lines, and checks that the verb is possible on it, where one is named. */
export async function load(context: CommandContext, returnId: string, { verb, expectedRevision }: { verb?: Verb; expectedRevision?: number | undefined }): Promise<{ one: Return; lines: Line[] } | Refused> {
  const one = await store.read(context.tx, returnId, true);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const barred = guard(one, verb, expectedRevision);
  return barred ? new Refused([barred]) : { one, lines: await store.linesOf(context.tx, returnId) };
}

export const doneOf = ({ id, number, state, revision }: Return): ReturnDone => ({ returnId: id, number, state, revision });
export const about = ({ id, orderId, number, reason }: Return) => ({ orderId, part: id, number, reason });

/** Keeps a step as it was done, for whoever takes it back; answers its id, in whose name stock moves. */
export async function keepStep(context: CommandContext, one: Return, step: Pick<StepRow, "what" | "lines"> & Partial<Pick<StepRow, "warehouseId" | "creditId" | "creditNumber">>): Promise<string> {
  const id = context.newId();
  await store.insertStep(context.tx, { warehouseId: null, creditId: null, creditNumber: null, ...step, id, returnId: one.id, at: context.now, by: context.actor.id, byName: context.actor.name });
  return id;
}

/** Writes what changed on a locked return with its pictures, and puts it on record. Refused with `fileNotYours`. */
export async function conclude(context: CommandContext, one: Return, { change, what, facts = {}, files = [], why }: { change: Partial<Return>; what: string; facts?: object; files?: readonly string[]; why?: string }): Promise<ReturnDone | Refused> {
  const kept = await attachFiles(context, { fileIds: files, subject: subjectOf(one) });
  if (isRefused(kept)) return kept;
  await store.save(context.tx, one, change);
  const after = { ...one, ...change, revision: one.revision + 1 };
  record(context, { subject: subjectOf(one), what, facts: { from: one.state, to: after.state, ...facts }, ...(why && { why }) });
  record(context, { subject: { kind: "order", id: one.orderId }, what, facts: { returnId: one.id, number: one.number, ...facts }, ...(why && { why }) });
  context.emit(returnChanged(about(one)));
  return doneOf(after);
}
