import { z } from "zod";
import { instant, subject, text } from "./toolkit.ts";

/** What a link is good for, and what its holder may therefore do, with its one subject only. No role holds these permissions. */
export const linkPurposes = {
  confirmOrder: ["link.confirm"],
  signDelivery: ["link.sign"],
  giveFeedback: ["link.feedback"],
  driveTrip: ["link.drive"],
  answerDelay: ["link.delay"],
} as const satisfies Record<string, readonly `link.${string}`[]>;
export type LinkPurpose = keyof typeof linkPurposes;
export const linkPurposeNames = Object.keys(linkPurposes) as [LinkPurpose, ...LinkPurpose[]];
export type LinkPermission = (typeof linkPurposes)[LinkPurpose][number];
/** All of them, beside the rows of `contract/permissions.ts`. */
export const linkPermissions: readonly LinkPermission[] = Object.values(linkPurposes).flat();

/** Sent as `Authorization: Link <token>`; the page takes it from the address after the `#`, which browsers do not send. */
export const linkToken = z.string().regex(/^gdl_\d{1,18}_[\w-]{43}$/);

/** What a link's page may know of the link itself. `used` links still show what was done with them. */
export const linkState = z.object({ purpose: z.enum(linkPurposeNames), subject, part: text(60).nullable(), expiresAt: instant, usedAt: instant.nullable() });
export type LinkState = z.output<typeof linkState>;

/** A link as it is made: the only moment at which its token can be seen. */
export const madeLink = z.object({ linkId: z.uuid(), token: linkToken, expiresAt: instant });
export type MadeLink = z.output<typeof madeLink>;

/** How a link that somebody handed out stands. */
export const linkStates = ["good", "used", "expired", "withdrawn"] as const;
export const handedOut = z.object({ state: z.enum(linkStates), madeAt: instant, expiresAt: instant });
export type HandedOut = z.output<typeof handedOut>;
