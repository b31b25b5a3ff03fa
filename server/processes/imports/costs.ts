import { setCost } from "../../../contract/costs.ts";
import { today } from "../register-facts.ts";
import { day, figure } from "./fields.ts";
import { productsByCode, together } from "./names.ts";
import { type TableKind, textOf } from "./table-kind.ts";

/** Standard costs of products that exist, from today on unless a day is given. A unit that the file names is checked against the product's stock unit. */
export const costImport: TableKind = {
  fields: {
    code: { headers: ["料号", "商品编码", "产品编码", "产品编号", "物料编码", "存货编码", "货号", "编码", "料號", "編碼", "product code", "item code", "code", "sku"], required: true },
    cost: { headers: ["标准成本", "单位成本", "成本", "成本单价", "標準成本", "standard cost", "standard costs", "cost", "unit cost"], required: true, ...figure },
    unit: { headers: ["库存单位", "单位", "计量单位", "庫存單位", "單位", "stock unit", "unit"] },
    validFrom: { headers: ["生效日期", "生效日", "起始日期", "valid from", "from"], ...day },
  },
  command: setCost,
  nameOf: ({ code }) => textOf(code),
  keyOf: ({ code, validFrom }) => `${textOf(code)} ${textOf(validFrom)}`.trim().toUpperCase(),
  async prepare(context, rows) {
    const product = await productsByCode(context.tx, rows.map(({ code }) => textOf(code)), "code");
    const now = await today(context);
    return ({ code, cost, unit, validFrom = now }) => {
      const found = together({ id: product(textOf(code)) });
      return "refusals" in found ? found : { input: { ...found.ids, cost, validFrom, ...(unit !== undefined && { unit }) } };
    };
  },
};
