const dayMs = 86_400_000;

/** When a business day begins in a time zone; `later` counts days after it. */
export function startOfDay(day: string, timeZone: string, later = 0): Date {
  const utc = new Date(Date.parse(`${day}T00:00:00Z`) + later * dayMs);
  // What the clock there shows at that instant tells how far it is from UTC; zones with summer time are off only within the hour of the change.
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(utc);
  return new Date(2 * utc.getTime() - Date.parse(`${shown.replace(" ", "T")}Z`));
}
