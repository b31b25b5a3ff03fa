import { describe, expect, test } from "vitest";
import { decoded, rowsOfText } from "./text-table.ts";

describe("text files", () => {
  test("UTF-8 and GBK are told apart by their bytes", () => {
    expect(decoded(Buffer.from("料号,数量")).encoding).toBe("utf-8");
    expect(decoded(Buffer.from([0xc1, 0xcf, 0xba, 0xc5]))).toEqual({ text: "料号", encoding: "gb18030" });
  });
  test("pasted cells may hold line breaks and quotes", () => expect(rowsOfText(`料号\t数量\r\nZB-1\t"大 ""红""\n碗"\r\n`)).toEqual([["料号", "数量"], ["ZB-1", `大 "红"\n碗`]]));
});
