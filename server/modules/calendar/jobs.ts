import { systemActor } from "../../platform/actor.ts";
import type { Pipeline } from "../../platform/command.ts";
import { inEveryCompany, type Job } from "../../platform/jobs.ts";
import { firstCalendar, withAnnouncedYears } from "./changing.ts";
import { saveBySystem } from "./commands/change-calendar.ts";
import * as store from "./store.ts";

export interface CalendarJobDeps {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string; timeZone: string }[]>;
}

/** Gives every company its first calendar, and later the years that a new release of the product knows and the company's calendar lacks. */
export const announcedYears = ({ pipeline, companies }: CalendarJobDeps): Job => ({
  name: "calendar.years",
  seconds: 3600,
  work: (signal) =>
    inEveryCompany(companies, signal, async ({ id, timeZone }) => {
      await pipeline.act(systemActor(id), async (context) => {
        const saved = await store.latest(context.tx);
        const calendar = saved ? withAnnouncedYears(saved.calendar) : firstCalendar(timeZone);
        if (calendar) return saveBySystem(context, calendar, saved?.version ?? 0);
      });
    }),
});
