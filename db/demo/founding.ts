import type { House } from "../../server/house.ts";
import { clockOf } from "../../server/modules/calendar/index.ts";
import { createCompany } from "../../server/modules/companies/index.ts";
import { deliverOne, firstDue, mailboxOnly } from "../../server/modules/notices/index.ts";
import type { ActClock } from "../../server/platform/clock-store.ts";
import { company } from "./company.ts";
import { latestTuesday, type WorkGrid, workGrid } from "./work-grid.ts";

/** How long the lives of the demo last, and the days before them in which the company is set up. */
export const shownDays = 60;
const setUpDays = 10;

export interface Founded {
  companyId: string;
  grid: WorkGrid;
  /** The working minute from which orders come. */
  opening: number;
}

/** Does now what these jobs of the house do from time to time. */
export async function runJobs({ jobs }: House, names: readonly string[]): Promise<void> {
  const { signal } = new AbortController();
  for (const name of names) await jobs.find((job) => job.name === name)!.work(signal);
}

/**
 * Takes what waits to the demo's mailbox, where nothing is enclosed. Whoever writes a letter sends him at once, and he takes each letter at its own time: lives run side by side, and he may come
 * for one from a later hour.
 */
export const postmanOf = ({ db, pipeline }: House, { clock, companyId }: { clock: ActClock; companyId: string }) => async (): Promise<void> => {
  const nothing = () => Promise.reject(new Error("letters in the mailbox of a demo enclose nothing"));
  const latest = clock.now();
  for (;;) {
    const due = await db.inCompany(companyId, firstDue);
    if (!due || due > latest) return;
    await clock.at(due, () => deliverOne({ pipeline, postOf: () => mailboxOnly, bytesOf: nothing }, { id: companyId, demo: true }));
  }
};

/** Creates the company and its calendar, and finds out on which Tuesday it stands. */
export async function found(house: House, clock: ActClock, realNow: Date): Promise<Founded> {
  const companyId = await createCompany(house.db, company);
  const calendar = await house.db.inCompany(companyId, clockOf);
  const isWorking = (day: string) => {
    const found = calendar.dayOf(day);
    return "working" in found && found.working;
  };
  const tuesday = latestTuesday(realNow, isWorking);
  const grid = workGrid(tuesday, shownDays + setUpDays, isWorking);
  await clock.at(grid.instant(0), () => runJobs(house, ["calendar.years"]));
  const first = grid.days.findIndex((day) => day >= grid.dateAfter(-shownDays));
  return { companyId, grid, opening: grid.daysAgo(grid.days.length - 1 - first) };
}
