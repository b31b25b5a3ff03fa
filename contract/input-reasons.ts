import type { Text } from "./toolkit.ts";

/** Why a contract refuses an input where its shape alone does not say it: by the reason that the contract's own rule names. */
export const inputReasons = {
  stagesAddUp: { "zh-CN": "各期付款比例之和须为 100%", "zh-TW": "各期付款比例之和須為 100%", en: "The stages of the payment must add up to 100 percent" },
  moreThanNothing: { "zh-CN": "须大于 0", "zh-TW": "須大於 0", en: "It must be more than nothing" },
  shiftEndsLater: { "zh-CN": "班次的结束时间须晚于开始时间", "zh-TW": "班次的結束時間須晚於開始時間", en: "A shift ends after it begins" },
  shiftsInOrder: { "zh-CN": "班次须按时间先后排列，且不能重叠", "zh-TW": "班次須按時間先後排列，且不能重疊", en: "Shifts stand in order and do not overlap" },
  weekHasWork: { "zh-CN": "一周中至少要有一天上班", "zh-TW": "一週中至少要有一天上班", en: "Some day of the week must have working time" },
  makeUpHasWork: { "zh-CN": "调休上班日须有班次", "zh-TW": "調休上班日須有班次", en: "A day worked in return must have working time" },
  checkDigit: { "zh-CN": "统一社会信用代码不正确：请核对 18 位字符和校验码", "zh-TW": "統一社會信用代碼不正確：請核對 18 位字元和校驗碼", en: "The credit code is not right: compare its 18 characters and check digit" },
  fileOrRows: { "zh-CN": "请提供文件或表格行，二者选一", "zh-TW": "請提供檔案或表格列，二者選一", en: "Give either a file or rows" },
  fewerConditions: { "zh-CN": "筛选条件最多 20 个", "zh-TW": "篩選條件最多 20 個", en: "At most 20 conditions" },
  twiceTheSame: { "zh-CN": "同一项出现了两次", "zh-TW": "同一項出現了兩次", en: "The same stands there twice" },
  dayToPlan: { "zh-CN": "这一天不能用来排产", "zh-TW": "這一天不能用來排產", en: "Not a day to plan with" },
  instantOutOfRange: { "zh-CN": "时间须在公元 1000 年至 2999 年之间", "zh-TW": "時間須在西元 1000 年至 2999 年之間", en: "A time must lie in the years 1000 to 2999" },
  currencyTooFine: { "zh-CN": "该币种的金额有三位小数，系统只保留两位，不能使用", "zh-TW": "該幣別的金額有三位小數，系統只保留兩位，不能使用", en: "Amounts in this currency have three decimals; two are kept, so it cannot be used" },
  cursorUnknown: { "zh-CN": "这个翻页位置不认识，请从第一页重新查看", "zh-TW": "這個翻頁位置不認識，請從第一頁重新查看", en: "This place in the list is not known; begin at the first page" },
} satisfies Record<string, Text>;

/** The fault that a contract's rule finds, for zod's `refine`; `path` says where, below the value that was looked at. */
export const because = (reason: keyof typeof inputReasons, path?: string[]): { message: string; path?: string[] } => ({ message: reason, ...(path && { path }) });
