import { expect, test } from "vitest";
import { gathered, whyNot } from "./delivery-words.ts";

const t = (key: string, facts?: object) => `${key}${facts ? JSON.stringify(facts) : ""}`;

test("goods that were not checked against the issue note cannot be shipped from the page", () => {
  const asked = { verb: "ship" as const, may: () => true, t };
  expect(whyNot({ ...asked, state: "packed" })).toContain("notNow");
  expect(whyNot({ ...asked, state: "checked" })).toBeUndefined();
  expect(whyNot({ ...asked, state: "checked", may: () => false })).toBe("shipping.only_ship");
});

test("deliveries are gathered by customer, or by who carries them", () => {
  const rows = [{ customerName: "A", carrier: "顺丰", plate: null }, { customerName: "A", carrier: null, plate: "云A12345" }, { customerName: "B", carrier: null, plate: null }];
  expect([...gathered(rows, "customer").keys()]).toEqual(["A", "B"]);
  expect([...gathered(rows, "carrier").keys()]).toEqual(["顺丰", "云A12345", ""]);
});
