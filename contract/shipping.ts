import { z } from "zod";
import { deliveryLifecycle } from "./delivery-lifecycle.ts";
import { deliveryPolicy } from "./delivery-policy.ts";
import { customerNotices, wordsOf } from "./policy-words.ts";
import { linkState, madeLink } from "./links.ts";
import { command, day, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

export { deliveryLifecycle, type DeliveryState } from "./delivery-lifecycle.ts";
const state = z.enum(deliveryLifecycle.states);

/** Why less is picked than ordered, or less was received than sent. */
export const differenceReasons = ["shortInStock", "damaged", "missing", "wrongProduct", "quality", "other"] as const;
const difference = z.enum(differenceReasons);

/** A roll or box that is picked as a whole: its own quantity, and its weight where the product is weighed too. */
export const piece = z.object({ id, label: z.string(), quantity, weight: quantity.nullable() });
export type Piece = z.output<typeof piece>;

export const deliveryLine = z.object({
  id, lineNo: z.number(), orderLineId: id, scheduleId: id, productId: id, productCode: z.string(), name: z.string(), spec: z.string(), unit: z.string(), barCode: z.string().nullable(),
  customerPartNo: z.string().nullable(), ordered: quantity, picked: quantity, packed: quantity, shipped: quantity,
  /** Between `least` and `most` the line counts as complete: its tolerance, and what somebody entitled allowed beyond it. */
  least: quantity, most: quantity, overPercent: z.string(), underPercent: z.string(),
  /** The unit in which the goods are weighed; `weighed`: by that weight they are priced. */
  secondUnit: z.string().nullable(), weighed: z.boolean(), secondPicked: quantity.nullable(), pieces: z.array(piece),
  /** What of it has its own next delivery. */
  backOrdered: quantity,
  /** What the customer says that came; null until signed. */
  received: quantity.nullable(), shortReason: difference.nullable(), receiptReason: difference.nullable(), receiptNote: z.string().nullable(),
});
export type DeliveryLine = z.output<typeof deliveryLine>;

/** A box; without contents it is just counted and weighed. Weight in kilograms. */
export const packageInput = z.strictObject({
  label: text(40).min(1), weightKg: quantity.nullable().default(null), size: text(60).nullable().default(null),
  contents: z.array(z.strictObject({ lineId: id, quantity })).max(200).default([]),
});
export type PackageInput = z.output<typeof packageInput>;
/** By a carrier under its number 物流单号, or on an own truck 自有车辆 on a trip 车次. The policy says which fields are needed. */
export const carriageInput = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("carrier"), carrier: text(80).default(""), trackingNumber: text(60).default("") }),
  z.strictObject({ by: z.literal("ownTruck"), plate: text(20).default(""), driver: text(40).default(""), driverPhone: text(30).default("") }),
]);
export type CarriageInput = z.output<typeof carriageInput>;
export const carriage = z.object({
  by: z.enum(["carrier", "ownTruck"]), carrier: z.string().nullable(), trackingNumber: z.string().nullable(), plate: z.string().nullable(), driver: z.string().nullable(), driverPhone: z.string().nullable(),
});

/** One comparison of the goods with the 《出库单》 before they leave; `differs` names what did not match. */
export const deliveryCheck = z.object({ at: instant, by: id, byName: z.string(), passed: z.boolean(), differs: z.array(z.object({ what: z.enum(["product", "quantity", "address"]), lineId: id.nullable(), expected: z.string(), found: z.string() })), note: z.string() });
const noticeMeans = z.enum(wordsOf(customerNotices));
/** One answer a question about the goods that arrived; what the policy does not ask is null. */
const answersOf = <A extends z.ZodType>(answer: A) => ({ quantityGood: answer, qualityGood: answer, packagingGood: answer });
export const arrivalContact = z.object({ at: instant, by: id, byName: z.string(), ...answersOf(z.boolean().nullable()), note: z.string() });
/** One time that the customer was told of the shipment (01.16): a letter by the system, anything else by hand. */
export const shipmentNotice = z.object({ at: instant, by: noticeMeans, recipient: z.string(), byName: z.string().nullable() });
const keptFile = z.object({ fileId: id, sha256: z.string(), what: z.enum(["signature", "photo", "scan"]), lineId: id.nullable() });
/** By the customer's own link, on the driver's phone when the goods were handed over, or on paper. */
/** `silence`: nobody signed, and for as long as the policy waits nobody objected (C-09). */
const receiptMeans = z.enum(["link", "driver", "paper", "silence"]);
export type ReceiptMeans = z.output<typeof receiptMeans>;
/** The 《签收单》 as it was given. `hash` is the SHA-256 of all that was signed, line by line. */
export const receipt = z.object({
  signedAt: instant, means: receiptMeans, signer: z.string(), objection: z.string().nullable(), files: z.array(keptFile), hash: z.string(), recordedByName: z.string().nullable(),
});
const stars = z.number().int().min(1).max(5);
/** One score a question; what the policy does not ask is null. */
const scoresOf = <S extends z.ZodType>(score: S) => ({ quality: score, punctuality: score, service: score });
export const feedback = z.object({ id, at: instant, means: z.enum(["link", "staff"]), ...scoresOf(stars.nullable()), comments: z.string(), afterSalesResult: z.string().nullable(), byName: z.string().nullable() });

