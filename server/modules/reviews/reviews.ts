import { createHash } from "node:crypto";
import type { handOvers } from "../../../contract/policy-words.ts";
import type { CheckResult, ReviewState, Signature, StepState } from "../../../contract/reviews.ts";
import type { Refusal, Subject, Text } from "../../../contract/toolkit.ts";
import { type Actor, ownersOf, rolesToJudge, type Scope } from "../../platform/actor.ts";
import { canonical } from "../journal/index.ts";

export interface Review {
  id: string;
  subject: Subject;
  subjectVersion: number;
  subjectHash: string;
  title: string;
  summary: Record<string, unknown>;
  enteredBy: string;
  /** Who looks after the document, and in which department: how far a reader's permission reaches is decided by these. */
  ownerId: string | null;
  departmentId: string | null;
  openedBy: string;
  openedByName: string;
  openedAt: Date;
  state: ReviewState;
  closedAt: Date | null;
}

export interface Step {
  key: string;
  name: Text;
  sequence: number;
  roles: string[];
  checkNames: string[];
  asks: string[];
  estimateRoles: string[] | null;
  /** The check that must be red for an estimate to be asked. */
  estimateWhenRed: string | null;
  passesByItself: boolean;
  selfApproval: boolean;
  statementRule: "always" | "whenRed";
  signatureRule: Signature["means"];
  /** To whom it may be handed by name. */
  handOver: keyof typeof handOvers;
  /** Roles that get a copy 抄送 of what is decided about it. */
  copyTo: string[];
  state: StepState;
  openedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedByName: string | null;
  statement: string | null;
  answers: Record<string, unknown>;
  checks: CheckResult[];
  signature: Signature | null;
  /** To whom the step was handed; nobody else decides it then. */
  assignedTo: string | null;
  assignedName: string | null;
}

/** Stands for whoever decides when a step passes by itself. */
export const nobodyId = "00000000-0000-0000-0000-000000000000";
export const isDecidedByPerson = ({ decidedBy }: Pick<Step, "decidedBy">): boolean => decidedBy !== null && decidedBy !== nobodyId;

/** Who decides, as far as a decision needs to know. */
export interface Decider {
  id: string;
  name: string;
  roles: readonly string[];
  signedInAt?: Date;
  standsFor?: Actor["standsFor"];
}

export interface Verdict {
  verdict: "pass" | "fail";
  statement: string;
  answers: Record<string, unknown>;
  subjectHash: string;
}

/** A step that has not begun; what a policy's route becomes for one document. */
export type StepPlan = Omit<Step, "state" | "openedAt" | "decidedAt" | "decidedBy" | "decidedByName" | "statement" | "answers" | "checks" | "signature" | "assignedTo" | "assignedName">;

export const waiting = (plan: StepPlan): Step => ({
  ...plan, state: "waiting", openedAt: null, decidedAt: null, decidedBy: null, decidedByName: null, statement: null, answers: {}, checks: [], signature: null, assignedTo: null, assignedName: null,
});

const red = (checks: readonly CheckResult[]) => checks.filter(({ result }) => result === "red").map(({ check }) => check);

type Held = Pick<Step, "assignedTo" | "handOver">;
/** Whether the policy let the step be handed to this person by name, whatever his roles and his reach: it is his then, and he sees the document for it. */
export const isEntrusted = ({ assignedTo, handOver }: Held, decider: Pick<Decider, "id" | "standsFor">): boolean => handOver === "anybody" && assignedTo !== null && ownersOf(decider).includes(assignedTo);
/** Whether the step is this person's to decide. */
export const isHis = (step: Held & Pick<Step, "roles">, decider: Pick<Decider, "id" | "roles" | "standsFor">): boolean => step.roles.some((role) => decider.roles.includes(role)) || isEntrusted(step, decider);

/** Why this person may not decide this step; undefined when he may. */
export function whyNot(review: Review, step: Step, decider: Decider): Refusal | undefined {
  if (step.state !== "open") return { code: "stepDecided", facts: { by: step.decidedByName ?? "—" } };
  if (step.assignedTo !== null && !ownersOf(decider).includes(step.assignedTo)) return { code: "stepWithColleague", facts: { name: step.assignedName ?? "—" } };
  if (!isHis(step, decider)) return { code: "notYourStep", facts: { roles: step.roles.join(", ") } };
  const askers = [review.openedBy, review.enteredBy];
  const own = askers.includes(decider.id) || !isHis(step, { ...decider, roles: rolesToJudge(decider, askers) });
  if (!step.selfApproval && own) return { code: "ownOrder" };
  return undefined;
}

/** Why production is not asked about a shortage: the policy does not foresee it, or what it is about is green. */
export function whyNoEstimate({ estimateRoles, estimateWhenRed }: Step, checks: readonly CheckResult[]): Refusal | undefined {
  if (!estimateRoles?.length) return { code: "estimateNotForeseen" };
  return red(checks).includes(estimateWhenRed ?? "") ? undefined : { code: "estimateNotNeeded" };
}

/** For how long after signing in a signature counts as one of somebody who has just shown the password. */
export const freshMinutes = 15;

