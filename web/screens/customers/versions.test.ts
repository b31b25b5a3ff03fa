import { expect, test } from "vitest";
import { changedFields } from "./versions.ts";

test("a version tells what it changed, people and places only by their number", () => {
  const before = { revision: 1, short_name: "昆明鑫达", grade: "B", contacts: [{}], payment_terms: { code: "monthly30" } };
  const after = { revision: 2, short_name: "昆明鑫达", grade: "A", contacts: [{}, {}], payment_terms: { code: "prepaid" } };
  expect(changedFields(before, after)).toEqual([
    { field: "grade", from: "B", to: "A" },
    { field: "contacts", from: "(1)", to: "(2)" },
    { field: "paymentTerms", from: "monthly30", to: "prepaid" },
  ]);
});
