import { expect, test } from "vitest";
import { holdsMask, maskIn, withoutPhones } from "./phones.ts";

test.each([
  ["李敏 13887654321 来电", "李敏 138****4321 来电"], ["电话:13887654321。", "电话:138****4321。"], ["138-8765-4321/139 0000 1111", "138****4321/139****1111"], ["+8613887654321", "138****4321"],
  ["8613887654321;0086 13887654321", "138****4321;138****4321"], ["第一行\n13887654321", "第一行\n138****4321"],
  ["总机0871-63351234转801", "总机0871-****1234转801"], ["(010) 62345678", "(010) ****5678"], ["电话:0755-2345678。", "电话:0755-****5678。"], ["021 6234 5678-801,李敏", "021 ****5678-801,李敏"], ["+86-755-23456789", "+86-755-****6789"],
  ["0571-88886666/13887654321", "0571-****6666/138****4321"],
])("a phone number in %j loses its middle", (text, shown) => expect(maskIn(text)).toBe(shown));

test.each(["SF1388765432101", "01900000-13887654321a", "13887654321.50", "138876543210", "6222-13887654321", "019d2f3c-1388-7654-8321-138876543210", "2026-11-24", "97.13887654321", "087163351234", "DN-0871-63351234", "0871-633512345678", "0.755-2345678", "0871-63351234.5", "2026-0871-63351234", "100-20000000", "06-12345678"])(
  "%s is no phone number", (text) => expect(maskIn(text)).toBe(text));

test("an answer is masked in every depth, and one without numbers is left as it is", () => {
  const at = new Date(0);
  expect(withoutPhones({ rows: [{ note: "13887654321", at, count: 13_887_654_321 }] })).toEqual({ rows: [{ note: "138****4321", at, count: 13_887_654_321 }] });
  const plain = { a: 1 };
  expect([withoutPhones(plain), withoutPhones(undefined), withoutPhones(null)]).toEqual([plain, undefined, null]);
});

test("a masked number that comes back is seen", () => {
  expect([holdsMask({ note: "李敏 138****4321" }), holdsMask({ note: "0871-****1234" }), holdsMask({ note: "(010) ****5678" }), holdsMask({ note: "087****1234" }), holdsMask({ note: "****4321" }), holdsMask({ note: "13887654321" }), holdsMask(undefined)]).toEqual([true, true, true, true, false, false, false]);
});