/** Somebody let a line leave with more or less than its tolerance. */
export const allowance = z.object({ lineId: id, quantity, reason: z.string(), at: instant, byName: z.string() });
export const reversedFacts = ["packing", "check", "shipment", "arrival", "signOff"] as const;
export type ReversedFact = (typeof reversedFacts)[number];
/** A counter-fact 红冲: what was taken back, when, by whom and why. */
export const reversal = z.object({ what: z.enum(reversedFacts), reason: z.string(), at: instant, byName: z.string() });

export const delayMeans = ["mail", "phone", "wechat", "sms", "other"] as const;
/** The arrival was put off; null in `toldAt` until the customer was told. */
export const delay = z.object({
  id, expectedBefore: day.nullable(), expected: day, expectedTime: z.string().nullable(), reason: z.string(), at: instant, byName: z.string(), toldAt: instant.nullable(), toldBy: z.enum(delayMeans).nullable(), recipient: z.string().nullable(), toldByName: z.string().nullable(),
});

/** When the house heard of what a phone told later than it happened; the instants of the deeds are those at which they happened. */
export const heardLater = z.object({ shipped: instant.optional(), arrived: instant.optional(), signed: instant.optional() });
export type HeardLater = Partial<Record<keyof z.infer<typeof heardLater>, string>>;
export const deliveryRow = z.object({
  id, number: z.string(), state, revision: z.number(), orderId: id, orderNumber: z.string(), customerId: id, customerName: z.string(), warehouseId: id, dueOn: day.nullable(), urgent: z.boolean(),
  lineCount: z.number(), carrier: z.string().nullable(), trackingNumber: z.string().nullable(), plate: z.string().nullable(), groupId: id.nullable(), tripId: id.nullable(), carrierAppointment: instant.nullable(), requestedAt: instant,
  shippedAt: instant.nullable(), arrivedAt: instant.nullable(), contactedAt: instant.nullable(), signedAt: instant.nullable(), reportedOn: day.nullable(),
  /** Whether its goods are checked before they leave. */
  checkFirst: z.boolean(),
});
export type DeliveryRow = z.output<typeof deliveryRow>;
export const delivery = deliveryRow.extend({
  pickingDone: z.boolean(), packingDone: z.boolean(), address: z.string(), policy: deliveryPolicy, heardLater, objectedAt: instant.nullable(),
  /** The phone is masked for those who need not call. */
  receiver: z.object({ name: z.string(), phone: z.string() }), specialNeeds: z.string(), expectedArrival: day.nullable(), carriage: carriage.nullable(),
  lines: z.array(deliveryLine), packages: z.array(packageInput), checks: z.array(deliveryCheck), contacts: z.array(arrivalContact), notices: z.array(shipmentNotice), receipt: receipt.nullable(), feedback: z.array(feedback),
  allowances: z.array(allowance), reversals: z.array(reversal), delays: z.array(delay),
});
export type Delivery = z.output<typeof delivery>;

export const workGroups = ["pick", "pack", "check", "ship", "underway", "sign"] as const;
export type WorkGroup = (typeof workGroups)[number];

export const listDeliveries = query({
  name: "shipping.list", summary: "Deliveries, the soonest due first", path: "/deliveries", permission: "shipping.see",
  query: paging.extend({
    state: z.union([state, z.array(state)]).optional(), customerId: id.optional(), orderId: id.optional(), carrier: text(80).optional(), dueFrom: day.optional(), dueTo: day.optional(), /** That left since then. */ shippedFrom: day.optional(),
    /** Part of a delivery's, order's or tracking number, or of the customer's name. */
    search: text(60).optional(),
  }),
  answer: page(deliveryRow),
});
export const readWorkbench = query({
  name: "shipping.workbench", summary: "What is to be picked, packed, checked, shipped and signed: due by today, grouped", path: "/shipping/workbench", permission: "shipping.see",
  query: z.strictObject({ day: day.optional() }),
  answer: z.object({ day, groups: z.array(z.object({ group: z.enum(workGroups), due: z.number(), overdue: z.number(), later: z.number(), rows: z.array(deliveryRow) })) }),
});
const deliveryId = z.object({ deliveryId: id });
export const readDelivery = query({ name: "shipping.read", summary: "One delivery with lines, boxes, checks and receipt", path: "/deliveries/:deliveryId", permission: "shipping.see", params: deliveryId, answer: delivery });

