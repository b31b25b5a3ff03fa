import type { DeliveryDone, ReceiptMeans } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import { peopleTable, type ReceiptFile, receiptFileTable } from "./columns.ts";
import { evidenceFaults } from "./evidence.ts";
import { arrivalContacted, arrived, objectionRaised, signedOff } from "./events.ts";
import { heard, toldLater } from "./heard-later.ts";
import { type Objection, objectionIn, type Receipt, receiptFaults, signedBody, withReceived } from "./receipt.ts";
import { type Delivery, type Line, movesOf } from "./shipping.ts";
import { about, conclude, type Loaded } from "./work.ts";

export interface Signed {
  receipt: Receipt;
  files: readonly Omit<ReceiptFile, "deliveryId" | "receiptNo">[];
  means: ReceiptMeans;
  signedAt: Date;
}

/** A receipt proves the arrival, if nobody recorded it; without objection it also answers the contact duty (01.18). */
function tell(context: CommandContext, { delivery, lines }: Loaded, { objection, photos, at }: { objection: Objection | undefined; photos: string[]; at: Date }): void {
  const moves = movesOf(lines, (line) => line.shipped);
  if (!delivery.arrivedAt) context.emit(arrived({ ...about(delivery), at, moves }));
  if (!objection) {
    if (!delivery.contactedAt) context.emit(arrivalContacted({ ...about(delivery), at }));
    context.emit(signedOff({ ...about(delivery), at, moves }));
  } else {
    const { objectedAt, policy: { opensCase } } = delivery;
    context.emit(objectionRaised({ ...about(delivery), moves, first: !objectedAt, opensCase, source: "receipt", ...objection, photos }));
  }
}

const changeOf = (delivery: Delivery, given: { signed: Signed; objection: Objection | undefined; context: CommandContext; body: string; hash: string }): Partial<Delivery> => {
  const { signed: { means, signedAt, receipt }, objection, context } = given;
  return {
    state: objection ? "signedWithObjection" : "signed", signedAt, arrivedAt: delivery.arrivedAt ?? signedAt, ...heard(delivery, { what: "signed", at: signedAt, now: context.now }), receiptMeans: means, receiptBody: given.body, receiptHash: given.hash,
    objection: objection ? receipt.objection || objection.description : null, ...(objection ? { objectedAt: delivery.objectedAt ?? context.now } : { contactedAt: delivery.contactedAt ?? context.now }),
    ...(means !== "link" && { receiptBy: context.actor.id, receiptByName: context.actor.name }),
  };
};

/** Takes a receipt over: lines, evidence, signer and the hash of every signed word; tells the others. */
export async function takeReceipt(context: CommandContext, { delivery, lines }: Loaded, signed: Signed): Promise<(DeliveryDone & { hash: string }) | Refused> {
  const refused = refuseAll([...receiptFaults(lines, signed.receipt), ...evidenceFaults(delivery.policy.evidence, signed.files)]);
  if (refused) return refused;
  const after: Line[] = withReceived(lines, signed.receipt);
  const objection = objectionIn(after, signed.receipt.objection);
  const { body, hash } = signedBody(delivery, { ...signed, at: signed.signedAt, by: context.actor.id });
  // Limits go by when the receiver signed where his phone tells it, not by what the office writes later.
  const happened = signed.means === "driver" ? signed.signedAt : context.now;
  tell(context, { delivery, lines: after }, { objection, photos: signed.files.map(({ fileId }) => fileId), at: happened });
  const { companyId } = context.tx;
  const done = await conclude(context, delivery, {
    change: changeOf(delivery, { signed, objection, context, body, hash }), lines: after,
    rows: [
      receiptFileTable.insert(companyId, signed.files.map((file) => ({ ...file, deliveryId: delivery.id, receiptNo: delivery.receiptNo }))),
      // Whoever signs after a receipt was taken back stands in the place of the one before.
      sql`${peopleTable.insert(companyId, [{ ownerId: delivery.id, role: "signer", name: signed.receipt.signer, phone: "" }])} on conflict (company_id, owner_id, role) do update set name = excluded.name`,
    ],
    told: { what: objection ? "signedWithObjection" : "signed", facts: { means: signed.means, signedAt: signed.signedAt, hash, files: signed.files.map(({ sha256 }) => sha256), kind: objection?.kind, ...toldLater(signed.signedAt, context.now) }, why: objection && signed.receipt.objection ? signed.receipt.objection : undefined },
  });
  return { ...done, hash };
}
