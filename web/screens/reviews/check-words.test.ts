import { describe, expect, test } from "vitest";
import customers from "../../i18n/zh-CN/customers.ts";
import reviews from "../../i18n/zh-CN/reviews.ts";
import ui from "../../i18n/zh-CN/ui.ts";
import { joined, translator } from "../../i18n/translator.ts";
import { formatMoney, formatQuantity } from "../../ui/format.ts";
import { evidenceOf, shortagesOf, type Teller } from "./check-words.ts";

const missing = (key: string) => `⟦${key}⟧`;
const tell: Teller = {
  t: translator({ language: "zh-CN", messages: joined({ reviews, customers, ui }), missing }),
  money: (amount, currency = "CNY") => formatMoney(amount, { currency, language: "zh-CN" }),
  quantity: (value) => formatQuantity(value, "zh-CN"),
};
const told = (check: string, facts: Record<string, unknown>, result: "green" | "red" = "red") => evidenceOf({ check, result, facts }, tell);

describe("a reviewer reads in words what a check found", () => {
  test("by how much the credit limit is exceeded", () => {
    expect(told("creditWithinLimit", { limit: "50000.00", exposure: "12000", after: "54000", over: "4000", currency: "CNY" })).toEqual(["额度 ¥50,000.00，已占用 ¥12,000.00，加上本单 ¥54,000.00，超出 ¥4,000.00。"]);
  });
  test("that a prepaid order uses no credit", () => expect(told("creditWithinLimit", { onCredit: false }, "green")).toEqual(["发货前付款，不占用信用额度。"]));
  test("which line is below its floor price", () => {
    const line = { line: 3, code: "WL-1003", price: "9.50", listPrice: "12", floorPrice: "10.00", percent: "20.83", belowFloor: true };
    expect(told("priceWithinAuthority", { lines: [line] })).toEqual(["第 3 行 WL-1003：单价 9.5 低于底价 10（价表价 12）。"]);
  });
  test("which discount is beyond the salesperson's authority", () => {
    const line = { line: 1, code: "A", price: "9.50", listPrice: "10", floorPrice: null, percent: "5.00", belowFloor: false };
    expect(told("priceWithinAuthority", { lines: [line] })).toEqual(["第 1 行 A：单价 9.5，价表价 10，底价 无，折扣 5.00%。"]);
  });
  test("how much is short of which product, beside what is there", () => {
    const products = [{ code: "WL-1003", wanted: "50", available: "20" }, { code: "B", wanted: "5", available: "9" }];
    expect(told("stockCoversOrder", { products })).toEqual(["WL-1003：需要 50，可用 20，缺 30。", "B：需要 5，可用 9。"]);
    expect(shortagesOf([{ check: "stockCoversOrder", result: "red", facts: { products } }])).toEqual([{ code: "WL-1003", missing: "30" }]);
  });
  test("where order and archive differ", () => {
    expect(told("customerMatchesArchive", { differences: [{ field: "phone", given: "135", archive: ["138", "139"] }] })).toEqual(["电话：订单 135，档案 138 / 139。"]);
  });
  test("which orders may be the same", () => expect(told("notDuplicate", { numbers: ["SO-1", "SO-2"] })).toEqual(["与 SO-1, SO-2 内容相同，可能重复。"]));
  test("that no capacity is left", () => expect(told("leadTimeFits", { feasibleBy: "9999-12-31", requested: "2026-12-08" })).toEqual(["现有产能排不进去，客户期望 2026-12-08。"]));
  test("the terms by their names", () => expect(told("termsWithinPolicy", { asked: "monthly60", agreed: "monthly30" })).toEqual(["本单 月结 60 天，客户约定 月结 30 天。"]));
  test("the bare facts of a check that the page does not know", () => expect(told("newCheck", { degree: 3 })).toEqual(["degree：3"]));
});
