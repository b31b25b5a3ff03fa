import { expect, test } from "vitest";
import { csvLines } from "./csv.ts";

test.each([
  ["=1+1", "'=1+1"], ["+86", "'+86"], ["-1+2", "'-1+2"], ["-A1", "'-A1"], ["@x", "'@x"], ["\tx", `"'\tx"`], ["\rx", `"'\rx"`], ["\nx", `"'\nx"`], ["＝1+1", "'＝1+1"], ["＋1", "'＋1"], ["－1", "'－1"], ["＠x", "'＠x"],
])("a cell %j does not run as a formula", (text, written) => expect(csvLines([[text]])).toBe(`${written}\r\n`));

test("figures stay figures, negative ones too; quotes and commas are quoted", () => expect(csvLines([["-5.00", "7.5", 'a"b,c', "a=b"]])).toBe(`-5.00,7.5,"a""b,c",a=b\r\n`));
