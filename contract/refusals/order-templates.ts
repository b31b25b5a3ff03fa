import type { RefusalTexts } from "../toolkit.ts";

export const templateRefusals = {
  templateNameTaken: {
    status: 409,
    title: { "zh-CN": "已有名为“{name}”的模板", "zh-TW": "已有名為「{name}」的模板", en: "There is a template named {name} already" },
    hint: { "zh-CN": "请换一个名称，或先删除原模板。", "zh-TW": "請換一個名稱，或先刪除原模板。", en: "Choose another name, or delete that template first." },
  },
  templatesFull: {
    status: 409,
    title: { "zh-CN": "模板已达 {most} 个上限", "zh-TW": "模板已達 {most} 個上限", en: "There are {most} templates, no more are kept" },
    hint: { "zh-CN": "请先删除不再使用的模板。", "zh-TW": "請先刪除不再使用的模板。", en: "Delete those that are not used any more." },
  },
  templateOfCompany: {
    status: 403,
    title: { "zh-CN": "公司模板由能看到全公司订单的销售岗位维护", "zh-TW": "公司模板由能看到全公司訂單的銷售崗位維護", en: "The company's templates are kept by those who enter orders for all of it" },
    hint: { "zh-CN": "请存为您客户的模板，或请销售内勤、销售总监保存。", "zh-TW": "請存為您客戶的模板，或請銷售內勤、銷售總監儲存。", en: "Save it for one of your customers, or ask sales support or the sales director." },
  },
} satisfies RefusalTexts;
