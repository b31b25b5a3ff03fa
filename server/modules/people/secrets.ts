import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { machineRandom, newSecret as secretOf } from "../../platform/random.ts";

/** A secret by which somebody is let in: of the machine's random bytes alone, nothing can hand in others. */
export const newSecret = (): string => secretOf(machineRandom);
/** What the database keeps of a secret or of an account's name. */
export const sha256 = (value: string): Buffer => hash("sha256", value, "buffer");
/** So much of a token is shown in lists. */
export const prefixOf = (secret: string): string => secret.slice(0, 6);

const signatureOf = (value: string, key: string) => createHmac("sha256", key).update(value).digest();

/** A cookie's value with its HMAC-SHA-256, in the form that better-auth writes and reads. */
export const signed = (value: string, key: string): string => encodeURIComponent(`${value}.${signatureOf(value, key).toString("base64")}`);

/** The value of a signed cookie, or undefined when its signature is not ours. */
export function unsigned(cookie: string, key: string): string | undefined {
  const text = decoded(cookie);
  const dot = text.lastIndexOf(".");
  if (dot < 1) return undefined;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), "base64");
  const right = signatureOf(value, key);
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined;
}

function decoded(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return "";
  }
}

/** One cookie of a `Cookie` header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const found = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1);
}
