import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { headerFactsOf } from "./header-facts.ts";
import { parseOrderFile } from "./parse.ts";

const facts = (rows: string[][]) => headerFactsOf({ rows, headerAt: undefined }, new Set(), "2026-11-24");
const nothing = { customerNames: [], customerPo: null, requestedDate: null };

describe("what stands around a customer's table", () => {
  test.each<[string, string[][], Partial<ReturnType<typeof facts>>]>([
    ["label and value in one cell", [["采购单号:PO-88"]], { customerPo: "PO-88" }],
    ["label and value side by side", [["客户名称", "", "昆明鑫达"], ["交货日期:", "12月8日"]], { customerNames: ["昆明鑫达"], requestedDate: "2026-12-08" }],
    ["several in one cell", [["订单号:A-1　　需方:昆明鑫达　交期:2026.12.8"]], { customerPo: "A-1", customerNames: ["昆明鑫达"], requestedDate: "2026-12-08" }],
    ["in English", [["P/O No.: 4500-1", "Buyer: Kunming Xinda"], ["Delivery date", "2026-12-08"]], { customerPo: "4500-1", customerNames: ["Kunming Xinda"], requestedDate: "2026-12-08" }],
    ["a title that names the sender", [["昆明鑫达有限公司 采购订单"]], { customerNames: ["昆明鑫达有限公司"] }],
    ["the day of the order is not the day of delivery, nor the seller the buyer", [["日期:2026年11月24日"], ["供方:澄江纸品"]], {}],
    ["a label without a value", [["订单号:", "需方:"]], {}],
    ["terms and notes", [["1. 客户:验收合格后付款,货到三十日内结清全部货款,逾期按合同约定承担违约责任并赔偿由此造成的一切经济损失和合理费用支出"]], {}],
  ])("%s", (_, rows, expected) => expect(facts(rows)).toEqual({ ...nothing, ...expected }));

  test("rows of the order are no place for it", () => {
    const rows = [["客户", "PO", "数量"], ["交期:2026-12-01", "5", "1"]];
    expect(headerFactsOf({ rows, headerAt: 0 }, new Set([2]), "2026-11-24")).toEqual(nothing);
  });

  test("a form as a customer sends it gives its number and its sender", async () => {
    const name = "form-with-title.xlsx";
    const file = await parseOrderFile(readFileSync(join(import.meta.dirname, "../../../../test/fixtures/orders", name)), name);
    expect(headerFactsOf(file, new Set([5, 6, 7]), "2026-11-24")).toEqual({ customerNames: ["澄江纸品有限公司"], customerPo: "CJ-PO-20261124-03", requestedDate: null });
  });
});
