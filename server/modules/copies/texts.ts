import type { copyOccasions } from "../../../contract/copies.ts";
import type { Language, Text } from "../../../contract/toolkit.ts";
import type { Untold } from "./store.ts";

/** What a copy is of, as notices and digests say it. */
export const copyTexts: Record<(typeof copyOccasions)[number], Text> = {
  passed: { "zh-CN": "审核同意", "zh-TW": "審核同意", en: "Approved" },
  failed: { "zh-CN": "审核退回", "zh-TW": "審核退回", en: "Returned" },
  released: { "zh-CN": "价格放行", "zh-TW": "價格放行", en: "Prices released" },
  commented: { "zh-CN": "留言", "zh-TW": "留言", en: "Comment" },
};
const heading: Text = { "zh-CN": "抄送给您，未读（{count}）", "zh-TW": "抄送給您，未讀（{count}）", en: "Copies for you, unread ({count})" };
const longestList = 30;

/** Copies as the digest lists them; a long list says how many more there are, and none is no text. */
export function copyLines(copies: readonly Untold[], language: Language): string {
  if (!copies.length) return "";
  const rest = copies.length - longestList;
  const shown = copies.slice(0, longestList).map(({ title, occasion, byName }) => `- ${title}  ${byName} ${copyTexts[occasion][language]}`);
  return [heading[language].replace("{count}", String(copies.length)), ...shown, ...(rest > 0 ? [`… +${rest}`] : [])].join("\n");
}
