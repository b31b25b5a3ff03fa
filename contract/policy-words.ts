/** A closed list of words with what each means: a word that is not in it is an error where it stands in a pack. */
type Words = Readonly<Record<string, string>>;
/** The words of a list, as zod's `enum` wants them. */
export const wordsOf = <W extends Words>(words: W) => Object.keys(words) as [keyof W & string, ...(keyof W & string)[]];

/** Kinds of evidence that a person attaches or the system keeps; bytes, hash, time and origin are kept with each. */
export const evidenceKinds = {
  original: "The customer's own mail, file, or scan of its paper",
  callRecord: "Record of a phone call: when, with whom, which number, what was said",
  customerPurchaseOrder: "The customer's own purchase order",
  signedContract: "A contract or order signed by both sides",
  stampedScan: "Scan of a paper that the customer signed or stamped",
  fax: "A fax",
  screenshot: "Screenshot of a conversation",
  linkAnswer: "Answer given on a one-purpose page, with time, address and check of identity",
  drawnSignature: "Signature drawn on a screen",
  photo: "Photograph",
} as const satisfies Words;

/** What an order must say before it can be submitted (01.4). */
export const orderElements = {
  orderDate: "Order date 下单日期", deliveryDate: "Desired delivery date 期望交付日期", product: "Product, specification, model", quantity: "Quantity",
  unitPrice: "Unit price", totalAmount: "Total amount", paymentTerms: "Payment terms 付款方式", deliveryAddress: "Delivery address", contact: "Contact and phone",
} as const satisfies Words;

/** What is compared with the customer's file field by field (01.3). */
export const archiveFields = {
  name: "Name", uscc: "Unified social credit code 统一社会信用代码", contact: "Contact", phone: "Phone", address: "Delivery address",
} as const satisfies Words;

/** Checks that the system makes for a reviewer; each gives green or red with its evidence. */
export const reviewChecks = {
  elementsComplete: "All required elements are there",
  customerMatchesArchive: "The order agrees with the customer's file",
  originalAttached: "The channel's evidence is attached",
  oralOrderConfirmed: "An oral order was confirmed by phone; green for every other order",
  notDuplicate: "No order of the same customer with the same lines in the last days",
  creditWithinLimit: "Exposure with this order stays within the credit limit; green for prepaid orders",
  termsWithinPolicy: "The payment terms are the customer's or better for us",
  priceWithinAuthority: "Each discount is within what the order's salesperson may give, or was released by somebody who may give it (decision 0023)",
  stockCoversOrder: "Available stock covers every line that is taken from stock",
  leadTimeFits: "What must be made or bought can be there by the desired date",
  technicallyFeasible: "Every customised line has a parameter sheet that engineering knows",
} as const satisfies Words;

/** To whom a reviewer may hand his open step by name 转办; never to whoever entered the document, unless the step allows self-approval. */
export const handOvers = {
  itsRoles: "A colleague who might decide it anyway: of the step's roles, within reach of the document",
  anybody: "Any named colleague who decides reviews at all; he alone decides that one step then, and sees that document for it",
} as const satisfies Words;

/** What a reviewer states beside the verdict. */
export const reviewAnswers = {
  parametersFeasible: "The technical parameters can be kept", processFeasible: "The process can make it", needsFeasible: "The special needs can be met",
  estimatedDays: "Estimated cycle in working days",
} as const satisfies Words;

/** What a salesperson may propose to a customer whose order failed its review (01.10). */
export const proposals = {
  splitDelivery: "Delivery in parts 分批交付", laterDate: "A later date", prepayment: "Prepayment", substitute: "Another product", lowerQuantity: "A smaller quantity", other: "Something else, in words",
} as const satisfies Words;

/** Ways by which the customer's answer to a confirmation comes in. */
export const confirmationMeans = { mail: "E-mail with a link", link: "Copied link or QR code", onBehalf: "Recorded on the customer's behalf 代客登记" } as const satisfies Words;
/** What shows that it was the customer who answered on a page. */
export const identityChecks = { none: "Who has the link may answer", phoneDigits: "The last four digits of the contact's phone" } as const satisfies Words;
/** Questions that a customer may be asked to answer one by one (12.2). */
export const confirmationQuestions = { complete: "Is the order complete?", deliveryDate: "Is the delivery date acceptable?", payment: "Are payment method and term acceptable?" } as const satisfies Words;

/** Conditions of gates. */
export const gateConditions = {
  customerApproved: "The customer's file was set up and approved (01.3)",
  oralOrderConfirmed: "The oral order was confirmed by phone",
  confirmationReturned: "The customer's confirmation is in",
  dueStagesPaid: "Every stage of the payment terms that falls due before this act is paid",
  paidInFull: "The order is paid in full",
  planApproved: "The plan of the run is approved",
  inspectionPassed: "Quality passed the goods that were made",
  goodsChecked: "The goods were checked against the issue note",
} as const satisfies Words;
/** Acts before which a gate may stand. */
export const gatedActs = {
  submit: "Submit the order to review", passReview: "Pass the review", execute: "Hand the order to production and warehouse", produce: "Start a run", stockIn: "Put made goods into stock",
  pick: "Pick a delivery", ship: "Ship a delivery",
} as const satisfies Words;

