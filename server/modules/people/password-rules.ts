import { readFileSync } from "node:fs";
import { shortestPassword } from "../../../contract/people.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";

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

/**
 * Why a new password is not taken: too short, among the most used (ASVS 5.0 V6.2.4), or made of the account's, the person's or the company's name (V6.2.11).
 * No rules about kinds of characters (V6.2.5). Refused: passwordShort, passwordCommon, passwordPersonal.
 */
export function passwordRefusal(given: string, { about, path }: { about: readonly string[]; path: string }): Refused | undefined {
  const password = plain(given);
  if (Array.from(given).length < shortestPassword) return refuse("passwordShort", { length: shortestPassword }, [path]);
  if (isCommon(password)) return refuse("passwordCommon", {}, [path]);
  return about.some((word) => isAbout(password, word)) ? refuse("passwordPersonal", {}, [path]) : undefined;
}
