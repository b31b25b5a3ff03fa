import { z } from "zod";
import { numberFormat } from "./companies.ts";
import { dutyDefinition, remindAgainAfter } from "./duties.ts";
import { instantFacts, personFacts } from "./facts.ts";
import { orderEventNames } from "./order-events.ts";
import { type PaperKind, paperKinds } from "./papers.ts";
import { leadingRoles, roles } from "./permissions.ts";
import * as words from "./policy-words.ts";
import { crossChecks } from "./policy-pack-checks.ts";

const { wordsOf } = words;
const label = z.string().min(1).max(80);
const name = z.strictObject({ "zh-CN": label, "zh-TW": label, en: label });
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, "a key in camelCase, for example tradeFair");
/** The rules of the source systems and the requirements that an item answers; conformance reads them. */
const source = z.array(z.string().regex(/^(\d\d\.\d{1,2}|R\d{3}|C-\d\d|T\d\d)$/, "a rule's id, for example \"01.2\" or R010")).min(1).max(20).optional();
/** CEL over `contract/facts.ts`. Every field called `when` is one, and nothing else is. */
const condition = z.string().min(1).max(2000);
const role = z.enum(roles);
const someRoles = z.array(role).min(1).max(5);
const event = z.enum(orderEventNames);
const evidence = z.array(z.enum(wordsOf(words.evidenceKinds))).max(10);
const paper = z.enum(Object.keys(paperKinds) as [PaperKind, ...PaperKind[]]);

const orderKind = z.strictObject({ key, name, establishedAt: z.enum(wordsOf(words.establishments)), source });

/** A channel by which orders come; all of its evidence must be attached before submission. */
const channel = z.strictObject({ key, name, evidence, oral: z.boolean().default(false), source });
const intake = z.strictObject({
  channels: z.array(channel).min(1).max(40),
  /** A new customer's file 客户信息建档: whether whoever set it up may approve it. */
  customerFile: z.strictObject({ selfApproval: z.boolean(), source }).default({ selfApproval: false }),
  /** Absent: an oral order needs no confirmation. */
  oralConfirmation: z.strictObject({ evidence: evidence.min(1), namedContact: z.boolean(), source }).optional(),
  archiveCheck: z.strictObject({ fields: z.array(z.enum(wordsOf(words.archiveFields))).min(1), source }),
  requiredElements: z.strictObject({ elements: z.array(z.enum(wordsOf(words.orderElements))).min(1), source }),
  /** Orders of one customer with the same lines within this many days are shown as possible duplicates. */
  duplicateWithinDays: z.int().min(0).max(366),
});

const check = z.enum(wordsOf(words.reviewChecks));
/** Roles that always get a copy 抄送 of what is decided about a step; those of them who may see the document. */
const copyTo = z.array(role).max(10).default([]);
const handOver = z.enum(wordsOf(words.handOvers)).default("itsRoles");
/** A review step. Steps of one sequence number run side by side; the next number begins when all of them have passed. */
const reviewStep = z.strictObject({
  key, name, sequence: z.int().min(1).max(20),
  /** Who may decide; any one of them is enough. */
  roles: someRoles,
  /** Absent: on every order. */
  when: condition.optional(),
  checks: z.array(check).max(20),
  asks: z.array(z.enum(wordsOf(words.reviewAnswers))).default([]),
  /** Whom to ask for an estimate when this check of the step is red. */
  estimate: z.strictObject({ whenRed: check, roles: someRoles }).optional(),
  passesByItselfWhenGreen: z.boolean(),
  /** Whether somebody who entered or submitted the order may decide. */
  selfApproval: z.boolean(),
  statement: z.enum(["always", "whenRed"]),
  signature: z.enum(["none", "identity", "reauthentication"]),
  handOver, copyTo, source,
});
const review = z.strictObject({
  steps: z.array(reviewStep).min(1).max(20),
  /** Who passes the order once every step has passed; absent: it passes by itself. */
  passedBy: z.strictObject({ roles: someRoles, handOver, copyTo, source }).optional(),
  onFailed: z.strictObject({ proposals: z.array(z.enum(wordsOf(words.proposals))).min(1), source }),
});

const confirmation = z.strictObject({
  required: z.boolean(), means: z.array(z.enum(wordsOf(words.confirmationMeans))).min(1),
  /** Any one of these shows that the customer confirmed. */
  evidence: evidence.min(1), identity: z.enum(wordsOf(words.identityChecks)), linkValidDays: z.int().min(1).max(366),
  questions: z.array(z.enum(wordsOf(words.confirmationQuestions))).default([]),
  source,
});

/** A condition that must hold before an act. `release` names who may open it in an emergency, with a reason; nobody when absent. */
const gate = z.strictObject({
  key, name, condition: z.enum(wordsOf(words.gateConditions)), before: z.enum(wordsOf(words.gatedActs)), when: condition.optional(), release: someRoles.optional(), source,
});

