import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// RFC 6238 as authenticator apps expect it: HMAC-SHA-1, 30 seconds, 6 digits.
const stepSeconds = 30;
const digits = 6;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** 160 random bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** Bytes in the alphabet of RFC 4648 that apps and people type, without padding. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[19]! & 0xf) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The code that an app shows at an instant; for tests and for comparing. */
export const totpAt = (secret: Buffer, now: Date): string => codeOf(secret, stepOf(now));

/**
 * The step of which this is the code, one step before or after now allowed for clocks that differ; undefined where it is none, or of a step that is not
 * after the last one taken: a code is taken once.
 */
export function stepOfCode(secret: Buffer, code: string, { now, lastStep }: { now: Date; lastStep: number }): number | undefined {
  const present = stepOf(now);
  return [present - 1, present, present + 1].find((step) => step > lastStep && timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code.padEnd(digits).slice(0, digits))) && code.length === digits);
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: Buffer, account: string): string {
  const label = encodeURIComponent(`Gendan:${account}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Gendan&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}

/** A code for the day on which the app is lost: 120 random bits in groups that can be copied by hand. */
export const newRecoveryCode = (): string => base32(randomBytes(15)).toLowerCase().replace(/.{4}(?=.)/g, "$&-");
