import type { ChangeManner, ChangeState, impactOfChange, listChanges, readChange } from "../../../contract/changes.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type ChangeRow = Answer<typeof listChanges>["rows"][number];
export type ChangeFile = Answer<typeof readChange>;
export type Impact = Answer<typeof impactOfChange>;
export type Difference = Impact["differences"][number];
export type Ruling = Impact["ruling"];

export const changeTones: Record<ChangeState, Tone> = {
  requested: "moving", inReview: "moving", toSign: "warn", awaitingCustomer: "warn", applied: "good", refused: "bad", withdrawn: "idle",
};
export const mannerTones: Record<ChangeManner, Tone> = { free: "good", approve: "moving", approveWithConsent: "moving", agreement: "warn", forbidden: "bad" };

/** Whether a change is not decided yet. */
export const isOpen = (state: ChangeState): boolean => state === "inReview" || state === "toSign" || state === "awaitingCustomer";

/** A part of an order that differs: one of its lines, or what holds for all of it. */
export interface Differing {
  key: string;
  line: Pick<Difference, "lineNo" | "productCode" | "name" | "unit"> | undefined;
  how: "added" | "removed" | "changed";
  differences: Difference[];
}

const howOf = (differences: readonly Difference[]): Differing["how"] => {
  if (differences.some(({ field }) => field === "lineAdded")) return "added";
  return differences.some(({ field }) => field === "lineRemoved" || field === "cancel") ? "removed" : "changed";
};

/** Differences by line, the whole order's first. */
export function byLine(differences: readonly Difference[]): Differing[] {
  const found = new Map<string, Difference[]>();
  for (const one of differences) {
    const key = one.lineNo === null ? "" : String(one.lineNo);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found].toSorted(([a], [b]) => Number(a) - Number(b)).map(([key, own]) => ({ key, line: key ? own[0] : undefined, how: howOf(own), differences: own }));
}
