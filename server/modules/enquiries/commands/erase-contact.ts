import { eraseEnquiryContact as contract } from "../../../../contract/enquiries.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { auditAct } from "../../people/index.ts";
import { mayReach } from "../enquiries.ts";
import * as store from "../store.ts";
import { conclude } from "../work.ts";

/**
 * Deletes who said it and how to reach that person (Personal Information Protection Law, art. 47), once the wish is settled; what was wanted stays, in its words and papers.
 * Refused: notFound, stale, enquiryOpen, contactErased.
 */
export const eraseEnquiryContact = handle(contract, async ({ enquiryId, expectedRevision, reason }, context) => {
  const one = await store.lock(context.tx, enquiryId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  if (one.revision !== expectedRevision) return refuse("stale", { revision: one.revision });
  if (one.state === "open") return refuse("enquiryOpen");
  if (!(await store.forgetContact(context.tx, enquiryId))) return refuse("contactErased");
  await auditAct(context, "contactErased", { facts: { enquiryId, reason } });
  return conclude(context, one, { change: {}, what: "enquiryContactErased", why: reason });
});
