import { expect, test } from "vitest";
import { languages } from "../../contract/toolkit.ts";
import { headerIn } from "./export.ts";
import { fileLists } from "./lists.ts";

test.each(languages)("every column has a header in %s, and no list two of one header", (language) => {
  for (const { columns } of Object.values(fileLists)) {
    const heads = Object.keys(columns).map((header) => headerIn(header, language));
    expect(heads.every(Boolean)).toBe(true);
    expect(new Set(heads).size).toBe(heads.length);
  }
});
