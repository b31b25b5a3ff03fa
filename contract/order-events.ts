interface EventMeaning {
  readonly means: string;
  /** What `part` of the event's facts names, for events of which one order has several. */
  readonly part?: "step" | "run" | "delivery" | "invoice" | "promise" | "change" | "case";
}

/**
 * What happens to an order, in the order of a straight life: the words with which a policy opens and closes duties and times papers.
 * Rooms emit these names with `{ orderId, part? }`; a duty of one part is closed by an event of the same part.
 */
export const orderEvents = {
  intakeReceived: { means: "A customer's wish to order reached the company, by whatever channel; nothing has been entered yet (24.1)." },
  replyPromised: { means: "The customer was told by when an answer will come; the fact `promisedReplyAt` holds the instant (13.3).", part: "promise" },
  replied: { means: "The promised answer was given.", part: "promise" },
  orderEntered: { means: "The order was saved with its number, as a draft or more (24.1)." },
  oralOrderCaptured: { means: "An order given by word of mouth was entered; it still has to be confirmed by phone (01.2)." },
  oralOrderConfirmed: { means: "A named contact confirmed the oral order's key facts and the call record is kept (01.2)." },
  orderInformationConfirmed: { means: "Sales vouches that what was entered is what the customer wants (24.2)." },
  orderSubmitted: { means: "The order went to review; its policy version is pinned." },
  orderWithdrawn: { means: "Sales took the order back from review." },
  reviewStepOpened: { means: "A step of the review may now be decided.", part: "step" },
  shortageEstimateAsked: { means: "Stock does not cover the order: production was asked how long making the rest takes (01.7).", part: "step" },
  shortageEstimateAnswered: { means: "Production answered the question about a shortage.", part: "step" },
  reviewStepDecided: { means: "A step of the review passed or was refused.", part: "step" },
  reviewFailed: { means: "The review ended without approval and the order is back with sales (01.10)." },
  customerContacted: { means: "After a failed review the customer was contacted with a proposal, and the outcome is on record (01.10)." },
  customerToldOfDelay: { means: "The customer was told that the order will be later, and what he said is on record (01.14, 24.5)." },
  reviewPassed: { means: "Every step passed and the order is released to the customer's confirmation (01.8)." },
  confirmationSent: { means: "The confirmation was handed to the customer by mail, link or otherwise (01.8)." },
  confirmationAccepted: { means: "The customer accepted, and the evidence is kept (01.9)." },
  confirmationRefused: { means: "The customer refused or asks for something else." },
  orderConfirmed: { means: "The order stands: reviewed, and confirmed by the customer where the policy wants it (01.9)." },
  productionRequested: { means: "Lines that must be made were handed to planning (01.12).", part: "run" },
  planMade: { means: "The plan of a run was made (24.4).", part: "run" },
  planReturned: { means: "The plan of a run was sent back to the planner.", part: "run" },
  planApproved: { means: "The plan of a run was approved and the departments were told (24.4).", part: "run" },
  progressDue: { means: "A run has begun, so its progress is due every working day from now on (01.13).", part: "run" },
  progressReported: { means: "A run's progress was reported for the day, \"unchanged\" included (01.13).", part: "run" },
  delayDetected: { means: "A plan or a report says that a promised date will be missed (01.14, 24.5).", part: "run" },
  productionFinished: { means: "A run made its quantity (24.6).", part: "run" },
  inspectionDecided: { means: "Quality decided on a run's goods (24.6).", part: "run" },
  stockedIn: { means: "Inspected goods are in stock.", part: "run" },
  pickingRequested: { means: "The issue note of a delivery was made and the warehouse may pick (01.12).", part: "delivery" },
  pickingProgressDue: { means: "A picking has begun, so its progress is due every working day until it ships (01.13).", part: "delivery" },
  pickingProgressReported: { means: "Picking, packing and the carrier's appointment were reported for the day (01.13).", part: "delivery" },
  readyToPack: { means: "All goods of a delivery are picked, or inspected and in stock (24.6).", part: "delivery" },
  packed: { means: "A delivery is packed (24.6).", part: "delivery" },
  shipped: { means: "A delivery, checked against its note, left the building (01.15).", part: "delivery" },
  customerToldOfShipment: { means: "The customer was told of a shipment and how to follow it (01.16, 24.7).", part: "delivery" },
  arrived: { means: "A delivery reached the customer (01.18).", part: "delivery" },
  arrivalContacted: { means: "The customer was asked how a delivery arrived: quantity, quality, packaging (01.18).", part: "delivery" },
  signedOff: { means: "The customer signed the receipt of a delivery without objection, or sales settled it without a case (01.18, 24.7).", part: "delivery" },
  objectionRaised: { means: "The customer signed with an objection, or objected; a case is open where the policy wants one (01.19).", part: "delivery" },
  issueChanged: { means: "More of a delivery was packed than was ordered, within its tolerance, or that was mended.", part: "delivery" },
  deliverySplit: { means: "A part of a delivery goes with a second one.", part: "delivery" },
  backOrdered: { means: "Goods of a delivery come later: picked short, or sent later by choice.", part: "delivery" },
  deliveryCancelled: { means: "A delivery was called off before it left.", part: "delivery" },
  packingReversed: { means: "A packing was taken back.", part: "delivery" },
  checkReversed: { means: "The check of a delivery before leaving was taken back.", part: "delivery" },
  shipmentReversed: { means: "A shipment was taken back: its goods lie in the warehouse again.", part: "delivery" },
  arrivalReversed: { means: "The arrival of a delivery was taken back.", part: "delivery" },
  signOffReversed: { means: "A customer's receipt was taken back.", part: "delivery" },
  caseOpened: { means: "A case about the order was opened: an objection, a complaint by phone or mail (01.19).", part: "case" },
  caseTaken: { means: "Somebody took a case and answers for it.", part: "case" },
  caseFindingAsked: { means: "Quality was asked what it finds: about damage and faults at once, about others by hand.", part: "case" },
  caseFound: { means: "Quality put on record what it found and who answers for it.", part: "case" },
  caseProposed: { means: "The customer was offered how a case is made good.", part: "case" },
  caseSettled: { means: "A case ended with its result and the customer's satisfaction (01.20).", part: "case" },
  caseReopened: { means: "A case that was settled too early was taken up again.", part: "case" },
  feedbackGiven: { means: "The customer rated the order (01.20)." },
  invoiced: { means: "An invoice was issued for shipped goods.", part: "invoice" },
  invoiceReversed: { means: "An invoice was taken back by a red one, in full or in part; the part is the red invoice.", part: "invoice" },
  paid: { means: "The order is paid in full." },
  moneyReversed: { means: "Money that had been applied to the order was taken off it again: it bounced, or was another's." },
  changeRequested: { means: "A change of the order, its cancellation or the short close of lines was requested (25.1).", part: "change" },
  changeApproved: { means: "Every department that a change touches has agreed (25.3).", part: "change" },
  changeRefused: { means: "A department or the customer refused a change, or what it counted on no longer holds; the order goes on as it was.", part: "change" },
  changeWithdrawn: { means: "A change was taken back before it was decided.", part: "change" },
  changeApplied: { means: "The order has a new version, and everything downstream has followed (25.5, 25.6).", part: "change" },
  planReduced: { means: "A change of its order took something out of a run's plan.", part: "run" },
  deliveryReduced: { means: "A change of its order took something off a delivery that has not left, or all of it.", part: "delivery" },
  completed: { means: "What the policy counts as completion has been reached (01.21, 24.7)." },
  cancelled: { means: "The order was called off; its open duties end without a verdict." },
} as const satisfies Record<string, EventMeaning>;

/** The name of something that happens to an order. */
export type OrderEventName = keyof typeof orderEvents;
/** All names, for schemas and choices. */
export const orderEventNames = Object.keys(orderEvents) as [OrderEventName, ...OrderEventName[]];
