import * as contract from "../../../../contract/enquiries.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import * as customers from "../../customers/index.ts";
import { attachFiles } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { type Enquiry, faultsOf, subjectOf } from "../enquiries.ts";
import { intakeReceived, replyPromised } from "../events.ts";
import * as store from "../store.ts";
import { conclude, type EnquiriesDeps, load, packFor } from "../work.ts";

type Said = Omit<contract.EnquiryInput, "receivedAt"> & { receivedAt: Date };

/** What follows from what was said: the customer's own name, salesperson and department. Collects what must be mended. */
async function factsOf(context: CommandContext, said: Said, deps: EnquiriesDeps): Promise<Pick<Enquiry, "channel" | "customerId" | "customerName" | "words" | "files" | "promisedReplyAt" | "salespersonId" | "departmentId"> | Refused> {
  const pack = await packFor(context, said.channel, deps);
  const wrong = refuseAll(faultsOf(said, { now: context.now, channels: pack?.intake.channels.map(({ key }) => key) ?? [] }));
  if (wrong) return wrong;
  const [customer] = said.customerId ? await customers.readMany(context.tx, [said.customerId]) : [];
  if (said.customerId && !customer) return refuse("customerUnknown", {}, ["customerId"]);
  return {
    channel: said.channel, customerId: said.customerId ?? null, customerName: customer ? customer.shortName || customer.name : said.customerName, words: said.words, files: said.files,
    promisedReplyAt: said.promisedReplyAt ?? null, salespersonId: said.salespersonId ?? customer?.salespersonId ?? null, departmentId: customer?.departmentId ?? context.actor.departmentIds[0] ?? null,
  };
}

const told = ({ channel, customerId, files, promisedReplyAt }: Pick<Enquiry, "channel" | "customerId" | "files" | "promisedReplyAt">) => ({ channel, customerId, files, promisedReplyAt });

/** Puts on record that a customer wants to order; from then on the time runs in which it is entered (24.1). */
export const recordEnquiry = (deps: EnquiriesDeps) =>
  handle(contract.recordEnquiry, async (said, context) => {
    const { tx, now, actor } = context;
    const facts = await factsOf(context, said, deps);
    if (isRefused(facts)) return facts;
    const id = context.newId();
    const one: Enquiry = {
      ...facts, id, receivedAt: said.receivedAt, repliedAt: null, recordedBy: actor.id, recordedByName: actor.name, recordedAt: now, state: "open", orderId: null, orderNumber: null, reason: null,
      reasonNote: null, closedAt: null, revision: 0,
    };
    await store.insert(tx, one, said.contact);
    const kept = await attachFiles(context, { fileIds: one.files, subject: subjectOf(id) });
    if (isRefused(kept)) return kept;
    record(context, { subject: subjectOf(id), what: "enquiryRecorded", facts: { ...told(one), receivedAt: one.receivedAt } });
    context.emit(intakeReceived({ subject: subjectOf(id), at: one.receivedAt }));
    if (one.promisedReplyAt) context.emit(replyPromised({ subject: subjectOf(id) }));
    return { enquiryId: id, state: one.state, revision: one.revision };
  });

/** Adds to what is known; the time of receipt stays, for the limit runs from it, and a promise once given is not taken back. */
export const editEnquiry = (deps: EnquiriesDeps) =>
  handle(contract.editEnquiry, async ({ enquiryId, expectedRevision, contact, ...said }, context) => {
    const one = await load(context, enquiryId, { verb: "edit", expectedRevision });
    if (isRefused(one)) return one;
    const facts = await factsOf(context, { ...said, contact, receivedAt: one.receivedAt }, deps);
    if (isRefused(facts)) return facts;
    const kept = await attachFiles(context, { fileIds: facts.files, subject: subjectOf(enquiryId) });
    if (isRefused(kept)) return kept;
    const promisedReplyAt = one.promisedReplyAt ?? facts.promisedReplyAt;
    const answer = await conclude(context, one, { change: { ...facts, promisedReplyAt, contact }, what: "enquiryEdited", facts: told({ ...facts, promisedReplyAt }) });
    if (promisedReplyAt && !one.promisedReplyAt) context.emit(replyPromised({ subject: subjectOf(enquiryId) }));
    return answer;
  });
