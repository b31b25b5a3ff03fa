import type { RefusalTexts } from "../toolkit.ts";

export const catalogRefusals = {
  productCodeTaken: {
    status: 409,
    title: { "zh-CN": "商品编码 {code} 已存在", "zh-TW": "商品編碼 {code} 已存在", en: "Product code {code} is taken" },
    hint: { "zh-CN": "请换一个编码，或打开已有商品修改。", "zh-TW": "請換一個編碼，或打開已有商品修改。", en: "Choose another code, or edit the product that has it." },
  },
  unitUnknown: {
    title: { "zh-CN": "没有单位“{unit}”", "zh-TW": "沒有單位「{unit}」", en: "There is no unit {unit}" },
    hint: { "zh-CN": "请先在商品表单的“单位与计价”中新增，或选用已有单位。", "zh-TW": "請先在商品表單的「單位與計價」中新增，或選用已有單位。", en: "Add it in the form of a product, under Units and pricing, or choose one that exists." },
  },
  taxClassUnknown: {
    title: { "zh-CN": "税目“{taxClass}”没有税率", "zh-TW": "稅目「{taxClass}」沒有稅率", en: "Tax class {taxClass} has no rate" },
    hint: { "zh-CN": "请先设置该税目的税率。", "zh-TW": "請先設定該稅目的稅率。", en: "Set a rate for the class first." },
  },
  conversionMissing: {
    title: { "zh-CN": "单位换算必须大于零", "zh-TW": "單位換算必須大於零", en: "The conversion between units must be above zero" },
    hint: { "zh-CN": "请填写每个销售单位折合多少。", "zh-TW": "請填寫每個銷售單位折合多少。", en: "Tell how much one sales unit holds." },
  },
  secondUnitIncomplete: {
    title: { "zh-CN": "第二计量单位（重量）未填完整", "zh-TW": "第二計量單位（重量）未填完整", en: "The second unit (weight) is incomplete" },
    hint: { "zh-CN": "按重量计价须有第二单位及每销售单位的标准重量。", "zh-TW": "按重量計價須有第二單位及每銷售單位的標準重量。", en: "A price by weight needs the second unit and its nominal amount in one sales unit." },
  },
  priceListCodeTaken: {
    status: 409,
    title: { "zh-CN": "价目表编码 {code} 已存在", "zh-TW": "價目表編碼 {code} 已存在", en: "Price list code {code} is taken" },
    hint: { "zh-CN": "请换一个编码。", "zh-TW": "請換一個編碼。", en: "Choose another code." },
  },
  validityReversed: {
    title: { "zh-CN": "截止日期 {validTo} 早于开始日期 {validFrom}", "zh-TW": "截止日期 {validTo} 早於開始日期 {validFrom}", en: "The last day {validTo} is before the first day {validFrom}" },
    hint: { "zh-CN": "请更正日期。", "zh-TW": "請更正日期。", en: "Correct the dates." },
  },
  priceWasInForce: {
    title: { "zh-CN": "{validFrom} 的价格已执行过，不能改写", "zh-TW": "{validFrom} 的價格已執行過，不能改寫", en: "The price of {validFrom} was in force already and cannot be rewritten" },
    hint: { "zh-CN": "请从今天或以后的日期起设新价。", "zh-TW": "請從今天或以後的日期起設新價。", en: "Set the new price from today or a later day on." },
  },
  floorAbovePrice: {
    title: { "zh-CN": "底价 {floorPrice} 高于价格 {price}", "zh-TW": "底價 {floorPrice} 高於價格 {price}", en: "The floor price {floorPrice} is above the price {price}" },
    hint: { "zh-CN": "底价应不高于目录价。", "zh-TW": "底價應不高於目錄價。", en: "A floor price is at most the list price." },
  },
  costWasInForce: {
    title: { "zh-CN": "{validFrom} 的标准成本已执行过，不能改写", "zh-TW": "{validFrom} 的標準成本已執行過，不能改寫", en: "A standard cost was in force on {validFrom} already and cannot be rewritten" },
    hint: { "zh-CN": "请从今天或以后的日期起设新成本；早于第一个成本的日期可以补录。", "zh-TW": "請從今天或以後的日期起設新成本；早於第一個成本的日期可以補錄。", en: "Set the new cost from today or a later day on; days before the first cost may be filled in." },
  },
  costNotAboveZero: {
    title: { "zh-CN": "标准成本须大于零", "zh-TW": "標準成本須大於零", en: "A standard cost is above zero" },
    hint: { "zh-CN": "成本未知时请不要填零：没有成本的商品，毛利显示为“—”。", "zh-TW": "成本未知時請不要填零：沒有成本的商品，毛利顯示為「—」。", en: "Leave it unset while nobody knows it: without a cost the margin is shown as a dash." },
  },
  costUnitDiffers: {
    title: { "zh-CN": "标准成本按库存单位“{stockUnit}”计，而不是“{unit}”", "zh-TW": "標準成本按庫存單位「{stockUnit}」計，而不是「{unit}」", en: "A standard cost is per stock unit {stockUnit}, not per {unit}" },
    hint: { "zh-CN": "请折算为每 {stockUnit} 的成本。", "zh-TW": "請折算為每 {stockUnit} 的成本。", en: "Convert it into the cost of one {stockUnit}." },
  },
  authorityOwnRole: {
    status: 403,
    title: { "zh-CN": "不能提高自己所任岗位的折扣权限", "zh-TW": "不能提高自己所任崗位的折扣權限", en: "Nobody raises the authority over discounts of a role that he has" },
    hint: { "zh-CN": "代理的岗位也算。可设置此岗位权限的人：{who}。无人时，请管理员先给另一位同事相应岗位。", "zh-TW": "代理的崗位也算。可設定此崗位權限的人：{who}。無人時，請管理員先給另一位同事相應崗位。", en: "Roles that you stand in for count too. Who may set it: {who}. Where nobody may, an administrator first gives another colleague a role that sets authority." },
  },
  referenceUnknown: {
    title: { "zh-CN": "所选项目不存在：{field}", "zh-TW": "所選項目不存在：{field}", en: "What was chosen does not exist: {field}" },
    hint: { "zh-CN": "请重新选择。", "zh-TW": "請重新選擇。", en: "Choose again." },
  },
} satisfies RefusalTexts;