const progress = z.array(z.enum(wordsOf(words.progressFields))).min(1);
const execution = z.strictObject({
  madeToOrder: z.strictObject({
    plannedBy: someRoles, planApproval: z.strictObject({ roles: someRoles, selfApproval: z.boolean() }).optional(), progress, inspection: z.boolean(), source,
  }),
  fromStock: z.strictObject({ issueNote: z.boolean(), progress, source }),
});
const shipping = z.strictObject({
  checks: z.strictObject({ fields: z.array(z.enum(wordsOf(words.shippingChecks))).min(1), source }),
  /** A list may be empty: then nothing must be told of that way. */
  carriage: z.strictObject({ carrier: z.array(z.enum(wordsOf(words.carrierFields))), ownTruck: z.array(z.enum(wordsOf(words.truckFields))), source }),
  customerTold: z.strictObject({ by: z.array(z.enum(wordsOf(words.customerNotices))).min(1), source }),
});
const delivery = z.strictObject({
  arrivalQuestions: z.strictObject({ about: z.array(z.enum(wordsOf(words.arrivalQuestions))).min(1), source }),
  signOff: z.strictObject({
    evidence: z.array(z.enum(wordsOf(words.signOffEvidence))).min(1),
    /** Days after the arrival after which goods of which nobody said a word count as received without objection (C-09); absent: silence says nothing. */
    silentAfterDays: z.int().min(1).max(366).optional(),
    source,
  }),
  objection: z.strictObject({ opensCase: z.boolean(), source }),
  feedback: z.strictObject({ scores: z.array(z.enum(wordsOf(words.feedbackScores))).min(1), afterSalesResult: z.boolean(), source }).optional(),
});
const settlement = z.strictObject({ invoice: z.enum(wordsOf(words.invoiceMoments)), source });
/**
 * How fast a case is worked on (01.19, 01.20): a duty from the case's opening, or from the question to quality, that ends with the next step or with the
 * case. Who owns it, when to warn and whom to tell next are said as of any duty.
 */
const caseLimit = z
  .strictObject({
    id: dutyDefinition.shape.id, name: dutyDefinition.shape.name, length: dutyDefinition.shape.length, clock: dutyDefinition.shape.clock, owner: z.union([z.strictObject({ role }), z.strictObject({ fact: z.enum(wordsOf(personFacts)) })]),
    warnAt: dutyDefinition.shape.warnAt, escalate: dutyDefinition.shape.escalate, source,
  })
  .refine(({ length, escalate }) => "untilClosed" in length || escalate.length > 0, { path: ["escalate"], message: "a duty with a limit names somebody to tell when it is broken" })
  .refine(({ length }) => !("daily" in length), { path: ["length"], message: "a case is no daily report" });
const afterSales = z.strictObject({
  takenWithin: caseLimit.optional(), foundWithin: caseLimit.optional(), proposalWithin: caseLimit.optional(), settledWithin: caseLimit.optional(), source,
});
/** Goods received without objection is where completion begins (C-09); the rest may be asked for beside it. */
const completion = z.strictObject({ receivedWithoutObjection: z.literal(true), invoiced: z.boolean(), paid: z.boolean(), source });

/** Who speaks with the customer about an event (C-04): the order's salesperson, or whoever has the role. Of events that are not listed the salesperson does. */
const contactOwner = z.strictObject({ on: event, role, source });
/**
 * A duty of `contract/duties.ts` with events of the vocabulary; its owner may also be the first role of the review step that it is about,
 * or, where it is a word to the customer, who speaks with him about the event that opens it.
 */
const dutyShape = (({ remindAgainAfter: _ofAllDuties, ...shape }) => shape)(dutyDefinition.shape);
const duty = z
  .strictObject({
    ...dutyShape, opens: event, closes: z.array(event).min(1).max(20), source,
    owner: z.union([z.strictObject({ role }), z.strictObject({ fact: z.enum(wordsOf(personFacts)) }), z.strictObject({ reviewStep: z.literal(true) }), z.strictObject({ contactOwner: z.literal(true) })]),
  })
  .superRefine(({ source: _source, ...duty }, context) => {
    const { error } = dutyDefinition.safeParse({ ...duty, owner: { role: "admin" } });
    // Faults of the shape were told already; what remains are the rules between its fields.
    for (const { code, path, message } of error?.issues ?? []) if (code === "custom") context.addIssue({ code, path, message });
  });
