import { z } from "zod";
import { numberFormat } from "./companies.ts";
import { policyPack } from "./policy-pack.ts";
import { numbered as numberedPapers, wordsOf } from "./policy-words.ts";
import { command, day, id, instant, languages, query, question } from "./toolkit.ts";

export { type AssessmentTerm, type PolicyGate, type PolicyPack, policyPack, type ReviewStep } from "./policy-pack.ts";

/** What is wrong with a pack and where: line and column counted from 1, `path` the field in dots. */
export const packFault = z.object({ line: z.int(), column: z.int(), path: z.string(), message: z.string() });
export type PackFault = z.infer<typeof packFault>;

const names = z.record(z.enum(languages), z.string());
/** Characters that a pack's text may have; the shipped ones have about 15,000. */
export const longestPack = 128 * 1024;
const packText = z.string().min(1).max(longestPack);
const version = z.int().min(1);
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const numbered = z.object({ policyId: id, version });

/** A version as lists show it. A draft has no effective date; an approved one is in force from it until the next one's. */
export const policyVersion = z.object({
  version, state: z.enum(["draft", "approved"]), sha256: z.string(), editedBy: z.string(), editedAt: instant, approvedBy: z.string().nullable(), approvedAt: instant.nullable(), effectiveFrom: day.nullable(),
});
const assignment = z.object({ orderKind: z.string(), channel: z.string().nullable(), policyId: id, from: day });
const policyRow = z.object({ policyId: id, packId: z.string(), name: names, versions: z.array(policyVersion) });

export const listPolicies = query({
  name: "policies.list", summary: "Policies with their versions, and which kinds and channels of order they serve from when", path: "/policies", permission: "policies.see",
  answer: z.object({ policies: z.array(policyRow), assignments: z.array(assignment) }),
});
export const readPolicyVersion = query({
  name: "policies.read", summary: "One version of a policy: structured, and as the text that was saved", path: "/policies/:policyId/versions/:version", permission: "policies.see",
  params: z.object({ policyId: id, version: z.coerce.number().int().min(1) }),
  answer: policyVersion.extend({ policyId: id, packId: z.string(), name: names, pack: policyPack, text: z.string() }),
});
export const checkPolicy = question({
  name: "policies.check", summary: "Check a pack's text without saving it: every fault with line and column", path: "/policies/check", permission: "policies.see",
  body: z.strictObject({ text: packText }), answer: z.object({ faults: z.array(packFault) }),
});
export const loadPolicy = command({
  name: "policies.load", summary: "Make a policy of a pack, as its version 1, a draft", path: "/policies", permission: "policies.manage",
  body: z.strictObject({ text: packText }), answer: numbered,
});
export const addPolicyVersion = command({
  name: "policies.addVersion", summary: "Save an edited text as the policy's next version, a draft", path: "/policies/:policyId/versions", permission: "policies.manage",
  params: z.object({ policyId: id }), body: z.strictObject({ text: packText, basedOn: version }), answer: numbered,
});
export const approvePolicyVersion = command({
  name: "policies.approve", summary: "Approve somebody else's version; it takes effect on a date", path: "/policies/:policyId/versions/:version/approval", permission: "policies.manage",
  params: z.object({ policyId: id, version: z.coerce.number().int().min(1) }), body: z.strictObject({ effectiveFrom: day }), answer: numbered.extend({ effectiveFrom: day }),
});
export const assignPolicy = command({
  name: "policies.assign", summary: "Let a policy serve a kind of order, or one channel of it, from a date", path: "/policies/:policyId/assignments", permission: "policies.manage",
  params: z.object({ policyId: id }), body: z.strictObject({ orderKind: key, channel: key.optional(), from: day }), answer: assignment,
});

const format = z.object({ of: z.enum(wordsOf(numberedPapers)), format: z.string() });
export const setNumbering = command({
  name: "policies.setNumbering", summary: "Save other formats of numbers as the policy's next version, a draft", path: "/policies/:policyId/numbering", method: "PUT", permission: "policies.manage",
  params: z.object({ policyId: id }), body: z.strictObject({ basedOn: version, formats: z.array(z.strictObject({ of: z.enum(wordsOf(numberedPapers)), format: numberFormat })).min(1).max(10) }), answer: numbered,
});

/** What a new company is asked so that a policy can be proposed. */
export const setupQuestions = ["supply", "customerConfirms", "credit"] as const;
export const suggestPolicy = question({
  name: "policies.suggest", summary: "Which policies fit three answers, the best first, with what speaks for and against each", path: "/policies/suggestion", permission: "policies.see",
  body: z.strictObject({ supply: z.enum(["make", "stock", "both"]), customerConfirms: z.boolean(), credit: z.boolean() }),
  answer: z.object({
    policies: z.array(z.object({
      policyId: id, version: z.number(), name: names, approved: z.boolean(), owner: z.string(), orderKinds: z.array(z.string()), numbering: z.array(format),
      fits: z.array(z.object({ question: z.enum(setupQuestions), fits: z.boolean() })),
    })),
  }),
});
