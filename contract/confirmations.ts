import { z } from "zod";
import { sha256 } from "./files.ts";
import { lifecycle } from "./lifecycle.ts";
import { changeAgreement, orderConfirmation } from "./papers.ts";
import { confirmationMeans, confirmationQuestions, evidenceKinds, identityChecks, wordsOf } from "./policy-words.ts";
import { command, id, instant, query, text, type Text } from "./toolkit.ts";

/** What became of asking a customer about one version of an order. */
export const confirmationRequest = lifecycle(["awaiting", "given", "refused", "superseded", "reversed"], {
  give: { from: ["awaiting"], to: "given" },
  refuse: { from: ["awaiting"], to: "refused" },
  /** A later version of the order is asked about; what was answered stays answered. */
  supersede: { from: ["awaiting"], to: "superseded" },
  /** What was answered was taken back, and the customer is asked anew. */
  reverse: { from: ["given", "refused"], to: "reversed" },
});
export type ConfirmationRequestState = (typeof confirmationRequest.states)[number];
const state = z.enum(confirmationRequest.states);

/** The words under which a customer accepts; kept with the answer as they were shown. */
export const consentTexts: Text = {
  "zh-CN": "我已阅读《订单确认函》全文，并有权代表客户确认。点击“确认订单”即表示同意其中的产品、数量、价格、交期与付款条件，并同意以电子方式签署。",
  "zh-TW": "我已閱讀《訂單確認函》全文，並有權代表客戶確認。點擊「確認訂單」即表示同意其中的產品、數量、價格、交期與付款條件，並同意以電子方式簽署。",
  en: "I have read the whole order confirmation and may confirm it for the customer. By confirming I agree to its products, quantities, prices, dates and terms of payment, and to signing electronically.",
};

/** The same for a change agreement. */
export const agreementTexts: Text = {
  "zh-CN": "我已阅读《变更协议》全文，并有权代表客户签署。点击“确认订单”即表示同意其中的变更及变更后的产品、数量、价格、交期与付款条件，并同意以电子方式签署。",
  "zh-TW": "我已閱讀《變更協議》全文，並有權代表客戶簽署。點擊「確認訂單」即表示同意其中的變更及變更後的產品、數量、價格、交期與付款條件，並同意以電子方式簽署。",
  en: "I have read the whole change agreement and may sign it for the customer. By confirming I agree to its changes, to the order as changed with its products, quantities, prices, dates and terms of payment, and to signing electronically.",
};

/** How a customer's signature came about, as the paper shows it. */
export const signatureMeans: Record<"link" | "onBehalf", Text> = {
  link: { "zh-CN": "手机页面确认", "zh-TW": "手機頁面確認", en: "Confirmed on the page" },
  onBehalf: { "zh-CN": "代客登记，凭证存档", "zh-TW": "代客登記，憑證存檔", en: "Recorded on the customer's behalf, evidence on file" },
};

/** Wrong answers to the identity check after which a link takes none any more; a new link begins anew. */
export const identityAttempts = 5;

const kind = z.enum(wordsOf(evidenceKinds));
const means = z.enum(wordsOf(confirmationMeans));
const question = z.enum(wordsOf(confirmationQuestions));
const requestId = z.object({ requestId: id });
const done = z.object({ requestId: id, orderId: id, state });

const evidence = z.object({ seq: z.int(), kind, fileId: id, sha256, name: z.string() });
export type Evidence = z.infer<typeof evidence>;
const sending = z.object({ means: z.enum(["mail", "link"]), reminder: z.boolean(), recipient: z.string().nullable(), expiresAt: instant, at: instant, byName: z.string() });
export type Sending = z.infer<typeof sending>;

/** Everything that an answer binds; its hash is taken over the canonical JSON of these facts. */
export const decisionFacts = z.object({
  outcome: z.enum(["given", "refused"]), means: z.enum(["link", "onBehalf"]), at: instant, orderId: id, orderVersion: z.int(), orderHash: z.string(),
  paperId: id, paperHash: sha256, changeId: id.nullable().optional(),
  /** SHA-256 of the very PDF that was shown; null where the customer answered on other paper than ours. */
  pdfSha256: sha256.nullable(),
  name: z.string(), contactId: id.nullable(), agreedAt: instant.nullable(), reason: z.string().nullable(), answers: z.partialRecord(question, z.boolean()), consent: z.string().nullable(),
  identity: z.enum(wordsOf(identityChecks)).nullable(), linkId: id.nullable(), address: z.string().nullable(), userAgent: z.string().nullable(),
  recordedBy: id.nullable(), recordedByName: z.string().nullable(), note: z.string().nullable(), evidence: z.array(evidence.pick({ kind: true, fileId: true, sha256: true })),
});
export type DecisionFacts = z.infer<typeof decisionFacts>;

/** A request as staff see it. */
export const confirmation = z.object({
  id, orderId: id, orderVersion: z.int(),
  /** The change that proposes this version; null: the order has, or had, it. */
  changeId: id.nullable(),
  state, paperId: id, askedAt: instant, askedByName: z.string(), means: z.array(means), evidenceKinds: z.array(kind), questions: z.array(question),
  identityLocked: z.boolean(), sendings: z.array(sending), decision: decisionFacts.extend({ hash: sha256 }).nullable(), evidence: z.array(evidence),
  /** The answer was taken back: why, when and by whom. */
  reversal: z.object({ reason: z.string(), at: instant, byName: z.string() }).nullable(),
});
export type Confirmation = z.infer<typeof confirmation>;

