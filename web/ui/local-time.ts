/** How far a time zone is from UTC at an instant, in milliseconds. */
function offset(instant: Date, timeZone: string): number {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(instant);
  return Date.parse(`${local.replace(" ", "T")}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
}

const [earliest, latest] = [new Date("1000-01-02"), new Date("9999-12-31")];

/** Times of the company's zone as a `datetime-local` field writes them, whatever the zone of this machine. */
export const localInput = {
  /** "2026-11-24T14:20" in the zone. */
  write(instant: string | Date, timeZone: string): string {
    const at = new Date(instant);
    return new Date(at.getTime() + offset(at, timeZone)).toISOString().slice(0, 16);
  },
  /** The instant of such a text, ISO 8601 in UTC; in the hour that a change of clocks leaves out, the one after it. What is no time of our days stays as it is, for the server to refuse it at its field. */
  read(text: string, timeZone: string): string {
    const asUtc = new Date(`${text}Z`);
    if (!(asUtc >= earliest && asUtc < latest)) return text;
    const guess = new Date(asUtc.getTime() - offset(asUtc, timeZone));
    return new Date(asUtc.getTime() - offset(guess, timeZone)).toISOString();
  },
};
