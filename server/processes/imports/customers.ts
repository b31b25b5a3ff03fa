import { createCustomer, editCustomer } from "../../../contract/customer-commands.ts";
import { customerFields } from "../../../contract/customers.ts";
import { grades } from "../../../contract/prices.ts";
import * as catalog from "../../modules/catalog/index.ts";
import * as customers from "../../modules/customers/index.ts";
import * as people from "../../modules/people/index.ts";
import { oneOf, several, yesOrNo } from "./fields.ts";
import { type Cells, type Entered, type TableKind, textOf } from "./table-kind.ts";
import { type Found, lookUp, together } from "./names.ts";
import { readTerms, termsAllowed } from "./terms.ts";

function contactsOf({ contact, phones, emails }: Cells): object[] {
  return contact === undefined ? [] : [{ name: contact, phones: phones ?? [], emails: emails ?? [], receivesConfirmations: true }];
}

function addressesOf({ province, city, district, detail, contact }: Cells): object[] {
  return detail === undefined ? [] : [{ province: textOf(province), city: textOf(city), district: textOf(district), detail, receiver: contact === undefined ? null : 0 }];
}

type Named = (value: string) => Found;

function entered(cells: Cells, named: { salesperson: Named; priceList: Named }): Entered {
  const { contact: _c, phones: _p, emails: _e, province: _pr, city: _ci, district: _d, detail: _de, salesperson, priceList, paymentTerms, ...own } = cells;
  const found = together({
    salespersonId: salesperson === undefined ? undefined : named.salesperson(textOf(salesperson)), priceListId: priceList === undefined ? undefined : named.priceList(textOf(priceList)),
  });
  if ("refusals" in found) return found;
  return { input: { ...own, ...found.ids, paymentTerms: readTerms(textOf(paymentTerms)), contacts: contactsOf(cells), addresses: addressesOf(cells) } };
}

/** Customers with their first contact and address; credit is finance's to give, and each waits for its approval. */
export const customerImport: TableKind = {
  fields: {
    code: { headers: ["客户编码", "客户编号", "客户代码", "编码", "编号", "代码", "客戶編碼", "customer code", "code"] },
    name: { headers: ["客户名称", "客户全称", "单位名称", "公司名称", "名称", "全称", "客戶名稱", "customer", "customer name", "name"], required: true },
    shortName: { headers: ["简称", "客户简称", "簡稱", "short name"] },
    uscc: { headers: ["统一社会信用代码", "信用代码", "税号", "纳税人识别号", "統一社會信用代碼", "uscc", "tax number"] },
    grade: { headers: ["等级", "客户等级", "级别", "等級", "grade"], ...oneOf(Object.fromEntries(grades.map((grade) => [grade, [grade, `${grade}级`, `${grade}类`]]))) },
    region: { headers: ["地区", "区域", "大区", "地區", "region"] },
    dealer: { headers: ["经销商", "是否经销商", "經銷商", "dealer"], ...yesOrNo },
    channel: { headers: ["渠道", "销售渠道", "channel"] },
    salesperson: { headers: ["业务员", "销售员", "负责人", "業務員", "salesperson"] },
    priceList: { headers: ["价格表", "价目表", "價格表", "price list"] },
    currency: { headers: ["币种", "币别", "幣別", "currency"], read: (value) => value.toUpperCase(), allowed: "CNY / USD" },
    paymentTerms: { headers: ["付款条件", "付款方式", "结算方式", "账期", "付款條件", "payment terms", "terms"], required: true, asTyped: true, read: (value) => (readTerms(value) ? value : undefined), allowed: termsAllowed },
    taxInclusive: { headers: ["含税", "是否含税", "含稅", "tax inclusive"], ...yesOrNo },
    needsSignedConfirmation: { headers: ["需盖章回传", "需签回", "需蓋章回傳", "needs signed confirmation"], ...yesOrNo },
    remark: { headers: ["备注", "備註", "说明", "remark"] },
    contact: { headers: ["联系人", "收货人", "聯絡人", "contact"] },
    phones: { headers: ["电话", "联系电话", "手机", "手机号", "電話", "phone", "mobile"], ...several },
    emails: { headers: ["邮箱", "电子邮件", "電子郵件", "email", "e-mail"], ...several },
    province: { headers: ["省", "省份", "province"] },
    city: { headers: ["市", "城市", "city"] },
    district: { headers: ["区", "区县", "區", "district"] },
    detail: { headers: ["详细地址", "地址", "收货地址", "送货地址", "詳細地址", "address"] },
  },
  command: createCustomer,
  nameOf: ({ name, code }) => textOf(name) || textOf(code),
  keyOf: ({ name }) => textOf(name),
  async prepare({ tx }) {
    const named = { salesperson: lookUp(await people.activePeople(tx), "salesperson"), priceList: lookUp(await catalog.priceLists(tx), "priceList") };
    return (cells) => entered(cells, named);
  },
  again: {
    command: editCustomer,
    async known({ tx }, rows) {
      const found = customers.namedIn(await customers.findByNames(tx, rows.flatMap(({ code, name }) => [textOf(code), textOf(name)]).filter(Boolean)));
      return ({ code, name }) => {
        const known = (code !== undefined && found(textOf(code))) || found(textOf(name));
        return known ? { id: known.id, expectedRevision: known.revision, fields: customerFields.strip().parse(known) } : undefined;
      };
    },
  },
  told(refusal) {
    const [first, , last] = refusal.path ?? [];
    if (first === "contacts") return { ...refusal, path: [last === "name" ? "contact" : String(last)] };
    return first === "addresses" ? { ...refusal, path: [String(last)] } : refusal;
  },
};
