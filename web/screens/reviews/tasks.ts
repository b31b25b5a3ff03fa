import type { Language } from "../../../contract/toolkit.ts";
import type { listTasks, readReview } from "../../../contract/reviews.ts";
import type { Answer } from "../../api/client.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type Task = Answer<typeof listTasks>["rows"][number];
export type ReviewFile = Answer<typeof readReview>;
export type StepFile = ReviewFile["steps"][number];
export type TaskList = "toDecide" | "decided" | "submitted";
export const taskLists: readonly TaskList[] = ["toDecide", "decided", "submitted"];

/** A task is one step of one review. */
export const taskKey = ({ reviewId, stepKey }: Pick<Task, "reviewId" | "stepKey">): string => `${reviewId} ${stepKey}`;

/** Where a task is read, within the list that somebody came from. */
export const taskHref = ({ reviewId, stepKey }: Pick<Task, "reviewId" | "stepKey">, list: TaskList): string => `/reviews/${reviewId}?list=${list}&step=${encodeURIComponent(stepKey)}`;

export const stepTones: Record<StepFile["state"], Tone> = { waiting: "idle", open: "moving", passed: "good", failed: "bad", dropped: "idle" };
export const reviewTones: Record<ReviewFile["state"], Tone> = { open: "moving", passed: "good", failed: "bad", withdrawn: "idle" };

/** The step that the page shows: the one asked for, else one that this person may decide, else the first open one. */
export const stepToShow = ({ steps }: ReviewFile, asked: string | undefined): StepFile | undefined =>
  steps.find(({ key }) => key === asked) ?? steps.find(({ mayDecide }) => mayDecide) ?? steps.find(({ state }) => state === "open") ?? steps.at(-1);

/** Whether the step passes with one click: nothing red, nothing to write, nothing to answer. */
export const isPlain = ({ checks, asks, statementRule }: StepFile): boolean => statementRule !== "always" && asks.length === 0 && checks.every(({ result }) => result === "green");

/** The neighbour of a task in its list, where the reviewer goes on. */
export function neighbour(tasks: readonly Task[], key: string | undefined, by: 1 | -1): Task | undefined {
  const at = tasks.findIndex((task) => taskKey(task) === key);
  return at < 0 ? tasks[0] : tasks[at + by];
}

/** A name in the reader's language. */
export const nameIn = (names: Record<Language, string>, language: Language): string => names[language];

/** What the card of a task tells of its document. */
export function cardFacts({ summary }: Pick<Task, "summary">): { total: string | undefined; currency: string | undefined; requestedDate: string | undefined; lines: number | undefined; high: boolean } {
  const text = (name: string) => (typeof summary[name] === "string" ? summary[name] : undefined);
  return { total: text("total"), currency: text("currency"), requestedDate: text("requestedDate"), lines: typeof summary["lines"] === "number" ? summary["lines"] : undefined, high: summary["priority"] === "high" };
}
