import { codeKey, createProduct, editProduct, productFields } from "../../../contract/catalog.ts";
import * as catalog from "../../modules/catalog/index.ts";
import { figure, oneOf, several, wholeNumber, yesOrNo } from "./fields.ts";
import { type TableKind, textOf } from "./table-kind.ts";

/** Products; without a unit of stock they are kept in the unit in which they are sold. */
export const productImport: TableKind = {
  fields: {
    code: { headers: ["料号", "商品编码", "产品编码", "产品编号", "物料编码", "存货编码", "货号", "编码", "编号", "料號", "product code", "item code", "code", "sku"], required: true },
    name: { headers: ["品名", "商品名称", "产品名称", "物料名称", "存货名称", "名称", "product", "product name", "name"], required: true },
    spec: { headers: ["规格", "规格型号", "規格", "spec", "specification"] },
    model: { headers: ["型号", "型號", "model"] },
    category: { headers: ["类别", "分类", "产品类别", "類別", "category"] },
    salesUnit: { headers: ["销售单位", "单位", "计量单位", "銷售單位", "單位", "unit", "sales unit"], required: true },
    stockUnit: { headers: ["库存单位", "庫存單位", "stock unit"], from: "salesUnit" },
    stockPerSales: { headers: ["换算率", "每销售单位库存数", "換算率", "stock per sales"], ...figure },
    supply: { headers: ["供货方式", "供应方式", "来源", "供貨方式", "supply"], ...oneOf({ stock: ["现货", "备库", "库存", "現貨"], make: ["按单生产", "定制", "自制", "按單生產"], buy: ["外购", "采购", "外購"] }) },
    customisable: { headers: ["可定制", "是否定制", "可訂製", "customisable"], ...yesOrNo },
    byLot: { headers: ["按批次管理", "批次管理", "按批號管理", "by lot"], ...yesOrNo },
    barCode: { headers: ["条码", "条形码", "條碼", "barcode", "bar code", "ean"] },
    leadTimeDays: { headers: ["提前期", "生产周期", "交货周期", "lead time"], ...wholeNumber },
    overPercent: { headers: ["允许超交%", "超交", "超交率", "over percent"], ...figure },
    underPercent: { headers: ["允许欠交%", "欠交", "欠交率", "under percent"], ...figure },
    shelfLifeDays: { headers: ["保质期", "保质期天数", "保質期", "shelf life"], ...wholeNumber },
    operations: { headers: ["工序", "工艺路线", "工藝路線", "operations"], ...several },
    taxClass: { headers: ["税类", "稅類", "tax class"] },
  },
  command: createProduct,
  nameOf: ({ code, name }) => [code, name].filter((each) => typeof each === "string").join(" "),
  keyOf: ({ code }) => (typeof code === "string" ? code.toUpperCase() : ""),
  again: {
    command: editProduct,
    async known({ tx }, rows) {
      const hits = await catalog.findByCodes(tx, { codes: rows.map(({ code }) => textOf(code)) });
      const products = await catalog.readProducts(tx, hits.flatMap((hit) => (hit.found === "one" ? [hit.productId] : [])));
      const byCode = new Map(products.map((product) => [codeKey(product.code), product]));
      return ({ code }) => {
        const known = byCode.get(codeKey(textOf(code)));
        return known && { id: known.id, expectedRevision: known.revision, fields: productFields.strip().parse(known) };
      };
    },
  },
  prepare: () => Promise.resolve((cells) => ({ input: cells })),
};
