/** How long a link to a phone page serves; goods may be long on their way, and a rating is no hurry; a driver is home within the week. */
const linkDays = { signDelivery: 30, giveFeedback: 60, driveTrip: 7 } as const;

const dayMs = 86_400_000;
export const linkExpiry = (now: Date, purpose: keyof typeof linkDays): Date => new Date(now.getTime() + linkDays[purpose] * dayMs);

/** Rows that a group of the workbench shows; the list shows the rest. */
export const rowsInGroup = 50;
