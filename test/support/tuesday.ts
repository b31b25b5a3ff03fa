/** A Tuesday afternoon on which everybody works. */
export const tuesday = new Date("2026-11-24T06:20:00Z");