/** Before which acts each condition can be known; a gate elsewhere would never open, or never shut. */
export const gatePlaces: Readonly<Record<keyof typeof gateConditions, readonly (keyof typeof gatedActs)[]>> = {
  customerApproved: ["submit", "passReview"], oralOrderConfirmed: ["submit", "passReview"], confirmationReturned: ["execute"], dueStagesPaid: ["execute", "produce", "pick", "ship"],
  paidInFull: ["execute", "produce", "pick", "ship"], planApproved: ["produce"], inspectionPassed: ["stockIn"], goodsChecked: ["ship"],
};
/** Conditions that wait for money: those that somebody may release in an emergency. */
export const moneyConditions: readonly (keyof typeof gateConditions)[] = ["dueStagesPaid", "paidInFull"];

/** What a daily report of progress says (01.13). */
export const progressFields = {
  currentOperation: "Current operation 当前工序", percentComplete: "Percent complete 完成进度", expectedFinish: "Expected finish 预计完成时间",
  pickingStatus: "Picking status 拣货完成状态", packingStatus: "Packing status 包装完成状态", carrierAppointment: "Carrier appointment 物流预约时间",
} as const satisfies Words;
/** What a signed receipt may be proven by: of the kinds of evidence those that a receipt can carry. */
export const signOffEvidence = {
  drawnSignature: evidenceKinds.drawnSignature, stampedScan: evidenceKinds.stampedScan, photo: evidenceKinds.photo,
} as const satisfies Words;
/** What is compared before goods leave (01.15). */
export const shippingChecks = { product: "Product", quantity: "Quantity", address: "Address" } as const satisfies Words;
/** What must be told of a shipment's carriage: by a carrier, on an own truck. */
export const carrierFields = { trackingNumber: "Tracking number 物流单号" } as const satisfies Words;
export const truckFields = { plate: "Plate of the own truck", driver: "Its driver" } as const satisfies Words;
/** How the system tells a customer. */
export const customerNotices = { mail: "E-mail", sms: "Short message", page: "Page behind a link" } as const satisfies Words;
/** What the customer is asked about a delivery (01.18) and an order (01.20). */
export const arrivalQuestions = { quantity: "Quantity", quality: "Quality", packaging: "Packaging" } as const satisfies Words;
export const feedbackScores = { quality: "Product quality", punctuality: "Punctuality", service: "Service attitude" } as const satisfies Words;

/** From when an order counts as established (C-01). */
export const establishments = { entered: "Entered", reviewPassed: "Review passed", customerConfirmed: "Confirmed by the customer", depositReceived: "Deposit received" } as const satisfies Words;
/** When goods are invoiced (C-06). */
export const invoiceMoments = { onConfirm: "When the order is confirmed", onShip: "When a delivery ships", onAcceptance: "When a delivery is signed for", monthly: "At the end of the month" } as const satisfies Words;
/** What has numbers of its own. */
export const numbered = {
  order: "Sales order", run: "Production run", delivery: "Delivery and its issue note", invoice: "Invoice request", receipt: "Receipt of money", case: "Case", change: "Change of an order", purchase: "Purchase order",
  purchaseReceipt: "Receipt of bought goods",
} as const satisfies Words;

/** What may be proposed about somebody's work (P07); all of it stays advice, nothing reaches the payroll. */
export const assessmentKinds = { warning: "A warning 警告", fine: "A fine 罚款", points: "Points against 扣分", reward: "A reward, in points or money 奖励" } as const satisfies Words;

/** What a change of an order may change; a wish is taken apart into these, line by line (25.1). */
export const changeFields = {
  quantityUp: "A larger quantity", quantityDown: "A smaller quantity", priceUp: "A higher price", priceDown: "A lower price", dateLater: "A later date", dateEarlier: "An earlier date",
  product: "Another product, specification or parameters", lineAdded: "A further line", lineRemoved: "A line less", terms: "Terms of payment", address: "Delivery address", contact: "Contact",
  specialNeeds: "Special needs", remarks: "Remarks and the customer's part numbers", cancel: "The whole order is called off", shortClose: "What is not delivered yet of a line is dropped",
} as const satisfies Words;
/** How far what is changed has got, derived from its goods; of an order as a whole the farthest of its lines. */
export const changeStates = {
  notBegun: "Nothing is planned or ready", planned: "Planned, not begun", inProduction: "Being made, or made", toShip: "Ready to ship", partlyShipped: "Some of it has left", shipped: "All of it has left",
} as const satisfies Words;
/** How a change comes about, the mildest first; of several rows that match the last of these holds (C-05). */
export const changeManners = {
  free: "At once", approve: "When the departments agree", approveWithConsent: "When the departments and the customer agree", agreement: "When both sides have signed a change agreement 变更协议",
  forbidden: "Not at all",
} as const satisfies Words;
