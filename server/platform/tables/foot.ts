import { halfWidth } from "../../../contract/typed-values.ts";

// 合计, 小计, 总计 also stand behind a group's name ("纸碗小计"); nothing that is sold or owed is called so.
const totalWords = /(^|[\s:：])(合\s*计|小\s*计|总\s*计|共\s*计|累计|本页合计|合\s*計|小\s*計|總\s*計|sub-?total|grand total|total)\s*[:：]?$|小计$|合计$/i;
const closingWords = /^(备注|说明|注|制单|制单人|审核|审批|采购员|供方|需方|签字|盖章|联系人|电话|地址|打印日期|remarks?|approved by|prepared by)\s*[:：]/i;

/** A cell as it is compared with words: half-width, one space between words. */
export const refined = (text: string): string => halfWidth(text).replaceAll(/\s+/g, " ");

/** Whether a row below the headers is no row of the table: a total, or the form's foot. */
export function isFoot(cells: readonly string[]): boolean {
  const filled = cells.map(refined).filter(Boolean);
  return !filled.length || closingWords.test(filled[0]!) || filled.some((text) => totalWords.test(text));
}