export const deliveryDone = z.object({ deliveryId: id, number: z.string(), state, revision: z.number() });
export type DeliveryDone = z.output<typeof deliveryDone>;
const expectedRevision = z.number().int().min(0).optional();

export const reportPicking = command({
  name: "shipping.report", summary: "Report today's picking, packing and the carrier's appointment", path: "/deliveries/:deliveryId/reports", permission: "shipping.pick", params: deliveryId,
  /** What must be said, the policy lists; an appointment that is not made yet is null. */
  body: z.strictObject({ pickingDone: z.boolean().optional(), packingDone: z.boolean().optional(), carrierAppointment: instant.nullable().optional(), note: text(500).default("") }), answer: deliveryDone,
});
/** A scan adds to its line; by hand a line's whole quantity is set, so that a mistake can be mended. */
export const pickDelivery = command({
  name: "shipping.pick", summary: "Pick by scanned code or by hand", path: "/deliveries/:deliveryId/picks", permission: "shipping.pick", params: deliveryId,
  body: z.strictObject({
    scans: z.array(z.strictObject({ code: text(60).min(1), quantity: quantity.default("1") })).max(500).default([]),
    /** `weight` in the line's second unit, where the goods are weighed. */
    byHand: z.array(z.strictObject({ lineId: id, picked: quantity, weight: quantity.optional() })).max(200).default([]),
    /** Rolls or boxes with what is on their label; each is picked once. */
    pieces: z.array(z.strictObject({ lineId: id, label: text(60).min(1), quantity, weight: quantity.optional() })).max(500).default([]),
    /** Pieces that go back. */
    putBack: z.array(id).max(500).default([]),
    /** Lines of which no more will come, and why: they no longer hold up the picking. */
    short: z.array(z.strictObject({ lineId: id, reason: difference })).max(200).default([]),
    expectedRevision,
  }),
  answer: deliveryDone.extend({ lines: z.array(deliveryLine) }),
});
export const packDelivery = command({
  name: "shipping.pack", summary: "Pack what was picked, with boxes and weights", path: "/deliveries/:deliveryId/packing", permission: "shipping.pack", params: deliveryId,
  body: z.strictObject({ packages: z.array(packageInput).max(500).default([]), expectedRevision }), answer: deliveryDone,
});
/** What the policy lists is compared, and must be given; a difference is put on record and the delivery stays packed; the answer's check names it. */
export const checkDelivery = command({
  name: "shipping.check", summary: "Check goods, quantities and address against the issue note", path: "/deliveries/:deliveryId/checks", permission: "shipping.check", params: deliveryId,
  body: z.strictObject({
    lines: z.array(z.strictObject({ lineId: id, productRight: z.boolean().optional(), counted: quantity.optional() })).max(200).default([]), addressRight: z.boolean().optional(), note: text(500).default(""), expectedRevision,
  }),
  answer: deliveryDone.extend({ check: deliveryCheck }),
});
export const shipDelivery = command({
  name: "shipping.ship", summary: "Send a checked delivery off", path: "/deliveries/:deliveryId/shipment", permission: "shipping.ship", params: deliveryId,
  body: z.strictObject({ carriage: carriageInput, expectedArrival: day.optional(), expectedRevision }), answer: deliveryDone,
});
export const recordArrival = command({
  name: "shipping.arrive", summary: "Put on record that a delivery arrived", path: "/deliveries/:deliveryId/arrival", permission: "shipping.arrive", params: deliveryId,
  body: z.strictObject({ arrivedAt: instant.optional(), expectedRevision }), answer: deliveryDone,
});
/** By a means that the policy lists. The system sends letters itself and has no sender of short messages, so these are written by hand. */
export const recordNotice = command({
  name: "shipping.notice", summary: "Put on record that somebody told the customer of the shipment", path: "/deliveries/:deliveryId/notices", permission: "shipping.contact", params: deliveryId,
  body: z.strictObject({ by: noticeMeans, recipient: text(60).min(1), at: instant.optional() }), answer: deliveryDone,
});
/** An answer to each question of the policy; what it does not ask is not kept. */
export const recordArrivalContact = command({
  name: "shipping.contact", summary: "Put on record what the customer said after the arrival", path: "/deliveries/:deliveryId/contacts", permission: "shipping.contact", params: deliveryId,
  body: z.strictObject({ ...answersOf(z.boolean().optional()), note: text(1000).default("") }), answer: deliveryDone,
});

