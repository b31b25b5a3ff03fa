import type { RefusalTexts } from "../toolkit.ts";

/** What the demo's own commands refuse. */
export const demoRefusals = {
  clockOnlyInDemo: {
    status: 403,
    title: { "zh-CN": "只有演示公司的时钟可以拨动", "zh-TW": "只有示範公司的時鐘可以撥動", en: "Only a demo company's clock can be moved" },
    hint: { "zh-CN": "正式公司按真实时间运行。想试用请另建演示：gendan demo。", "zh-TW": "正式公司按真實時間運行。想試用請另建示範：gendan demo。", en: "A real company lives by real time. To try things out make a demo: gendan demo." },
  },
  nothingFallsDue: {
    title: { "zh-CN": "没有将到期的待办", "zh-TW": "沒有將到期的待辦", en: "No duty is going to fall due" },
    hint: { "zh-CN": "可改为前进 1 小时或 1 天。", "zh-TW": "可改為前進 1 小時或 1 天。", en: "Move the clock by an hour or a day instead." },
  },
} satisfies RefusalTexts;
