import { expect, test } from "vitest";
import { meantEndings } from "./search-endings.ts";

/** The endings with a running number of four digits. */
const meant = (typed: string): string[] | undefined => meantEndings(typed)?.filter((ending) => /-\d{4}$/.test(ending));

test.each([
  ["25-1", ["25-0001"]], ["251", ["25-0001"]], ["2512", ["25-0012"]], ["250001", ["25-0001"]], ["２５１", ["25-0001"]], ["1125-57", ["1125-0057"]], ["20261125-1", ["20261125-0001"]],
  ["11251", ["11-0251", "1125-0001"]], ["112557", ["11-2557", "1125-0057"]], ["311251", ["31-1251", "31125-0001"]], ["1125-0001", ["1125-0001"]],
  ["0001", []], ["321", []], ["po881", []], ["13970014321", []],
])("a number that ends in %s, or is said so without zeros or dash, is one of %j", (typed, endings) => expect(meant(typed)).toEqual(endings));

test("two digits, words and several words are no end of a number", () => expect(["25", "华强", "华强 251", "25-", "", undefined].map((typed) => meantEndings(typed))).toEqual(Array.from({ length: 6 }, () => undefined)));
