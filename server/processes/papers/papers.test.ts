import { expect, test } from "vitest";
import { sum } from "../../../contract/money.ts";
import { usualTerms } from "../../../contract/payment-terms.ts";
import { portionsOf } from "./credit-notes.ts";
import { checksOf } from "./evidence.ts";
import { localTimeIn } from "./local-time.ts";
import { stagesOf } from "./order-confirmation.ts";

test("the stages of a payment sum exactly to the order's total", () => {
  const stage = (percent: string) => ({ percent, due: "afterDelivery" as const, days: 30, fromMonthEnd: true });
  const paymentTerms = { code: "three", name: "", stages: [stage("33.33"), stage("33.33"), stage("33.34")] };
  const stages = stagesOf({ paymentTerms, totalAmount: "100.01", currency: "CNY" });
  expect(stages.map(({ amount }) => amount)).toEqual(["33.33", "33.33", "33.35"]);
  expect(sum(stages.map(({ amount }) => amount))).toBe("100.01");
});

test("a stage says what is paid, when, and which share of the order", () => {
  const paymentTerms = usualTerms.find(({ code }) => code === "prepaid30")!;
  expect(stagesOf({ paymentTerms, totalAmount: "1000.00", currency: "CNY" })).toEqual([
    { name: "预付款", share: "0.3", amount: "300.00", due: "投产前" }, { name: "提货款", share: "0.7", amount: "700.00", due: "发货前" },
  ]);
});

test("a paper's times are the company's wall clock with its offset, summer time included", () => {
  const at = new Date("2026-07-01T16:05:09Z");
  expect([localTimeIn("Asia/Shanghai")(at), localTimeIn("Europe/Berlin")(at), localTimeIn("UTC")(at)]).toEqual([
    "2026-07-02T00:05:09+08:00", "2026-07-01T18:05:09+02:00", "2026-07-01T16:05:09+00:00",
  ]);
});

test("the evidence of a check is told in a sentence, with what is missing", () => {
  const [stock, credit] = checksOf([
    { check: "stockCoversOrder", result: "red", facts: { products: [{ code: "SY5750", wanted: "900", available: "320" }] } },
    { check: "creditWithinLimit", result: "green", facts: { limit: "50000.00", exposure: "0", after: "1280.00", over: "0", currency: "CNY" } },
  ]);
  expect(stock).toEqual({ name: "库存满足", result: "red", evidence: "SY5750：需要 900，可用 320，缺 580。" });
  expect(credit?.evidence).toBe("额度 50000.00，已占用 0.00，加上本单 1280.00。");
});

const ordered = [{ productCode: "A", name: "收银纸", taxRate: "13.000000", amount: "300.00" }, { productCode: "B", name: "说明书", taxRate: "9", amount: "100.00" }];
test.each([
  ["that names a line of the order bears its rate", "B 说明书", [{ rate: "9", amount: "10.01" }]],
  ["that names none is split by what was ordered at each rate, to the cent", "季度返利", [{ rate: "13", amount: "7.51" }, { rate: "9", amount: "2.50" }]],
])("an amount credited %s", (_, name, portions) => expect(portionsOf({ name, amount: "10.01" }, ordered, "CNY")).toEqual(portions));