const receivedLines = z.array(z.strictObject({ lineId: id, received: quantity, reason: difference.optional(), note: text(300).default("") })).max(200);
/** Base64 of a PNG as the page draws it, at most 200 kB of text. */
const drawnSignature = z.string().min(20).max(200_000).regex(/^[A-Za-z0-9+/]+={0,2}$/);
const receiptInput = { signer: text(40).min(1), lines: receivedLines, objection: text(1000).default("") };
export const recordSignature = command({
  name: "shipping.sign", summary: "Put a receipt signed on paper on record, with its scan", path: "/deliveries/:deliveryId/receipt", permission: "shipping.sign", params: deliveryId,
  body: z.strictObject({ ...receiptInput, signedAt: instant.optional(), files: z.array(z.strictObject({ fileId: id, what: z.enum(["scan", "photo"]) })).min(1).max(20) }), answer: deliveryDone,
});
export const createDeliveryLink = command({
  name: "shipping.createLink", summary: "Make a link for the customer to sign or to rate a delivery", path: "/deliveries/:deliveryId/links", permission: "shipping.sign", params: deliveryId,
  body: z.strictObject({ purpose: z.enum(["signDelivery", "giveFeedback"]) }), answer: madeLink,
});
/** A score for each question of the policy, and how the objection, if there was one, was made good; what it does not ask is not kept. */
const feedbackInput = { ...scoresOf(stars.optional()), comments: text(1000).default(""), afterSalesResult: text(500).optional() };
export const giveFeedback = command({
  name: "shipping.feedback", summary: "Put a customer's rating on record", path: "/deliveries/:deliveryId/feedback", permission: "shipping.contact", params: deliveryId,
  body: z.strictObject(feedbackInput), answer: deliveryDone,
});

/** A line and a receipt as phones show them: nothing of prices, and no files. */
export const phoneLine = deliveryLine.pick({ id: true, lineNo: true, productCode: true, name: true, spec: true, unit: true, customerPartNo: true, shipped: true, secondUnit: true, secondPicked: true, received: true, receiptReason: true, receiptNote: true });
export const phoneReceiptShown = receipt.pick({ signedAt: true, signer: true, objection: true, hash: true });
/** What the customer's phone shows: this delivery and nothing of anybody else; names and phones of people are left out. */
export const deliveryByLink = z.object({
  link: linkState, company: z.string(), number: z.string(), orderNumber: z.string(), customerName: z.string(), address: z.string(), state, shippedAt: instant.nullable(), arrivedAt: instant.nullable(),
  carrier: z.string().nullable(), trackingNumber: z.string().nullable(), plate: z.string().nullable(),
  lines: z.array(phoneLine), receipt: phoneReceiptShown.nullable(), rated: z.boolean(),
  deliveryId: id,
  /** Deliveries that came together with it, itself among them, each with its own receipt; none where it came alone. */
  together: z.array(z.object({ deliveryId: id, number: z.string(), orderNumber: z.string(), state })),
  /** What the page asks. */
  policy: deliveryPolicy.pick({ evidence: true, scores: true }), asksResult: z.boolean(),
});
export type DeliveryByLink = z.output<typeof deliveryByLink>;
export const readByLink = query({
  name: "shipping.readByLink", summary: "The delivery that a signing link is about", path: "/link/delivery", permission: "link.sign",
  /** Of a link to several deliveries the one that is shown. */
  query: z.strictObject({ deliveryId: id.optional() }), answer: deliveryByLink,
});
export const readRatingByLink = query({ name: "shipping.readRatingByLink", summary: "The delivery that a rating link is about", path: "/link/rating", permission: "link.feedback", answer: deliveryByLink });
/**
 * Photos were uploaded with the link before (`files.upload`). Where the policy takes drawn signatures one is drawn; else a photo of the
 * signed paper, one that is of no line, stands for it. The answer brings a link to rate the order, if the customer is asked to.
 */
/** What is signed on a phone, whoever holds it. */
export const phoneReceipt = { ...receiptInput, signature: drawnSignature.optional(), photos: z.array(z.strictObject({ fileId: id, lineId: id.optional() })).max(10).default([]) };
export const signByLink = command({
  name: "shipping.signByLink", summary: "Sign the receipt on the phone", path: "/link/delivery/receipt", permission: "link.sign",
  body: z.strictObject({ ...phoneReceipt, deliveryId: id.optional() }),
  answer: z.object({ number: z.string(), state, hash: z.string(), rating: madeLink.nullable() }),
});
export const rateByLink = command({
  name: "shipping.rateByLink", summary: "Rate the order on the phone", path: "/link/rating", permission: "link.feedback", body: z.strictObject(feedbackInput), answer: z.object({ number: z.string() }),
});
