import { type AssessmentState, type listAssessments, type readAssessment, type summariseAssessments } from "../../../contract/assessment.ts";
import type { Answer } from "../../api/client.ts";
import type { Translate } from "../../i18n/translator.ts";
import { formatMoney } from "../../ui/format.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type EntryRow = Answer<typeof listAssessments>["rows"][number];
export type EntryFile = Answer<typeof readAssessment>;
export type PersonSum = Answer<typeof summariseAssessments>["rows"][number];

export const stateTones: Record<AssessmentState, Tone> = { proposed: "warn", confirmed: "moving", dismissed: "idle", appealed: "warn", upheld: "bad", withdrawn: "good" };

type Measured = Pick<EntryRow, "kind" | "amount" | "points">;

/** What is proposed, with its figures: "扣分 1 分", "罚款 ¥50.00", "警告". */
export function measureText({ kind, amount, points }: Measured, { t, money }: { t: Translate; money: (amount: string) => string }): string {
  const figures = [...(amount === null ? [] : [money(amount)]), ...(points === null ? [] : [t("assessment.pointsOf", { count: points })])];
  return [t(`assessment.kind_${kind}`), ...figures].join(" ");
}

/** Amounts in the company's currency as the reader's language writes them. */
export const moneyIn = (currency: string, language: Parameters<typeof formatMoney>[1]["language"]) => (amount: string): string => formatMoney(amount, { currency, language });

/** Hours by which a limit was missed, to one decimal. */
export const hoursLate = ({ dueAt, closedAt }: Pick<EntryRow["evidence"], "dueAt" | "closedAt">): string =>
  dueAt && closedAt ? ((Date.parse(closedAt) - Date.parse(dueAt)) / 3_600_000).toFixed(1) : "";

/** A row of the month's sums as people keep it beside their wages: advice, in words and figures. */
export const sumCells = (sum: PersonSum): string[] => [
  sum.personName, String(sum.warnings), sum.fines, String(sum.pointsAgainst), String(sum.rewards), sum.rewardAmount, String(sum.rewardPoints), String(sum.proposed), String(sum.appealed),
];
export const sumHeads = ["person", "warnings", "fines", "pointsAgainst", "rewards", "rewardAmount", "rewardPoints", "pending", "underAppeal"] as const;
