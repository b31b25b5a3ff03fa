import type { Handler } from "../../platform/command.ts";
import { dropEnquiry, replyToEnquiry } from "./commands/close-enquiry.ts";
import { eraseEnquiryContact } from "./commands/erase-contact.ts";
import { editEnquiry, recordEnquiry } from "./commands/record-enquiry.ts";
import { listEnquiries, readEnquiry } from "./reads.ts";
import type { EnquiriesDeps } from "./work.ts";

export const routesOf = (deps: EnquiriesDeps): readonly Handler[] => [listEnquiries, readEnquiry, recordEnquiry(deps), editEnquiry(deps), replyToEnquiry, dropEnquiry, eraseEnquiryContact];

export { enterEnquiry } from "./commands/close-enquiry.ts";
export { type Enquiry, mayReach, subjectOf } from "./enquiries.ts";
export * from "./events.ts";
export { read as readEnquiryRow } from "./store.ts";
