import type { Customer, CustomerFile } from "../../../contract/customers.ts";
import { changesBetween } from "../../platform/changes.ts";
import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { keepVersions } from "./archive-store.ts";
import { approvalRefusals, axisRefusal, type CustomersDeps } from "./customers.ts";
import { customerApproved } from "./events.ts";
import { lockMany, readFiles, updateStanding } from "./store.ts";

/** What of many customers is changed at once: state and credit, which nobody searches by. */
export type Standing = Pick<Customer, "state" | "creditLimit" | "temporaryCredit" | "temporaryCreditUntil">;
type Kept = { before: Customer; change: Partial<Standing>; what: string; facts: Record<string, unknown> };

/** Saves changes of many customers, keeps their versions and tells the journal of each; three statements however many they are. */
async function keepMany(context: CommandContext, kept: readonly Kept[]): Promise<void> {
  if (!kept.length) return;
  const { tx, actor, now } = context;
  await updateStanding(tx, kept.map(({ before, change }) => ({ ...before, ...change })));
  await keepVersions(tx, kept.map(({ before }) => before.id), { by: actor.id, at: now });
  for (const { before: { id, revision }, what, facts } of kept) record(context, { subject: { kind: "customer", id }, what, facts: { ...facts, revision: revision + 1 } });
}

const mayBe = (file: CustomerFile, own: boolean, mayOwn: boolean): boolean => !axisRefusal("approve", file) && (!own || mayOwn) && approvalRefusals(file).length === 0;

/** Approves those of these customers that `approveCustomer` would approve; tells of how many. The others wait for somebody. */
export const approveManyOf = ({ mayApproveOwn }: Pick<CustomersDeps, "mayApproveOwn">) =>
  async (context: CommandContext, ids: readonly string[]): Promise<{ approved: number; waiting: number }> => {
    const { tx, actor } = context;
    const before = new Map((await lockMany(tx, ids)).map((row) => [row.id, row]));
    const mayOwn = await mayApproveOwn(context);
    const files = (await readFiles(tx, ids)).filter((file) => mayBe(file, file.createdBy === actor.id, mayOwn));
    for (const { id } of files) context.emit(customerApproved({ customerId: id }));
    await keepMany(context, files.map(({ id, createdBy }) => ({ before: before.get(id)!, change: { state: "approved" }, what: "approved", facts: { from: "pending", to: "approved", own: createdBy === actor.id } })));
    return { approved: files.length, waiting: ids.length - files.length };
  };

/** What a customer's credit becomes; what is left out stays. */
export type NewCredit = { customerId: string } & Partial<Omit<Standing, "state">>;

/** Sets the credit of many customers, each journaled as by `setCredit`; `source` tells where it comes from. Answers of how many it became another. */
export async function setCredits(context: CommandContext, given: readonly NewCredit[], source: Record<string, unknown>): Promise<number> {
  const wanted = new Map(given.map((one) => [one.customerId, one]));
  const rows = await lockMany(context.tx, [...wanted.keys()]);
  const kept = rows.flatMap((before): Kept[] => {
    const { customerId: _id, ...change } = wanted.get(before.id)!;
    const { creditLimit, temporaryCredit, temporaryCreditUntil } = before;
    const had = { creditLimit, temporaryCredit, temporaryCreditUntil };
    const changes = changesBetween(had, { ...had, ...change });
    return Object.keys(changes).length ? [{ before, change, what: "creditSet", facts: { changes, source } }] : [];
  });
  await keepMany(context, kept);
  return kept.length;
}
