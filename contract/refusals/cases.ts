import type { RefusalTexts } from "../toolkit.ts";

export const caseRefusals = {
  caseTakeFirst: {
    status: 409,
    title: { "zh-CN": "尚无人受理此单", "zh-TW": "尚無人受理此單", en: "Nobody has taken this case" },
    hint: { "zh-CN": "先受理,再结案。", "zh-TW": "先受理,再結案。", en: "Take it first, then settle it." },
  },
  caseSettled: {
    status: 409,
    title: { "zh-CN": "此单已结案", "zh-TW": "此單已結案", en: "The case is settled" },
    hint: { "zh-CN": "刷新查看处理结果。", "zh-TW": "重新整理查看處理結果。", en: "Reload to see its result." },
  },
} satisfies RefusalTexts;
