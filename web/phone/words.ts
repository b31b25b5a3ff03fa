import standardShell from "../i18n/zh-CN/phone.ts";
import standardUi from "../i18n/zh-CN/ui.ts";
import { joined } from "../i18n/translator.ts";

/** The few messages that phone pages need; the rooms' own catalogues stay with the staff entry. */
const standard = joined({ phone: standardShell, ui: standardUi });

export const catalogues = {
  "zh-CN": () => standard,
  "zh-TW": async () => (await import("./words-zh-TW.ts")).default,
  en: async () => (await import("./words-en.ts")).default,
};
