import type { PolicyPack } from "../../contract/policy-pack.ts";

export type Change = (pack: PolicyPack) => void;

/** One rule broken in a copy of its pack. */
export interface Mutant {
  /** The rules whose lines must turn red, and no other: those that the field names as its source. */
  ids: readonly string[];
  what: string;
  change: Change;
}

export const takes = (duty: string, hours: number): Change => (pack) => {
  pack.duties.find(({ id }) => id === duty)!.length = { hours };
};
export const until = (duty: string, byTimeOfDay: string): Change => (pack) => {
  pack.duties.find(({ id }) => id === duty)!.length = { byTimeOfDay, daily: true };
};
/** A change of a standing order can't keep a step that is not taken. */
export const withoutStep = (step: string): Change => ({ review, changes }) => {
  review.steps = review.steps.filter(({ key }) => key !== step);
  for (const row of changes?.rows ?? []) row.keeps = row.keeps.filter((key) => key !== step);
};
export const withoutPaper = (kind: PolicyPack["papers"][number]["paper"]): Change => (pack) => {
  pack.papers = pack.papers.filter(({ paper }) => paper !== kind);
};

export const withoutGate = (gate: string): Change => (pack) => {
  pack.gates = pack.gates.filter(({ key }) => key !== gate);
};
export const numbered = (format: string, what: PolicyPack["numbering"][number]["of"] = "order"): Change => (pack) => {
  pack.numbering.find(({ of }) => of === what)!.format = format;
};

/** Changes one step of the review. */
export const step = (wanted: string, change: (step: PolicyPack["review"]["steps"][number]) => void): Change => ({ review }) => change(review.steps.find(({ key }) => key === wanted)!);
/** Changes one channel. */
export const channel = (wanted: string, change: (channel: PolicyPack["intake"]["channels"][number]) => void): Change => ({ intake }) => change(intake.channels.find(({ key }) => key === wanted)!);
