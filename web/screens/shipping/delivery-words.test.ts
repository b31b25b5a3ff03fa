import { expect, test } from "vitest";
import { gathered, nextDelivery, whyNot } from "./delivery-words.ts";

const t = (key: string, facts?: object) => `${key}${facts ? JSON.stringify(facts) : ""}`;

test("goods that were not checked against the issue note cannot be shipped from the page", () => {
  const asked = { verb: "ship" as const, may: () => true, t };
  expect(whyNot({ ...asked, delivery: { state: "packed", checkFirst: true } })).toContain("notNow");
  expect(whyNot({ ...asked, delivery: { state: "checked", checkFirst: true } })).toBeUndefined();
  expect(whyNot({ ...asked, delivery: { state: "checked", checkFirst: true }, may: () => false })).toBe("shipping.only_ship");
  expect(nextDelivery({ state: "packed", checkFirst: true })).toBe("check");
});

test("where no gate asks for the check, packed goods are shipped next", () => {
  const delivery = { state: "packed" as const, checkFirst: false };
  expect(nextDelivery(delivery)).toBe("ship");
  expect(whyNot({ verb: "ship", delivery, may: () => true, t })).toBeUndefined();
  expect(whyNot({ verb: "ship", delivery: { ...delivery, state: "picked" }, may: () => true, t })).toContain("notNow");
});

test("deliveries are gathered by customer, or by who carries them", () => {
  const rows = [{ customerName: "A", carrier: "顺丰", plate: null }, { customerName: "A", carrier: null, plate: "云A12345" }, { customerName: "B", carrier: null, plate: null }];
  expect([...gathered(rows, "customer").keys()]).toEqual(["A", "B"]);
  expect([...gathered(rows, "carrier").keys()]).toEqual(["顺丰", "云A12345", ""]);
});