/** Whether the policy wants the reviewer to have signed in just now, and he has not. */
export function signInIsOld(step: Pick<Step, "signatureRule">, { signedInAt }: Pick<Decider, "signedInAt">, now: Date): Refusal | undefined {
  if (step.signatureRule !== "reauthentication") return undefined;
  const fresh = signedInAt !== undefined && now.getTime() - signedInAt.getTime() <= freshMinutes * 60_000;
  return fresh ? undefined : { code: "signInAgain", facts: { minutes: freshMinutes } };
}

/** Whether a permission that reaches so far covers this review. */
export function mayReach({ actor, scope }: { actor: Pick<Actor, "id" | "departmentIds" | "standsFor">; scope: Scope }, review: Review): boolean {
  if (scope === "company" || ownersOf(actor).some((owner) => [review.ownerId, review.enteredBy, review.openedBy].includes(owner))) return true;
  return scope === "department" && review.departmentId !== null && actor.departmentIds.includes(review.departmentId);
}

/** The same for one step: who was entrusted with it reaches the review through it, and through no other. */
export const mayReachStep = (context: Parameters<typeof mayReach>[0] & { actor: Decider }, review: Review, step: Step): boolean => mayReach(context, review) || isEntrusted(step, context.actor);

/** The same for whoever only looks. */
export const maySeeReview = (context: Parameters<typeof mayReach>[0] & { actor: Decider }, review: Review, steps: readonly Step[]): boolean =>
  mayReach(context, review) || steps.some((step) => isEntrusted(step, context.actor));

/** What the reviewer still owes: words where a check is red or the verdict is no, answers that the step asks for. Collected. */
export function owed(step: Step, { verdict, statement, answers }: Verdict, checks: readonly CheckResult[]): Refusal[] {
  const reds = red(checks);
  const wordsNeeded = verdict === "fail" || step.statementRule === "always" || reds.length > 0;
  const refusals: Refusal[] = [];
  if (wordsNeeded && !statement) refusals.push({ code: "statementNeeded", facts: { checks: reds.join(", ") || verdict }, path: ["statement"] });
  if (verdict === "pass")
    for (const question of step.asks) if (answers[question] === undefined || answers[question] === "") refusals.push({ code: "answerNeeded", facts: { question }, path: ["answers", question] });
  return refusals;
}

/** Signs what was decided: the document's hash and the very words, so that one changed byte shows; null where the policy wants no signature. */
export function sign(step: Step, { verdict, decider, now, checks }: { verdict: Verdict; decider: Decider; now: Date; checks: readonly CheckResult[] }): Signature | null {
  if (step.signatureRule === "none") return null;
  const hash = wordsHash({ step: step.key, verdict: verdict.verdict, statement: verdict.statement, answers: verdict.answers, checks, subjectHash: verdict.subjectHash, by: decider.id, at: now });
  return { by: decider.id, name: decider.name, at: now, means: step.signatureRule, subjectHash: verdict.subjectHash, hash };
}

const wordsHash = (words: object): string => createHash("sha256").update(canonical(words)).digest("hex");

/** Whether a decided step still says what was signed. */
export function isSoundDecision({ key, state, statement, answers, checks, signature }: Pick<Step, "key" | "state" | "statement" | "answers" | "checks" | "signature">): boolean {
  if (!signature) return false;
  const { subjectHash, by, at, hash } = signature;
  return wordsHash({ step: key, verdict: state === "passed" ? "pass" : "fail", statement, answers, checks, subjectHash, by, at }) === hash;
}

export function decided(step: Step, given: { verdict: Verdict; decider: Decider; now: Date; checks: readonly CheckResult[] }): Step {
  const { verdict, decider, now, checks } = given;
  return {
    ...step, state: verdict.verdict === "pass" ? "passed" : "failed", decidedAt: now, decidedBy: decider.id, decidedByName: decider.name,
    statement: verdict.statement, answers: verdict.answers, checks: [...checks], signature: sign(step, given),
  };
}

export interface Progress {
  state: ReviewState;
  /** Keys of steps that may be decided from now on. */
  opened: string[];
  /** Keys of steps that nobody has to decide any more. */
  dropped: string[];
}

/**
 * How a review goes on after a step was decided: one refusal ends it and drops the rest; when all steps of a number have passed,
 * those of the next number open; when all have passed, it has passed.
 */
export function progressAfter(steps: readonly Step[]): Progress {
  const undecided = steps.filter(({ state }) => state === "open" || state === "waiting");
  if (steps.some(({ state }) => state === "failed")) return { state: "failed", opened: [], dropped: undecided.map(({ key }) => key) };
  if (!undecided.length) return { state: "passed", opened: [], dropped: [] };
  if (undecided.some(({ state }) => state === "open")) return { state: "open", opened: [], dropped: [] };
  const next = Math.min(...undecided.map(({ sequence }) => sequence));
  return { state: "open", opened: undecided.filter(({ sequence }) => sequence === next).map(({ key }) => key), dropped: [] };
}

/** Opens what `progress` opens. */
export const advance = (steps: readonly Step[], progress: Progress, now: Date): Step[] =>
  steps.map((step) => {
    if (progress.opened.includes(step.key)) return { ...step, state: "open", openedAt: now };
    return progress.dropped.includes(step.key) ? { ...step, state: "dropped" } : step;
  });
