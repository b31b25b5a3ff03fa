import * as contract from "../../../contract/enquiries.ts";
import { type Context, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { runningOf } from "../duties/index.ts";
import { readFiles } from "../files/index.ts";
import { type Enquiry, mayReach } from "./enquiries.ts";
import * as store from "./store.ts";

/** Rows with what runs against time on each. */
async function shown({ tx }: Context, rows: readonly Enquiry[]): Promise<contract.EnquiryRow[]> {
  const open = rows.filter(({ state }) => state === "open").map(({ id }) => id);
  const running = Map.groupBy(open.length ? await runningOf(tx, "enquiry", open) : [], ({ subjectId }) => subjectId);
  return rows.map((one) => ({
    id: one.id, state: one.state, revision: one.revision, receivedAt: one.receivedAt, channel: one.channel, customerId: one.customerId, customerName: one.customerName, words: one.words,
    promisedReplyAt: one.promisedReplyAt, repliedAt: one.repliedAt, salespersonId: one.salespersonId, recordedByName: one.recordedByName, orderId: one.orderId, orderNumber: one.orderNumber,
    reason: one.reason, closedAt: one.closedAt, duties: (running.get(one.id) ?? []).map(({ definitionId, name, dueAt }) => ({ id: definitionId, name, dueAt })),
  }));
}

export const listEnquiries = read(contract.listEnquiries, async (filter, context) => {
  const { rows, next } = await store.list(context.tx, filter, context);
  return { rows: await shown(context, rows), next };
});

export const readEnquiry = read(contract.readEnquiry, async ({ enquiryId }, context) => {
  const one = await store.read(context.tx, enquiryId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const [row] = await shown(context, [one]);
  const names = new Map((await readFiles(context.tx, one.files)).map(({ id, name }) => [id, name]));
  return { ...row!, contact: await store.contactOf(context.tx, enquiryId), files: one.files.map((id) => ({ id, name: names.get(id) ?? "" })), reasonNote: one.reasonNote, recordedAt: one.recordedAt };
});
