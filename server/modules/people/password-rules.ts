import { readFileSync } from "node:fs";
import type { Refusal } from "../../../contract/toolkit.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import { profileRules, type ProfileRules } from "./password-profiles.ts";

const common = new Set(
  readFileSync(new URL("common-passwords.txt", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("# ")),
);
const rows = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];
const inARow = rows.flatMap((row) => [row, Array.from(row).reverse().join("")]);

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** Among the most used ones, also with figures or signs around it; or one short pattern over and over; or keys in a row. */
function isCommon(password: string): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return common.has(password) || common.has(core) || /^(.{1,4})\1+.{0,3}$/su.test(password) || inARow.some((row) => row.includes(password));
}

const mostBeside = 7;
/** Made of a word about oneself and little else. */
const isAbout = (password: string, word: string): boolean => {
  const known = plain(word);
  const shortest = /^[\p{ASCII}]*$/u.test(known) ? 4 : 2;
  return known.length >= shortest && password.includes(known) && password.replaceAll(known, "").length <= mostBeside;
};

/** What somebody who knows the person would try first. */
export const wordsAbout = ({ email, names }: { email: string; names: readonly string[] }): string[] => [email, ...email.split(/[@._+-]/), ...names, ...names.flatMap((name) => name.split(/\s+/))];

/** Kinds of characters by signs that stand for them in every language; letters without case count as signs. */
const kinds: readonly (readonly [string, RegExp])[] = [["A-Z", /\p{Lu}/u], ["a-z", /\p{Ll}/u], ["0-9", /\p{Nd}/u], ["!?#", /[^\p{Lu}\p{Ll}\p{Nd}\s]/u]];

function kindsMissing(given: string, { kinds: needed }: ProfileRules): Omit<Refusal, "path"> | undefined {
  const missing = kinds.filter(([, pattern]) => !pattern.test(given)).map(([name]) => name);
  const found = kinds.length - missing.length;
  return found < needed ? { code: "passwordKinds", facts: { needed, found, missing: missing.join(", ") } } : undefined;
}

/**
 * All that speaks against a new password: too short, too few kinds of characters where the profile asks for them (GB/T 22239; ASVS 5.0 V6.2.5 forbids it), among
 * the most used (V6.2.4), or made of the account's, the person's or the company's name (V6.2.11). Refused: passwordShort, passwordKinds, passwordCommon,
 * passwordPersonal.
 */
export function passwordRefusal(given: string, { about, path, rules = profileRules.asvs }: { about: readonly string[]; path: string; rules?: ProfileRules }): Refused | undefined {
  const password = plain(given);
  const kind = kindsMissing(given, rules);
  const found = [
    ...(Array.from(given).length < rules.shortest ? [{ code: "passwordShort", facts: { length: rules.shortest } }] : []),
    ...(kind ? [kind] : []),
    ...(isCommon(password) ? [{ code: "passwordCommon", facts: {} }] : []),
    ...(about.some((word) => isAbout(password, word)) ? [{ code: "passwordPersonal", facts: {} }] : []),
  ];
  return refuseAll(found.map((refusal) => ({ ...refusal, path: [path] })));
}
