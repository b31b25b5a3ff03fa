import type { RefusalTexts } from "../toolkit.ts";

/** What the calendar room refuses. */
export const calendarRefusals = {
  calendarYearMissing: {
    title: { "zh-CN": "{year} 年的节假日尚未维护", "zh-TW": "{year} 年的節假日尚未維護", en: "The holidays of {year} are not in the calendar yet" },
    hint: { "zh-CN": "请管理员在“首次设置”的“工作日历”中补充该年的节假日和调休。", "zh-TW": "請管理員在「首次設定」的「工作日曆」中補充該年的節假日和調休。", en: "An administrator adds that year's holidays and make-up days under First setup, Working calendar." },
  },
  dayOfOtherYear: {
    title: { "zh-CN": "{day} 不在 {year} 年", "zh-TW": "{day} 不在 {year} 年", en: "{day} is not a day of {year}" },
    hint: { "zh-CN": "请只填写该年的日期，每天一行。", "zh-TW": "請只填寫該年的日期，每天一行。", en: "Give days of that year only, each once." },
  },
} satisfies RefusalTexts;
