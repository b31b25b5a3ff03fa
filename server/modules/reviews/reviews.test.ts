import { expect, test } from "vitest";
import { signInIsOld } from "./reviews.ts";

const now = new Date("2026-11-24T06:20:00Z");
const ago = (minutes: number) => ({ signedInAt: new Date(now.getTime() - minutes * 60_000) });

test.each([
  ["identity is enough, however long ago", "identity", ago(600), undefined],
  ["no signature at all", "none", {}, undefined],
  ["just signed in", "reauthentication", ago(15), undefined],
  ["signed in this morning", "reauthentication", ago(16), "signInAgain"],
  ["by a program's token, which never signs in", "reauthentication", {}, "signInAgain"],
] as const)("a step whose policy wants a signature by %s", (_, signatureRule, decider, code) => {
  expect(signInIsOld({ signatureRule }, decider, now)?.code).toBe(code);
});
