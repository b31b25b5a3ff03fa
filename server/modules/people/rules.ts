/** The limits of signing in, in one place. */
export const signInPolicy = {
  /** So many failures in a row, by account or by address, lock that account or address; for how long the profiles say. A pause of the same length forgets earlier failures. */
  failures: 5,
  /** Letters for forgotten passwords, by account and by address, are counted likewise. */
  lockMinutes: 15,
  /** A session ends after so many days (ASVS 5.0 V7.3.2), and earlier when nobody used it for as long as the company's profile says. */
  sessionDays: 7,
  /** How long the code of the second factor is waited for after the right password. */
  codeMinutes: 10,
  /** How long somebody may be away at his company's identity provider. */
  providerMinutes: 10,
  /** How long a mailed link for a forgotten password holds (ASVS 5.0 V6.4.1 asks for a short time). */
  resetMinutes: 10,
  recoveryCodes: 10,
  invitationHours: 72,
  longestTokenDays: 366,
  longestStandInDays: 366,
} as const;

const minute = 60_000;
export const minutesOn = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * minute);
export const hoursOn = (from: Date, hours: number): Date => minutesOn(from, hours * 60);
export const daysOn = (from: Date, days: number): Date => hoursOn(from, days * 24);

/** Whether a period ends after it starts and after now, within the longest that is allowed. */
export const periodHolds = (period: { from: Date; to: Date; now: Date; days: number }): boolean =>
  period.to > period.from && period.to > period.now && period.to <= daysOn(period.now, period.days);
