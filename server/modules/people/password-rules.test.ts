import { expect, test } from "vitest";
import { isRefused } from "../../platform/refusal.ts";
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
