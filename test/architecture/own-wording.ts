import { createHash } from "node:crypto";
import { pinyin } from "pinyin-pro";

/** Characters in a row that no two authors write by chance. */
export const windowLength = 12;

const sounds = new Map<string, string>();
function soundOf(character: string): string {
  const known = sounds.get(character);
  if (known !== undefined) return known;
  const sound = pinyin(character, { toneType: "none" });
  sounds.set(character, sound);
  return sound;
}

/** Official names of documents are everybody's; what is left of them is a break. */
const withoutNames = (text: string) => text.replaceAll(/《[^》]*》/g, "");

/** What is left of a text when punctuation, Latin letters and the names of documents are taken out: its Chinese characters and digits, in order. */
export const bareOf = (text: string): string[] => withoutNames(text).match(/\p{Script=Han}|\d/gu) ?? [];

/**
 * SHA-256, shortened to 12 hex digits, of every window of a text. A window is hashed by the sounds of its characters, so that simplified and traditional writing of
 * a sentence are one.
 */
export function windowsOf(text: string): Map<string, string> {
  const bare = bareOf(text);
  const found = new Map<string, string>();
  for (let from = 0; from + windowLength <= bare.length; from += 1) {
    const window = bare.slice(from, from + windowLength);
    found.set(createHash("sha256").update(window.map(soundOf).join(" ")).digest("hex").slice(0, 12), window.join(""));
  }
  return found;
}

/** The windows of a text that stand in the sources too. */
export const copiedIn = (text: string, sources: ReadonlySet<string>): string[] => [...windowsOf(text)].flatMap(([hash, window]) => (sources.has(hash) ? [window] : []));

/** As many Chinese characters as Latin words at least: an English text may name a Chinese one in brackets. */
function isChinese(text: string): boolean {
  const [han, words] = [withoutNames(text).match(/\p{Script=Han}/gu), text.replaceAll(/\{\w+\}/g, "").match(/[a-z][\w'-]*/gi)];
  return (han?.length ?? 0) > 0 && (han?.length ?? 0) >= (words?.length ?? 0);
}

const halfWidth = [
  /(?<=[\p{Script=Han}”」』》）】…] ?)[(),;:?!]/gu, // 合并(2), and 合并 (2)
  /[(),;:?!](?=[\p{Script=Han}“「『《（【])|\)(?= \p{Script=Han})/gu,
  /(?<=\})\(|\)(?=\{)/g, // beside what a fact puts there
];

/** Where a Chinese text has a bracket or a mark of half a width beside its characters (GB/T 15834), with what stands around it. */
export const halfWidthIn = (text: string): string[] =>
  (isChinese(text) ? halfWidth.flatMap((wrong) => [...text.matchAll(wrong)]) : []).map(({ index }) => text.slice(Math.max(0, index - 8), index + 8));
