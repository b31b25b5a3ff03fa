import { expect, test } from "vitest";
import { isRefused } from "../../platform/refusal.ts";
import { isTooOld } from "./enter-company.ts";
import { profileRules, strictest } from "./password-profiles.ts";
import { passwordRefusal, wordsAbout } from "./password-rules.ts";

const about = wordsAbout({ email: "wang.min@chengjiang.example", names: ["王敏", "Wang Min", "澄江纸品", "Chengjiang Paper"] });
const codeOf = (password: string) => {
  const refused = passwordRefusal(password, { about, path: "next" });
  return isRefused(refused) ? refused.refusals[0].code : undefined;
};

test.each([
  ["a short one", "k8#Lq2!vRt5", "passwordShort"],
  ["a short one of Chinese characters", "电池马匹正确订书", "passwordShort"],
  ["a much used one of twelve", "1qaz2wsx3edc", "passwordCommon"],
  ["the same in capitals", "1QAZ2WSX3EDC", "passwordCommon"],
  ["a much used word with figures after it", "Password2026!!", "passwordCommon"],
  ["a much used word with figures before it", "2026!!dragon", "passwordCommon"],
  ["one sign over and over", "aaaaaaaaaaaaaa", "passwordCommon"],
  ["a pattern over and over", "1212121212121", "passwordCommon"],
  ["keys in a row", "qwertyuiopasdf", "passwordCommon"],
  ["figures in a row backwards", "987654321098", "passwordCommon"],
  ["the e-mail", "wang.min@chengjiang.example", "passwordPersonal"],
  ["the company's short name in letters", "chengjiang2026", "passwordPersonal"],
  ["the company's name in full width", "澄江纸品澄江纸品20261", "passwordPersonal"],
  ["the person's name", "王敏王敏王敏王敏1234", "passwordPersonal"],
  ["a long one of unrelated words", "correct horse 电池 staple", undefined],
  ["a word about oneself among much else", "chengjiang umbrella seventeen", undefined],
  ["random letters of twelve", "vkq8zr2mwp4x", undefined],
])("%s is judged rightly", (_, password, code) => expect(codeOf(password)).toBe(code));

const both = strictest(["asvs", "gbt22239"]);
const faultsOf = (password: string, rules: typeof both) => {
  const refused = passwordRefusal(password, { about, path: "next", rules });
  return isRefused(refused) ? refused.refusals.map(({ code, facts }) => [code, ...Object.values(facts ?? {})].join(" ")) : [];
};
// What each profile says of the same word, and what a login says that belongs to companies of both.
test.each([
  ["k8#Lq2!v", ["passwordShort 12"], [], ["passwordShort 12"]],
  ["k8#Lq2!", ["passwordShort 12"], ["passwordShort 8"], ["passwordShort 12"]],
  ["vkq8zr2mwp4x", [], ["passwordKinds 3 2 A-Z, !?#"], ["passwordKinds 3 2 A-Z, !?#"]],
  ["vkqzrwm", ["passwordShort 12"], ["passwordShort 8", "passwordKinds 3 1 A-Z, 0-9, !?#"], ["passwordShort 12", "passwordKinds 3 1 A-Z, 0-9, !?#"]],
  ["correct horse 电池 staple", [], ["passwordKinds 3 2 A-Z, 0-9"], ["passwordKinds 3 2 A-Z, 0-9"]],
  ["Correct horse 电池 staple", [], [], []],
  ["        ", ["passwordShort 12", "passwordCommon"], ["passwordKinds 3 0 A-Z, a-z, 0-9, !?#", "passwordCommon"], ["passwordShort 12", "passwordKinds 3 0 A-Z, a-z, 0-9, !?#", "passwordCommon"]],
  ["Password1!", ["passwordShort 12", "passwordCommon"], ["passwordCommon"], ["passwordShort 12", "passwordCommon"]],
  ["Chengjiang1!", ["passwordPersonal"], ["passwordPersonal"], ["passwordPersonal"]],
])("'%s' lacks by ASVS %j, by GB/T 22239 %j, by both %j", (password, asvs, gbt22239, together) => {
  expect([faultsOf(password, profileRules.asvs), faultsOf(password, profileRules.gbt22239), faultsOf(password, both)]).toEqual([asvs, gbt22239, together]);
});

test("Of two profiles the stricter rule of each kind holds", () => expect(both).toEqual({ shortest: 12, kinds: 3, remembered: 5, oldestDays: 90, lockMinutes: 30, idleMinutes: 30 }));

const at = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000);
test.each([
  ["one of yesterday", 89, { since: null, oldestDays: 90 }, false], ["one of ninety days ago", 0, { since: null, oldestDays: 90 }, true], ["one from before the rules", 80, { since: at(85), oldestDays: 90 }, true],
  ["one from after them", 86, { since: at(85), oldestDays: 90 }, false], ["an old one where nothing is changed by the calendar", 0, { since: at(85), oldestDays: null }, false],
])("%s is due rightly", (_, setOn, rules, due) => expect(isTooOld(at(setOn), { ...rules, now: at(90) })).toBe(due));
