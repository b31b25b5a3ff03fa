import type { RefusalTexts } from "../toolkit.ts";

export const orderAssignmentRefusals = {
  notASalesperson: {
    title: { "zh-CN": "“{name}”不是销售员", "zh-TW": "「{name}」不是銷售員", en: "{name} is no salesperson" },
    hint: { "zh-CN": "请从列表中选择销售员，或请管理员在“人员”中授予其“销售员”角色。", "zh-TW": "請從清單中選擇銷售員，或請管理員在「人員」中授予其「銷售員」角色。", en: "Choose a salesperson of the list, or have an administrator give him that role under People." },
  },
  salespersonLeft: {
    title: { "zh-CN": "“{name}”已离职", "zh-TW": "「{name}」已離職", en: "{name} has left the company" },
    hint: { "zh-CN": "请指派给在职的销售员。", "zh-TW": "請指派給在職的銷售員。", en: "Give the order to a salesperson who works here." },
  },
  orderTheirsAlready: {
    status: 409,
    title: { "zh-CN": "订单 {number} 本来就由“{name}”负责", "zh-TW": "訂單 {number} 本來就由「{name}」負責", en: "Order {number} is {name}'s already" },
    hint: { "zh-CN": "无需指派；要换人请选择另一位销售员。", "zh-TW": "無需指派；要換人請選擇另一位銷售員。", en: "Nothing to do; choose somebody else to pass it on." },
  },
  orderNobodys: {
    status: 409,
    title: { "zh-CN": "订单 {number} 本来就无人负责", "zh-TW": "訂單 {number} 本來就無人負責", en: "Order {number} is nobody's already" },
    hint: { "zh-CN": "无需撤销；要指派请选择一位销售员。", "zh-TW": "無需撤銷；要指派請選擇一位銷售員。", en: "Nothing to take back; choose a salesperson to give it to." },
  },
} satisfies RefusalTexts;
