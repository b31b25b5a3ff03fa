import standard from "./zh-CN/index.ts";

/** All rooms' messages for the staff entry: the default comes along, the others when somebody asks for them. */
export const catalogues = {
  "zh-CN": () => standard,
  "zh-TW": async () => (await import("./zh-TW/index.ts")).default,
  en: async () => (await import("./en/index.ts")).default,
};
