import type { z } from "zod";
import type { delayedOrder } from "../../../contract/case-delays.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import { record } from "../journal/index.ts";
import { type Case, mayReach, subjectOf } from "./cases.ts";
import { type CasesDeps, type OpenCase, openCaseRow } from "./open-case.ts";
import { save } from "./store.ts";
import { table as caseTable } from "./tables.ts";

export type Delayed = z.output<typeof delayedOrder> & { caseId: string; customerId: string; salespersonId: string | null };
export type NewDelayed = Pick<Delayed, "orderId" | "orderNumber" | "customerId" | "customerName" | "salespersonId" | "dateBefore" | "dateAfter" | "draft">;

const table = tableOf<Delayed>("cases.delayed", {
  caseId: "uuid", orderId: "uuid", orderNumber: "text", customerId: "uuid", customerName: "text", salespersonId: "uuid", dateBefore: "date", dateAfter: "date", draft: "text", toldAt: "timestamptz", toldMeans: "text", toldTo: "text",
  toldByName: "text", answer: "text", answerNote: "text", answeredAt: "timestamptz", answeredByName: "text",
} satisfies Record<keyof Delayed, string>);

const untold = { toldAt: null, toldMeans: null, toldTo: null, toldByName: null, answer: null, answerNote: null, answeredAt: null, answeredByName: null };

/** A later date is told anew; what was said about the one before stands in the journal. */
const put = (tx: Tx, caseId: string, orders: readonly NewDelayed[]): Promise<number> =>
  tx.run(sql`
    ${table.insert(tx.companyId, orders.map((one) => ({ ...untold, ...one, caseId })))}
    on conflict (company_id, case_id, order_id) do update set date_after = excluded.date_after, draft = excluded.draft, told_at = null, told_means = null, told_to = null, told_by_name = null,
      answer = null, answer_note = null, answered_at = null, answered_by_name = null
     where cases.delayed.date_after is distinct from excluded.date_after`);

export const delayedOf = (tx: Tx, caseId: string): Promise<Delayed[]> =>
  tx.many<Delayed>(sql`select ${table.columns()} from cases.delayed where company_id = ${tx.companyId} and case_id = ${caseId} order by order_number`);

export const saveDelayed = (tx: Tx, { caseId, orderIds, change }: { caseId: string; orderIds: readonly string[]; change: Partial<Delayed> }): Promise<number> =>
  tx.run(sql`update cases.delayed set ${table.assignments(change)} where company_id = ${tx.companyId} and case_id = ${caseId} and order_id = any(${[...orderIds]}::uuid[])`);

/** Open delays, locked: of a subject, or those that an order is in. */
const openDelays = (tx: Tx, of: { subjectId: string } | { orderId: string }): Promise<Case[]> =>
  tx.many<Case>(sql`
    select ${caseTable.columns("c")} from cases.cases c
     where c.company_id = ${tx.companyId} and c.kind = 'delay' and c.state <> 'settled'
       and ${"subjectId" in of ? sql`c.subject_id = ${of.subjectId}` : sql`exists (select from cases.delayed d where d.company_id = ${tx.companyId} and d.case_id = c.id and d.order_id = ${of.orderId})`}
     order by c.id for update`);

async function join(context: CommandContext, one: Case, orders: readonly NewDelayed[], why: string): Promise<void> {
  await put(context.tx, one.id, orders);
  await save(context.tx, one, {});
  record(context, { subject: subjectOf(one), what: "delayChanged", facts: { orders: orders.map(({ orderNumber, dateAfter }) => ({ orderNumber, dateAfter })) }, why });
}

/** One case answers for a delay, whatever number of orders it concerns: an open one about the same thing is gone on with. */
export const openDelay = (deps: Pick<CasesDeps, "takeNumber">) => async (context: CommandContext, given: OpenCase, orders: readonly NewDelayed[]): Promise<void> => {
  const [known] = await openDelays(context.tx, { subjectId: given.subject.id });
  if (known) return join(context, known, orders, given.description);
  const one = await openCaseRow(deps)(context, given);
  await put(context.tx, one.id, orders);
};

/** A new date of an order that open delays concern already. Answers whether there was one. */
export async function dateAgain(context: CommandContext, orderId: string, order: NewDelayed, why: string): Promise<boolean> {
  const open = await openDelays(context.tx, { orderId });
  for (const one of open) await join(context, one, [order], why);
  return open.length > 0;
}

/** An order's customer was told of the delay from elsewhere, such as its delivery's page. */
export async function toldElsewhere(context: CommandContext, orderId: string, means: NonNullable<Delayed["toldMeans"]>): Promise<void> {
  for (const { id } of await openDelays(context.tx, { orderId }))
    if ((await delayedOf(context.tx, id)).some((row) => row.orderId === orderId && !row.toldAt))
      await saveDelayed(context.tx, { caseId: id, orderIds: [orderId], change: { toldAt: context.now, toldMeans: means, toldByName: context.actor.name } });
}

/** The orders of a delay that somebody may see: all, or those of his own customers. */
export async function reachable({ tx, actor, scope }: Pick<Context, "tx" | "actor" | "scope">, one: Case): Promise<Delayed[] | undefined> {
  const rows = await delayedOf(tx, one.id);
  if (mayReach({ actor, scope }, one)) return rows;
  const mine = rows.filter(({ salespersonId }) => ownersOf(actor).some((owner) => owner === salespersonId));
  return mine.length ? mine : undefined;
}
