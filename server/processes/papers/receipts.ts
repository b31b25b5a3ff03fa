import { asksResult } from "../../../contract/delivery-policy.ts";
import { compare } from "../../../contract/money.ts";
import type { SnapshotOf } from "../../../contract/papers.ts";
import type { DeliveryFile, Line } from "../../modules/shipping/index.ts";
import { deliveryHeadOf, fileOf, lineOf, personIn, shippedLines } from "./deliveries.ts";
import type { Making } from "./making.ts";
import { type Desk, filled } from "./sheet.ts";
import * as words from "./words.ts";

type Receipt = SnapshotOf<"deliveryReceipt">;
type Condition = Receipt["condition"];

const judged = (good: boolean | null): "good" | "bad" | undefined => (good === null ? undefined : good ? "good" : "bad");

/** How the goods came, in what the policy asks: as the customer said after the arrival, else as the signed receipt shows; a form to tick before that (01.18). */
function conditionOf(file: DeliveryFile): Condition {
  const all = wholeConditionOf(file);
  return Object.fromEntries(file.delivery.policy.questions.map((question) => [question, all[question]]));
}

function wholeConditionOf({ delivery, contacts, lines }: DeliveryFile): Condition {
  const told = contacts.at(-1);
  if (told) return { quantity: judged(told.quantityGood), quality: judged(told.qualityGood), packaging: judged(told.packagingGood) };
  // Silence is no word about how they came.
  if (!delivery.signedAt || delivery.receiptMeans === "silence") return {};
  const because = (...reasons: Line["receiptReason"][]) => lines.some(({ receiptReason }) => reasons.includes(receiptReason));
  const counted = lines.every(({ received, shipped }) => received === null || compare(received, shipped) === 0);
  return { quantity: judged(counted), quality: judged(!because("quality", "wrongProduct")), packaging: judged(!because("damaged")) };
}

const objectionTo = ({ receiptReason, receiptNote }: Line): string | undefined => words.joined([receiptReason && words.differenceReasons[receiptReason], receiptNote]);

function evidenceOf({ files, delivery }: DeliveryFile, time: Desk["time"]): Receipt["evidence"] {
  const at = delivery.signedAt ? time(delivery.signedAt) : undefined;
  return files.map(({ what, sha256 }) => ({ name: words.receiptFiles[what], sha256, at }));
}

/** The customer's box with his name, and the signature that he drew by its hash. */
function boxesOf(file: DeliveryFile, boxes: Receipt["signatures"], time: Desk["time"]): Receipt["signatures"] {
  const { signedAt, receiptMeans } = file.delivery;
  if (!signedAt || !receiptMeans) return boxes;
  const role = words.signers.customer;
  const drawn = file.files.find(({ what }) => what === "signature")?.sha256;
  const signed = { role, name: filled(personIn(file, "signer")?.name), signedAt: time(signedAt), means: words.signedThrough[receiptMeans], imageHash: drawn };
  return [...boxes.filter((box) => box.role !== role), signed];
}

function contactedOf({ contacts }: DeliveryFile, time: Desk["time"]): Receipt["contacted"] {
  const first = contacts[0];
  return first && { by: first.byName, at: time(first.at) };
}

/** 《签收单》: a form to sign while the goods are on their way; then what came, what the customer objects to, and who signed (01.18, 01.19, R042, R043). */
export async function deliveryReceipt(making: Making): Promise<Receipt | undefined> {
  const file = await fileOf(making);
  if (!file) return undefined;
  const { time } = making.desk;
  const { delivery, contacts } = file;
  const head = deliveryHeadOf("deliveryReceipt", making.desk, file);
  return {
    ...head, shipmentNumber: delivery.number, carrier: filled(delivery.carrier) ?? filled(file.plate), trackingNumber: filled(delivery.trackingNumber),
    arrivedAt: delivery.arrivedAt ? time(delivery.arrivedAt) : undefined, contacted: contactedOf(file, time), condition: conditionOf(file), asked: delivery.policy.questions,
    objection: filled(delivery.objection) ?? filled(delivery.objectedAt ? contacts.at(-1)?.note : undefined), evidence: evidenceOf(file, time),
    lines: shippedLines(file).map((line) => ({ ...lineOf(line, line.shipped), received: line.received ?? undefined, objection: objectionTo(line) })),
    signatures: boxesOf(file, head.signatures, time),
  };
}

const scored = (score: number | null) => (score === null ? undefined : { score });

/** 《客户反馈表》: the customer's rating in what the policy asks, and how after-sales ended (01.20, R044). */
export async function customerFeedback(making: Making): Promise<SnapshotOf<"customerFeedback"> | undefined> {
  const file = await fileOf(making);
  const given = file?.feedback.at(-1);
  if (!file || !given) return undefined;
  const { time } = making.desk;
  const result = filled(given.afterSalesResult);
  return {
    ...deliveryHeadOf("customerFeedback", making.desk, file), quality: scored(given.quality), punctuality: scored(given.punctuality), service: scored(given.service),
    comments: filled(given.comments), afterSales: asksResult(file.delivery) ? { result: result ?? "" } : undefined,
    given: { by: filled(given.byName) ?? filled(personIn(file, "signer")?.name), at: time(given.at), means: words.ratedThrough[given.means] },
  };
}
