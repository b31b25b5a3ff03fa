import type { RefusalTexts } from "../toolkit.ts";

export const copyRefusals = {
  copiedCannotSee: {
    title: { "zh-CN": "{names} 无权查看此单据，不能抄送", "zh-TW": "{names} 無權查看此單據，不能抄送", en: "{names} may not see this document and get no copy of it" },
    hint: {
      "zh-CN": "请从列表中选择能看到此单据的同事；确需其知悉的，请管理员调整岗位或数据范围。", "zh-TW": "請從清單中選擇能看到此單據的同事；確需其知悉的，請管理員調整崗位或資料範圍。",
      en: "Choose from those offered; where somebody must know of it, an administrator changes the roles or how far they reach.",
    },
  },
  copyNotOfThis: {
    title: { "zh-CN": "此类单据的留言不能抄送", "zh-TW": "此類單據的留言不能抄送", en: "Comments on this kind of document are not copied" },
    hint: { "zh-CN": "请在留言中用 @ 提到同事，或在订单、变更上留言后抄送。", "zh-TW": "請在留言中用 @ 提到同事，或在訂單、變更上留言後抄送。", en: "Mention colleagues with @ instead, or comment on the order or the change." },
  },
} satisfies RefusalTexts;
