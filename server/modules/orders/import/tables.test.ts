import { describe, expect, test } from "vitest";
import { columnsOf, findHeader } from "./columns.ts";
import { isOrderRow } from "./rows.ts";
import { decoded, rowsOfText } from "./text-table.ts";

describe("the columns of a customer's table", () => {
  test("are known by many names, and the customer's own number is not ours", () =>
    expect(columnsOf(["序号", "客户料号", "物料编码", "产品名称", "规格型号", "订购数量(件)", "含税单价/元", "要求到货日期", "备注"])).toEqual({
      lineNo: 0, customerPartNo: 1, code: 2, name: 3, spec: 4, quantity: 5, unitPrice: 6, requestedDate: 7, remark: 8,
    }));
  test("amounts are not taken for quantities or prices", () => expect(columnsOf(["料号", "数量", "单价", "金额"])).toEqual({ code: 0, quantity: 1, unitPrice: 2, amount: 3 }));
  test("a plainer header beats a longer one further left", () => expect(columnsOf(["料号", "最小包装数量", "数量"]).quantity).toBe(2));
  test("are looked for below titles, but a sentence is no header", () => {
    expect(findHeader([["采购订单"], ["请核对料号和数量后三日内回复,如有问题请联系采购部王芳。", "数量"], ["料号", "数量"]])?.at).toBe(2);
    expect(findHeader([["ZB-1000", "汤碗", "120"]])).toBeUndefined();
  });
});

describe("rows that are no order rows", () => {
  const how = { mapping: { code: 0, quantity: 2 }, header: ["料号", "品名", "数量"] };
  test.each([[["合计", "", "2000"]], [["", "小 计", "120"]], [["城东店小计", "", "120"]], [["总计:", "", "1"]], [["料号", "品名", "数量"]], [["备注:货到付款", "", ""]], [["", "", ""]], [["", "说明文字", ""]], [["Total", "", "5"]]])(
    "%j is skipped", (cells) => expect(isOrderRow(cells, how)).toBe(false));
  test.each([[["ZB-1", "汤碗", "5"]], [["ZB-1", "汤碗", ""]], [["", "汤碗", "5"]], [["TOTAL-7", "全能碗", "5"]]])("%j is kept", (cells) => expect(isOrderRow(cells, how)).toBe(true));
});

describe("text files", () => {
  test("UTF-8 and GBK are told apart by their bytes", () => {
    expect(decoded(Buffer.from("料号,数量")).encoding).toBe("utf-8");
    expect(decoded(Buffer.from([0xc1, 0xcf, 0xba, 0xc5]))).toEqual({ text: "料号", encoding: "gb18030" });
  });
  test("pasted cells may hold line breaks and quotes", () => expect(rowsOfText(`料号\t数量\r\nZB-1\t"大 ""红""\n碗"\r\n`)).toEqual([["料号", "数量"], ["ZB-1", `大 "红"\n碗`]]));
});
