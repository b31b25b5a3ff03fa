import { createHmac, timingSafeEqual } from "node:crypto";

export interface SignedMessage {
  id: string;
  timestamp: string;
  signature: string;
  body: Buffer;
}
export type NotBelieved = "unsigned" | "tooOld" | "forged";

/** How far a message's clock may differ from ours, either way. */
const toleranceSeconds = 5 * 60;

const signatureOf = (secret: string, { id, timestamp, body }: Pick<SignedMessage, "id" | "timestamp" | "body">): Buffer =>
  createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64")).update(`${id}.${timestamp}.`).update(body).digest();

/**
 * Why a message is not believed, by Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, as one of the `v1,…` of the header. `now` is the machine's clock, by
 * which carriers live too.
 */
export function whyNotBelieved(secret: string, message: SignedMessage, now: Date): NotBelieved | undefined {
  const { id, timestamp, signature } = message;
  if (!/^[\x21-\x7e]{1,120}$/.test(id) || !/^\d{9,11}$/.test(timestamp) || !signature) return "unsigned";
  const expected = signatureOf(secret, message);
  const given = signature.split(" ").flatMap((part) => (part.startsWith("v1,") ? [Buffer.from(part.slice(3), "base64")] : []));
  if (!given.some((each) => each.length === expected.length && timingSafeEqual(each, expected))) return "forged";
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds ? "tooOld" : undefined;
}

/** `v1,…` as a carrier writes it. */
export const signed = (secret: string, message: Pick<SignedMessage, "id" | "timestamp" | "body">): string => `v1,${signatureOf(secret, message).toString("base64")}`;
