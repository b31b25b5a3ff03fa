import { z } from "zod";
import { because } from "./input-reasons.ts";
import { command, day, id, instant, query, text } from "./toolkit.ts";

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time of day, for example 08:30; 24:00 ends a day");
/** Working time from `from` up to `to`; a night shift is two, up to 24:00 and from 00:00. */
const shift = z.strictObject({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from < to, because("shiftEndsLater", ["to"]));
/** The shifts of a day, in order, without overlap; none on a day of rest. */
export const shifts = z
  .array(shift)
  .max(8)
  .refine((all) => all.every((one, at) => at === 0 || one.from >= (all[at - 1]?.to ?? "")), because("shiftsInOrder"));
/** Sunday first. A week without any working time would let no duty ever fall due. */
const week = z.tuple([shifts, shifts, shifts, shifts, shifts, shifts, shifts]).refine((days) => days.some((ofDay) => ofDay.length > 0), because("weekHasWork"));

const kind = z.enum(["work", "rest"]);
/** A day that differs from the week: a holiday or a day worked in return 调休上班. */
const namedDay = z.strictObject({ day, is: kind, name: text(40) });

export const calendarYear = z.object({
  version: z.int(), timeZone: z.string(), year: z.int(),
  /** False: the holidays of the year are not known yet, so nothing is computed in it. */
  known: z.boolean(),
  week: z.array(z.array(z.object({ from: z.string(), to: z.string() }))), makeUpShifts: z.array(z.object({ from: z.string(), to: z.string() })),
  days: z.array(z.object({ day, is: kind, name: z.string() })),
  changedAt: instant.nullable(), changedBy: id.nullable(),
});
export type CalendarYear = z.infer<typeof calendarYear>;

/** The new version, and how many running duties have a new due time; `more`: the rest follows within a minute. */
export const calendarChange = z.object({ version: z.int(), recomputed: z.int(), more: z.boolean() });
const expectedVersion = z.int().min(0);
const year = z.coerce.number().int().min(2000).max(2099);

export const readCalendar = query({
  name: "calendar.read", summary: "The work calendar of a year", path: "/calendar/years/:year", permission: "calendar.see", params: z.object({ year }), answer: calendarYear,
});
export const setDay = command({
  name: "calendar.setDay", summary: "Make a day a working day or a day of rest, or let it follow the week again", path: "/calendar/days/:day", method: "PUT", permission: "calendar.manage",
  params: z.object({ day }), body: z.strictObject({ is: z.enum(["work", "rest", "asWeek"]), name: text(40).default(""), expectedVersion }), answer: calendarChange,
});
export const setShifts = command({
  name: "calendar.setShifts", summary: "Set the shifts of the week and of days worked in return", path: "/calendar/shifts", method: "PUT", permission: "calendar.manage",
  body: z.strictObject({ week, makeUpShifts: shifts.refine((all) => all.length > 0, because("makeUpHasWork")), expectedVersion }), answer: calendarChange,
});
export const setYear = command({
  name: "calendar.setYear", summary: "Set all days of a year that differ from the week; the year counts as known from then on", path: "/calendar/years/:year", method: "PUT",
  permission: "calendar.manage", params: z.object({ year }), body: z.strictObject({ days: z.array(namedDay).max(120), expectedVersion }), answer: calendarChange,
});
