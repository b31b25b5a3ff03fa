import { event, type OrderFacts } from "../../platform/events.ts";

/** A wish to order reached the company at `at`; told with the entry that follows it, unless it was on record before (24.1). */
export const intakeReceived = event<OrderFacts & { at: Date }>("intakeReceived");
/** `enquiryId`: the recorded wish that the order answers. */
export const orderEntered = event<OrderFacts & { enquiryId?: string }>("orderEntered");
/** What was entered was changed; it may name other originals now. */
export const orderEdited = event<OrderFacts>("orderEdited");
/** An order came by word of mouth: its key facts must be confirmed by a call (01.2). */
export const oralOrderCaptured = event<OrderFacts>("oralOrderCaptured");
/** `fileIds` are the evidence of the call. */
export const oralOrderConfirmed = event<OrderFacts & { fileIds: readonly string[] }>("oralOrderConfirmed");
/** The customer was told by when an answer comes (T22). */
export const replyPromised = event<OrderFacts>("replyPromised");
export const replied = event<OrderFacts>("replied");
export const orderInformationConfirmed = event<OrderFacts>("orderInformationConfirmed");
export const orderSubmitted = event<OrderFacts & { version: number; hash: string }>("orderSubmitted");
export const orderWithdrawn = event<OrderFacts>("orderWithdrawn");
export const cancelled = event<OrderFacts>("cancelled");
export const customerContacted = event<OrderFacts>("customerContacted");
export const customerToldOfDelay = event<OrderFacts>("customerToldOfDelay");
export const reviewPassed = event<OrderFacts>("reviewPassed");
export const reviewFailed = event<OrderFacts>("reviewFailed");
/** Reviewed and confirmed by the customer: the order stands. */
export const orderConfirmed = event<OrderFacts>("orderConfirmed");
/** The order has a new version; `part` is the change that made it. What it means downstream is told by those whom it concerns. */
export const orderChanged = event<OrderFacts>("orderChanged");
/** A talk about the order is on record, whatever it was about. */
export const talkRecorded = event<OrderFacts>("talkRecorded");
/** The person `part` looks after the order again on a day 跟进. */
export const followUpPlanned = event<OrderFacts & { part: string; personId: string; on: string }>("followUpPlanned");
/** He took that back. */
export const followUpDropped = event<OrderFacts & { part: string; undoes: "followUpPlanned" }>("followUpDropped");
/** The order stands still until it is resumed. */
export const orderHeld = event<OrderFacts & { reason: string }>("orderHeld");
/** The order is `salespersonId`'s from now on; before it was `fromId`'s. Null: nobody's by name. */
export const orderAssigned = event<OrderFacts & { fromId: string | null; salespersonId: string | null; why: string }>("orderAssigned");
export const orderResumed = event<OrderFacts>("orderResumed");
export const completed = event<OrderFacts>("completed");
/** The outcome of the review was taken back, and the order is in review again. */
export const reviewReversed = event<OrderFacts & { undoes: "reviewPassed" | "reviewFailed" }>("reviewReversed");
/** The order does not stand any more; whoever had begun to prepare it was told before. */
export const standingReversed = event<OrderFacts & { undoes: "orderConfirmed" }>("standingReversed");
/** The customer answered what was proposed after a failed review; `fileIds` prove it. */
export const proposalAnswered = event<OrderFacts & { fileIds: readonly string[] }>("proposalAnswered");
