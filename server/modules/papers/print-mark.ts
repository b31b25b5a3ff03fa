import type { PaperLocale } from "../../../contract/papers.ts";
import { reprintMark } from "./renderer.ts";

/** The mark that a print carries: none on the first, 补打 第 n 次 on those after it. */
export const markOf = (locale: PaperLocale, print: number): string | undefined => (print > 1 ? reprintMark(locale, print - 1) : undefined);
