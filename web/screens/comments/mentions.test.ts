import { expect, test } from "vitest";
import { finds, mentionsIn } from "./mentions.ts";

const [min, minhua, namesake] = [{ id: "1", name: "李敏", words: "limin lm", roles: [] }, { id: "2", name: "李敏华", words: "liminhua lmh", roles: [] }, { id: "3", name: "李敏", words: "limin lm", roles: [] }];

test("a name typed in full calls the one colleague who has it, and not one whose name it begins with", () => {
  expect(mentionsIn("请 @李敏华 看一下", [min, minhua], new Set())).toEqual(["2"]);
  expect(mentionsIn("@李敏 @李敏华", [min, minhua], new Set()).toSorted()).toEqual(["1", "2"]);
  expect(mentionsIn("李敏", [min, minhua], new Set())).toEqual([]);
});

test("of two colleagues of one name the one who was chosen is called, and nobody who was chosen and deleted again", () => {
  expect(mentionsIn("@李敏 好", [min, namesake], new Set(["3"]))).toEqual(["3"]);
  expect(mentionsIn("@李敏 好", [min, namesake], new Set())).toEqual([]);
  expect(mentionsIn("好", [min, namesake], new Set(["3"]))).toEqual([]);
});

test("colleagues are found by name, pinyin and initials", () => {
  for (const typed of ["李", "limin", "LM"]) expect(finds(typed, min)).toBe(true);
  expect(finds("wang", min)).toBe(false);
});
