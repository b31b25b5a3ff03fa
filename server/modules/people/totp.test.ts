import { expect, test } from "vitest";
import { base32, stepOfCode, totpAddress, totpAt } from "./totp.ts";

// The secret and instants of RFC 6238, appendix B; the last six of its eight figures.
const secret = Buffer.from("12345678901234567890");
const at = (seconds: number) => new Date(seconds * 1000);

test.each([[59, "287082"], [1_111_111_109, "081804"], [1_111_111_111, "050471"], [1_234_567_890, "005924"], [2_000_000_000, "279037"], [20_000_000_000, "353130"]])(
  "the code at %i seconds is that of RFC 6238", (seconds, code) => expect(totpAt(secret, at(seconds))).toBe(code));

test("a code holds for its half minute and the ones beside it, and only once", () => {
  const now = at(1_111_111_111);
  const step = Math.floor(1_111_111_111 / 30);
  const found = (code: string, lastStep = 0) => stepOfCode(secret, code, { now, lastStep });
  expect([-60, -30, 0, 30, 60].map((shift) => found(totpAt(secret, at(1_111_111_111 + shift))))).toEqual([undefined, step - 1, step, step + 1, undefined]);
  expect(found(totpAt(secret, now), step)).toBeUndefined();
  expect([found("000000"), found("05047"), found("0504711"), found("")]).toEqual([undefined, undefined, undefined, undefined]);
});

test("an app reads secret and account from the address", () => {
  expect(base32(secret)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(totpAddress(secret, "a@b.cn")).toBe("otpauth://totp/Gendan%3Aa%40b.cn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Gendan&algorithm=SHA1&digits=6&period=30");
});
