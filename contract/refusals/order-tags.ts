import type { RefusalTexts } from "../toolkit.ts";

export const orderTagRefusals = {
  tagNameTaken: {
    status: 409,
    title: { "zh-CN": "已有名为“{name}”的标签", "zh-TW": "已有名為「{name}」的標籤", en: "There is a tag named {name} already" },
    hint: { "zh-CN": "请换一个名称，或直接使用原有标签。", "zh-TW": "請換一個名稱，或直接使用原有標籤。", en: "Choose another name, or use that tag." },
  },
  tagsFull: {
    status: 409,
    title: { "zh-CN": "最多 {most} 个标签", "zh-TW": "最多 {most} 個標籤", en: "At most {most} tags" },
    hint: { "zh-CN": "请先删除不用的标签。", "zh-TW": "請先刪除不用的標籤。", en: "Delete one that nobody needs." },
  },
  tagOnAlready: {
    status: 409,
    title: { "zh-CN": "订单 {number} 已有此标签", "zh-TW": "訂單 {number} 已有此標籤", en: "Order {number} has this tag already" },
    hint: { "zh-CN": "无需再加；刷新列表即可看到。", "zh-TW": "無需再加；重新整理清單即可看到。", en: "Nothing to do; reload the list to see it." },
  },
  tagNotOn: {
    status: 409,
    title: { "zh-CN": "订单 {number} 没有此标签", "zh-TW": "訂單 {number} 沒有此標籤", en: "Order {number} does not have this tag" },
    hint: { "zh-CN": "可能有人已经取下；刷新列表查看。", "zh-TW": "可能有人已經取下；重新整理清單檢視。", en: "Somebody may have taken it off; reload the list." },
  },
} satisfies RefusalTexts;