export const ofOrder = query({
  name: "confirmations.ofOrder", summary: "What the customer was asked about an order, newest first, with answers and evidence", path: "/orders/:orderId/confirmations", permission: "confirmations.see",
  params: z.object({ orderId: id }), answer: z.array(confirmation),
});
export const sendByMail = command({
  name: "confirmations.sendByMail", summary: "Send the confirmation with a link by mail", path: "/confirmations/:requestId/mail", permission: "confirmations.send", params: requestId,
  /** Absent: the contact's first address. */
  body: z.strictObject({ to: z.email().optional() }), answer: done.extend({ to: z.string(), expiresAt: instant }),
});
export const remind = command({
  name: "confirmations.remind", summary: "Remind the customer by mail, with a new link", path: "/confirmations/:requestId/reminder", permission: "confirmations.send", params: requestId,
  body: z.strictObject({ to: z.email().optional() }), answer: done.extend({ to: z.string(), expiresAt: instant }),
});
export const copyLink = command({
  name: "confirmations.copyLink", summary: "Make a link to hand over by any chat, with its QR code", path: "/confirmations/:requestId/links", permission: "confirmations.send", params: requestId,
  answer: done.extend({ url: z.string(), expiresAt: instant, qrSvg: z.string(), qrPng: z.string() }),
});
export const recordOnBehalf = command({
  name: "confirmations.recordOnBehalf", summary: "Record the customer's answer with its evidence (代客登记)", path: "/confirmations/:requestId/answer", permission: "confirmations.recordOnBehalf",
  params: requestId,
  body: z.strictObject({
    outcome: z.enum(["given", "refused"]), contactId: id, agreedAt: instant, evidence: z.array(z.strictObject({ kind, fileId: id })).min(1).max(20), reason: text(1000).optional(),
    note: text(1000).default(""), answers: z.partialRecord(question, z.boolean()).default({}),
  }),
  answer: done,
});
export const reverseConfirmation = command({
  name: "confirmations.reverseConfirmation", summary: "Take back a customer's answer that does not hold, with the reason; the customer is asked anew", path: "/confirmations/:requestId/reversal",
  permission: "confirmations.reverse", params: requestId, body: z.strictObject({ reason: text(500).min(1) }), answer: done.extend({ newRequestId: id }),
});
const part = z.object({ part: z.string(), sound: z.boolean() });
export const verifyEvidence = query({
  name: "confirmations.verify", summary: "Recompute every hash that an answer binds", path: "/confirmations/:requestId/verification", permission: "confirmations.see", params: requestId,
  answer: z.object({ requestId: id, sound: z.boolean(), parts: z.array(part) }),
});
export type EvidenceVerification = z.infer<typeof verifyEvidence.answer>;

/** What the holder of a link sees on the phone. Of a superseded request only that it is. */
export const byLink = z.object({
  state, orderNumber: z.string(), companyName: z.string(), expiresAt: instant, decidedAt: instant.nullable(), decidedByName: z.string().nullable(), reason: z.string().nullable(),
  /** The paper that is answered, and the hash of its PDF, which the answer repeats. What a change changes stands in its `change`. */
  paper: z.discriminatedUnion("kind", [orderConfirmation, changeAgreement]).nullable(), pdfSha256: sha256.nullable(),
  identity: z.enum(wordsOf(identityChecks)), identityLocked: z.boolean(), questions: z.array(question), consent: z.string(),
});
export type ConfirmationByLink = z.infer<typeof byLink>;

export const readByLink = query({ name: "confirmations.readByLink", summary: "The confirmation that a link is about", path: "/link/confirmation", permission: "link.confirm", answer: byLink });
export const pdfByLink = query({ name: "confirmations.pdfByLink", summary: "Its PDF", path: "/link/confirmation/pdf", permission: "link.confirm", answer: z.unknown() });

const answer = {
  /** The PDF that was shown (`pdfSha256` of the page). */
  pdfSha256: sha256, name: text(60).min(1),
  /** Last four digits of the contact's phone, where the policy asks for them. */
  digits: z.string().regex(/^\d{4}$/).optional(),
  answers: z.partialRecord(question, z.boolean()).default({}),
};
/** `decided: false` tells that the digits were wrong and how many attempts are left; nothing else happened. */
const answered = z.object({ decided: z.boolean(), state, attemptsLeft: z.int() });
export type Answered = z.infer<typeof answered>;

export const acceptByLink = command({
  name: "confirmations.acceptByLink", summary: "Accept, signing with a drawn signature or a scan", path: "/link/confirmation/acceptance", permission: "link.confirm",
  body: z.strictObject({ ...answer, consent: z.literal(true), evidence: z.array(z.strictObject({ kind: z.enum(["drawnSignature", "stampedScan", "customerPurchaseOrder"]), fileId: id })).max(10).default([]) }),
  answer: answered,
});
export const refuseByLink = command({
  name: "confirmations.refuseByLink", summary: "Refuse, saying why", path: "/link/confirmation/refusal", permission: "link.confirm", body: z.strictObject({ ...answer, reason: text(1000).min(1) }), answer: answered,
});
