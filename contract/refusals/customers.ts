import type { RefusalTexts } from "../toolkit.ts";

export const customersRefusals = {
  usccWrong: {
    title: { "zh-CN": "统一社会信用代码有误", "zh-TW": "統一社會信用代碼有誤", en: "The unified social credit code is wrong" },
    hint: {
      "zh-CN": "应为 18 位（GB 32100），不含 I、O、S、V、Z，末位为校验码，请对照营业执照核对。", "zh-TW": "應為 18 位（GB 32100），不含 I、O、S、V、Z，末位為校驗碼，請對照營業執照核對。",
      en: "It has 18 characters (GB 32100) without I, O, S, V, Z, the last one a check character: compare it with the business licence.",
    },
  },
  usccTaken: {
    status: 409,
    title: { "zh-CN": "该统一社会信用代码已属于客户 {code} {name}", "zh-TW": "該統一社會信用代碼已屬於客戶 {code} {name}", en: "Customer {code} {name} has this credit code already" },
    hint: { "zh-CN": "请打开已有档案，不要重复建档。", "zh-TW": "請打開已有檔案，不要重複建檔。", en: "Open the existing file instead of setting up a second one." },
  },
  customerNameTaken: {
    status: 409,
    title: { "zh-CN": "已有同名客户 {code} {name}", "zh-TW": "已有同名客戶 {code} {name}", en: "There is a customer {code} {name} already" },
    hint: { "zh-CN": "请打开已有档案，不要重复建档。", "zh-TW": "請打開已有檔案，不要重複建檔。", en: "Open the existing file instead of setting up a second one." },
  },
  customerCodeTaken: {
    status: 409,
    title: { "zh-CN": "客户编码 {code} 已存在", "zh-TW": "客戶編碼 {code} 已存在", en: "Customer code {code} is taken" },
    hint: { "zh-CN": "请换一个编码，或留空由系统编号。", "zh-TW": "請換一個編碼，或留空由系統編號。", en: "Choose another, or leave it empty for the next number." },
  },
  customerLacksContact: {
    title: { "zh-CN": "档案没有带电话的联系人", "zh-TW": "檔案沒有帶電話的聯絡人", en: "The file has no contact with a phone number" },
    hint: { "zh-CN": "请业务员补全联系人后再批准。", "zh-TW": "請業務員補全聯絡人後再批准。", en: "Have sales add one before it is approved." },
  },
  customerLacksAddress: {
    title: { "zh-CN": "档案没有收货地址", "zh-TW": "檔案沒有收貨地址", en: "The file has no delivery address" },
    hint: { "zh-CN": "请业务员补全收货地址后再批准。", "zh-TW": "請業務員補全收貨地址後再批准。", en: "Have sales add one before it is approved." },
  },
  contactErased: {
    status: 409,
    title: { "zh-CN": "该联系人的个人信息已删除", "zh-TW": "該聯絡人的個人資訊已刪除", en: "This contact's personal data were deleted" },
    hint: { "zh-CN": "不能恢复；需要时请新增联系人。", "zh-TW": "無法復原；需要時請新增聯絡人。", en: "They do not come back; add a new contact where one is needed." },
  },
  contactNeeded: {
    status: 409,
    title: { "zh-CN": "未结订单仍需要该联系人：{orders}", "zh-TW": "未結訂單仍需要該聯絡人：{orders}", en: "Open orders need this contact still: {orders}" },
    hint: { "zh-CN": "请先结清或取消这些订单，或改用其他联系人。", "zh-TW": "請先結清或取消這些訂單，或改用其他聯絡人。", en: "Complete or cancel them first, or name another contact in them." },
  },
  ownCustomer: {
    status: 403,
    title: { "zh-CN": "不能批准自己建立的客户", "zh-TW": "不能批准自己建立的客戶", en: "A customer is not approved by the one who set it up" },
    hint: { "zh-CN": "请由财务或销售总监的另一位同事批准。", "zh-TW": "請由財務或銷售總監的另一位同事批准。", en: "Ask another colleague of finance or the sales director." },
  },
  termsAreFinances: {
    status: 403,
    title: { "zh-CN": "已批准客户的付款条件由财务修改", "zh-TW": "已批准客戶的付款條件由財務修改", en: "Terms of payment of an approved customer are changed by finance" },
    hint: { "zh-CN": "其余修改可先保存；付款条件请财务在“信用”中调整。", "zh-TW": "其餘修改可先儲存；付款條件請財務在「信用」中調整。", en: "Save the rest first; ask finance to change the terms under Credit." },
  },
  temporaryCreditOpen: {
    title: { "zh-CN": "临时额度需要截止日期", "zh-TW": "臨時額度需要截止日期", en: "Temporary credit needs a last day" },
    hint: { "zh-CN": "请填写今天或以后的截止日期。", "zh-TW": "請填寫今天或以後的截止日期。", en: "Give a last day, today or later." },
  },
  partNumberTaken: {
    status: 409,
    title: { "zh-CN": "客户料号 {partNo} 已对应另一商品", "zh-TW": "客戶料號 {partNo} 已對應另一商品", en: "Part number {partNo} stands for another product" },
    hint: { "zh-CN": "请核对客户资料后换一个料号。", "zh-TW": "請核對客戶資料後換一個料號。", en: "Check the customer's list and give another part number." },
  },
} satisfies RefusalTexts;
