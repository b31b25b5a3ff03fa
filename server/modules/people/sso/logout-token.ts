import { jwtVerify } from "jose";
import { z } from "zod";
import type { Provider } from "./provider.ts";

const event = "http://schemas.openid.net/event/backchannel-logout";
/** Of its own kind, or of none as older providers write it; never an ID or access token under its own name. */
const kinds: readonly (string | undefined)[] = ["logout+jwt", "JWT", undefined];
/** By a key pair, so that nobody signs who can only verify. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"];

/** A message is believed for so long after it was signed, whatever it says itself; by the machine's clock, as all tokens of providers. */
export const believedMinutes = 10;
const clockSeconds = 30;

const name = z.string().min(1).max(255);
// An ID token of the same provider has a nonce and no event: it must end nothing.
const claims = z
  .object({ jti: z.string().min(1).max(500), sub: name.optional(), sid: name.optional(), events: z.object({ [event]: z.looseObject({}) }), nonce: z.undefined().optional() })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Of whom a provider tells that he signed out: all his sessions, or the one that it calls `sid`. */
export interface LogoutToken {
  jti: string;
  subject: string | undefined;
  sid: string | undefined;
}

/**
 * What a logout token says (OpenID Connect Back-Channel Logout 1.0, 2.6), without looking whether it was used before: signature by the provider's keys, issuer, audience,
 * times, event, no nonce. Undefined for what is none; never throws for what somebody sends.
 */
export async function readLogoutToken({ configuration, keys }: Provider, token: string): Promise<LogoutToken | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms, issuer: configuration.serverMetadata().issuer, audience: configuration.clientMetadata().client_id, requiredClaims: ["exp"], maxTokenAge: believedMinutes * 60, clockTolerance: clockSeconds,
    });
    const said = claims.safeParse(payload);
    if (!said.success || !kinds.includes(protectedHeader.typ)) return undefined;
    const { jti, sub, sid } = said.data;
    return { jti, subject: sub, sid };
  } catch {
    return undefined;
  }
}
