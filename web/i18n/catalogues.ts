import type { Loaders } from "./words.ts";

/** All rooms' messages by language. Built pages have their own (see `web/build/words-of-pages.ts`) and come here only for what that overlooked. */
export const catalogues: Loaders = { "zh-CN": () => import("./zh-CN/index.ts"), "zh-TW": () => import("./zh-TW/index.ts"), en: () => import("./en/index.ts") };