/** How long somebody who was reminded of a duty 催办 is left in peace, in minutes; the same for all duties, those of after-sales and opinions too. */
const reminders = z.strictObject({ againAfter: z.int().min(1).max(1440), source });
/** A paper that is made, or made anew as its next version, when one of the events happens; `madeWhenAsked` ones name none. `signedBy` names whose signature boxes it carries. */
const timedPaper = z.strictObject({ paper, on: z.array(event).max(10).default([]), signedBy: z.array(z.union([role, z.literal("customer")])).default([]), source });
/**
 * What may be proposed about somebody's work (00.5): on a broken duty by itself, or by a manager's hand. Amount (smallest unit of the company's currency) and points
 * are suggestions; whoever confirms may set others.
 */
const assessmentTerm = z
  .strictObject({
    key, name,
    on: z.union([z.literal("byHand"), z.strictObject({ brokenDuty: z.union([z.literal("any"), z.array(dutyDefinition.shape.id).min(1).max(60)]) })]),
    kind: z.enum(wordsOf(words.assessmentKinds)),
    amountMinor: z.int().positive().max(100_000_000).optional(),
    points: z.int().positive().max(1000).optional(),
    /** Who may confirm or dismiss it, and answer an appeal; never the person whom it is about. */
    confirmedBy: z.array(z.enum(leadingRoles)).min(1),
    /** Days in which the person may object to what was confirmed. */
    appealDays: z.int().min(1).max(366),
    /** Only for broken duties of orders of which this holds. */
    when: condition.optional(),
    source,
  })
  .refine(({ kind, points }) => kind !== "points" || points !== undefined, { path: ["points"], message: "says how many points are suggested" })
  .refine(({ kind, amountMinor }) => amountMinor === undefined || kind === "fine" || kind === "reward", { path: ["amountMinor"], message: "only a fine or a reward has an amount" })
  .refine(({ kind, points }) => points === undefined || kind === "points" || kind === "reward", { path: ["points"], message: "only points or a reward have points" })
  .refine(({ on, when }) => on !== "byHand" || when === undefined, { path: ["when"], message: "what is proposed by hand asks no condition" });
/** A department that changes are put before, all at once; any one of its roles decides. */
const changeDepartment = z.strictObject({
  key, name, roles: someRoles,
  /** Whether who requested the change may decide it. */
  selfApproval: z.boolean().default(false), statement: z.enum(["always", "whenRed"]).default("whenRed"), signature: z.enum(["none", "identity", "reauthentication"]).default("identity"), handOver, copyTo, source,
});
/** How what is changed may be changed while it has got so far. */
const changeRule = z.strictObject({
  fields: z.array(z.enum(wordsOf(words.changeFields))).min(1), states: z.array(z.enum(wordsOf(words.changeStates))).min(1), how: z.enum(wordsOf(words.changeManners)),
  /** Keys of departments; all of them must agree. */
  approvedBy: z.array(key).max(8).default([]),
  /** Keys of review steps that survive; the order's other steps are asked again upon the new version. */
  keeps: z.array(key).max(20).default([]),
  source,
});
/** What may be changed of an order that went to review (C-05). Of several rows that match the strictest holds; what none matches is forbidden. */
const changes = z.strictObject({
  departments: z.array(changeDepartment).max(12), rows: z.array(changeRule).max(60),
  /** Who signs the change agreement 变更协议 for our side. */
  agreement: z.strictObject({ signedBy: someRoles, source }).optional(),
});
const numbering = z.strictObject({ of: z.enum(wordsOf(words.numbered)), format: numberFormat, source });

/**
 * A policy pack: everything that a company may want different about its orders, as closed, typed lists. Never a script: what is not
 * in a vocabulary here is an error. Beyond this shape `checkPack` of the policies room checks every condition.
 */
export const policyPack = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, "a pack's id, for example sys-01"),
    system: z.string().regex(/^SYS-\d\d$/).optional(),
    name,
    /** Who answers for the policy and its changes (C-17). */
    owner: role,
    orderKinds: z.array(orderKind).min(1).max(20),
    intake, review, confirmation,
    gates: z.array(gate).max(30),
    execution, shipping, delivery, settlement, completion,
    /** Absent: nobody is held to a time about cases. */
    afterSales: afterSales.optional(),
    contactOwners: z.array(contactOwner).max(30),
    duties: z.array(duty).max(60),
    reminders: reminders.default({ againAfter: remindAgainAfter }),
    papers: z.array(timedPaper).max(40),
    numbering: z.array(numbering).max(10),
    assessment: z.array(assessmentTerm).max(40).default([]),
    changes: changes.default({ departments: [], rows: [] }),
  })
  .superRefine((pack, context) => {
    for (const { path, message } of crossChecks(pack, wordsOf(instantFacts))) context.addIssue({ code: "custom", path, message });
  });
/** A pack as rooms read it, defaults filled in. */
export type PolicyPack = z.output<typeof policyPack>;
export type ReviewStep = PolicyPack["review"]["steps"][number];
export type AssessmentTerm = PolicyPack["assessment"][number];
export type ChangeRule = PolicyPack["changes"]["rows"][number];
export type PolicyGate = PolicyPack["gates"][number];
