import { minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { revokeFor } from "../../links/index.ts";
import { paperFactsOf } from "../attachments.ts";
import { signOffReversed } from "../events.ts";
import { takeBack } from "../reversing.ts";
import { type Delivery, movesOf, subjectOf } from "../shipping.ts";
import { about, load } from "../work.ts";

const unsigned = { signedAt: null, receiptMeans: null, receiptBody: null, receiptHash: null, objection: null, receiptBy: null, receiptByName: null } satisfies Partial<Delivery>;

/** Whether the receipt moved the goods to signed: one with an objection does so only where a case answers for it. */
const counted = ({ state, policy }: Delivery): boolean => state === "signed" || policy.opensCase;

/**
 * The receipt does not count any more (a wrong delivery was signed for); every word of it stays with the counter-fact, and the customer may
 * sign anew. A case that it opened goes on by itself. Refused with `reverseInvoiceFirst` (by settlement) where acceptance was billed.
 */
export const reverseSignOff = handle(contract.reverseSignOff, async ({ deliveryId, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "reverseSignOff", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const { signedAt, receiptMeans, receiptBody, receiptHash, objection, receiptByName, receiptNo } = delivery;
  const asked = ((await paperFactsOf(context.tx, deliveryId))?.contacts.length ?? 0) > 0;
  const moves = counted(delivery) ? movesOf(lines, ({ shipped }) => minus("0", shipped)) : [];
  context.emit(signOffReversed({ ...about(delivery), moves, reason, ...(!asked && { again: "arrived" as const }) }));
  await revokeFor(context, subjectOf(delivery), "giveFeedback");
  return takeBack(context, loaded, {
    what: "signOff", reason, said: { signedAt, receiptMeans, receiptBody, receiptHash, objection, receiptByName, receiptNo },
    change: {
      ...unsigned, state: "arrived", receiptNo: receiptNo + 1, ...(!asked && { contactedAt: null }), ...(!delivery.policy.opensCase && { objectedAt: null }),
    },
    lines: lines.map((line) => ({ ...line, received: null, receiptReason: null, receiptNote: null })),
  });
});
