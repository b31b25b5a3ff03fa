/** One figure of a goal. Times, and nothing else, carry the share of the processors that others took meanwhile. */
export interface Finding {
  goal: number;
  what: string;
  unit: "keys" | "actions" | "clicks" | "taps" | "ms" | "s" | "s typed" | "kB" | "lines" | "documents" | "frames" | "shift";
  found: number;
  /** At most so much is wanted; nothing of what is told beside. */
  wanted?: number;
  /** 0 to 1. */
  others?: number;
}
/** A goal that could not be walked to its end, and why. */
export interface Broken {
  goal: number;
  fault: string;
}
export type Told = Finding | Broken;

export const goalNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
/** From this share on others bend a time, as in `gendan bench lists`. */
export const noisyFrom = 0.1;

const isBroken = (told: Told): told is Broken => "fault" in told;
const isNoisy = ({ others = 0 }: Finding): boolean => others >= noisyFrom;
const isMissed = ({ found, wanted }: Finding): boolean => wanted !== undefined && !(found <= wanted);

/** Whether a figure stands against the command: a time that is missed on a noisy machine does not, a count that is missed and a walk that broke off do. */
export const failed = (told: Told): boolean => isBroken(told) || (isMissed(told) && !isNoisy(told));

const verdictOf = (finding: Finding): string => `${finding.wanted === undefined ? "told" : isMissed(finding) ? "MISSED" : "kept"}${isNoisy(finding) ? `  noisy: others ${Math.round((finding.others ?? 0) * 100)} %` : ""}`;

export const heading = `${"goal".padStart(4)}  ${"what".padEnd(62)} ${"wanted".padStart(14)} ${"measured".padStart(14)}  verdict`;
/** A figure as a row of the table. */
export const rowOf = (told: Told): string =>
  isBroken(told)
    ? `${String(told.goal).padStart(4)}  BROKEN OFF: ${told.fault}`
    : `${String(told.goal).padStart(4)}  ${told.what.padEnd(62)} ${(told.wanted === undefined ? "" : `${told.wanted} ${told.unit}`).padStart(14)} ${`${told.found} ${told.unit}`.padStart(14)}  ${verdictOf(told)}`;
