import fc from "fast-check";
import { expect, test } from "vitest";
import { amountInWords, largestSpelledMinor } from "./amount-in-words.ts";

// The first block is the list of examples printed in 《支付结算办法》 附一, rule 4.
const inFen: [string, string][] = [
  ["1409.50", "壹仟肆佰零玖元伍角整"],
  ["6007.14", "陆仟零柒元壹角肆分"],
  ["1680.32", "壹仟陆佰捌拾元叁角贰分"],
  ["107000.53", "壹拾万零柒仟元伍角叁分"],
  ["16409.02", "壹万陆仟肆佰零玖元零贰分"],
  ["325.04", "叁佰贰拾伍元零肆分"],
  ["1234.56", "壹仟贰佰叁拾肆元伍角陆分"],
  ["0.00", "零元整"],
  ["0.01", "壹分"],
  ["0.05", "伍分"],
  ["0.10", "壹角整"],
  ["0.50", "伍角整"],
  ["0.99", "玖角玖分"],
  ["1.00", "壹元整"],
  ["1.01", "壹元零壹分"],
  ["1.10", "壹元壹角整"],
  ["9.90", "玖元玖角整"],
  ["10.00", "壹拾元整"],
  ["10.05", "壹拾元零伍分"],
  ["10.50", "壹拾元伍角整"],
  ["11.00", "壹拾壹元整"],
  ["19.99", "壹拾玖元玖角玖分"],
  ["20.00", "贰拾元整"],
  ["100.00", "壹佰元整"],
  ["101.00", "壹佰零壹元整"],
  ["110.00", "壹佰壹拾元整"],
  ["111.11", "壹佰壹拾壹元壹角壹分"],
  ["1000.00", "壹仟元整"],
  ["1001.00", "壹仟零壹元整"],
  ["1010.00", "壹仟零壹拾元整"],
  ["1010.10", "壹仟零壹拾元壹角整"],
  ["1100.00", "壹仟壹佰元整"],
  ["9999.99", "玖仟玖佰玖拾玖元玖角玖分"],
  ["10000.00", "壹万元整"],
  ["10001.00", "壹万零壹元整"],
  ["10010.00", "壹万零壹拾元整"],
  ["10100.00", "壹万零壹佰元整"],
  ["11000.00", "壹万壹仟元整"],
  ["10101.01", "壹万零壹佰零壹元零壹分"],
  ["20300.40", "贰万零叁佰元肆角整"],
  ["86520.00", "捌万陆仟伍佰贰拾元整"],
  ["100000.00", "壹拾万元整"],
  ["100001.00", "壹拾万零壹元整"],
  ["110000.00", "壹拾壹万元整"],
  ["123456.78", "壹拾贰万叁仟肆佰伍拾陆元柒角捌分"],
  ["1000000.00", "壹佰万元整"],
  ["1000001.01", "壹佰万零壹元零壹分"],
  ["1010101.00", "壹佰零壹万零壹佰零壹元整"],
  ["10000000.00", "壹仟万元整"],
  ["10010000.00", "壹仟零壹万元整"],
  ["50300002.30", "伍仟零叁拾万零贰元叁角整"],
  ["99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
  ["100000000.00", "壹亿元整"],
  ["100000001.00", "壹亿零壹元整"],
  ["100010000.00", "壹亿零壹万元整"],
  ["110000000.00", "壹亿壹仟万元整"],
  ["101000000.00", "壹亿零壹佰万元整"],
  ["1000000000.00", "壹拾亿元整"],
  ["1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"],
  ["10000000000.00", "壹佰亿元整"],
  ["1000000000000.00", "壹万亿元整"],
  ["1000000000001.00", "壹万亿零壹元整"],
  ["1000100000000.00", "壹万零壹亿元整"],
  ["1234567890123.45", "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"],
  ["9999999999999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
  ["-1234.56", "负壹仟贰佰叁拾肆元伍角陆分"],
  ["-0.05", "负伍分"],
  ["-100.00", "负壹佰元整"],
];

const fenOf = (amount: string) => BigInt(amount.replace(".", ""));

test.each(inFen)("¥%s is written %s", (amount, words) => {
  expect(amountInWords(fenOf(amount))).toBe(words);
});

const others: [bigint, string, string][] = [
  [123_456n, "USD", "壹仟贰佰叁拾肆美元伍角陆分"],
  [5n, "USD", "伍分"],
  [100_000n, "EUR", "壹仟欧元整"],
  [100_050n, "HKD", "壹仟港元伍角整"],
  [120_000n, "JPY", "壹拾贰万日元整"],
  [0n, "KRW", "零韩元整"],
];

test.each(others)("%s of the smallest unit of %s are written %s", (minor, currency, words) => {
  expect(amountInWords(minor, { currency })).toBe(words);
});

test("traditional characters are used where the paper is traditional", () => {
  expect(amountInWords(2_369_036_050n, { script: "hant" })).toBe("貳仟參佰陸拾玖萬零參佰陸拾元伍角整");
});

test.each(["XAU", "toString", "__proto__", ""])("a currency without a Chinese name (%s) is not spelled", (currency) => {
  expect(amountInWords(100n, { currency })).toBeUndefined();
});

test("an amount of 10^16 yuan or more is not spelled", () => {
  expect(amountInWords(largestSpelledMinor + 1n)).toBeUndefined();
});

const values = new Map(Array.from("零壹贰叁肆伍陆柒捌玖", (digit, value) => [digit, BigInt(value)]));
const scales: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };

/** An independent reader of capital amounts: what was written must read back as the same number. */
function readFen(words: string): bigint {
  let [total, section, digit] = [0n, 0n, 0n];
  const closed = () => ((section += digit), (digit = 0n), section);
  for (const sign of words.replace("负", "")) {
    if (values.has(sign)) digit = values.get(sign) ?? 0n;
    else if (scales[sign]) [section, digit] = [section + digit * scales[sign], 0n];
    else if (sign === "万") [total, section] = [total + closed() * 10_000n, 0n];
    else if (sign === "亿") [total, section] = [(total + closed()) * 100_000_000n, 0n];
    else if (sign === "元") [total, section] = [(total + closed()) * 100n, 0n];
    else if (sign === "角") [total, digit] = [total + digit * 10n, 0n];
    else if (sign === "分") [total, digit] = [total + digit, 0n];
  }
  return words.startsWith("负") ? -total : total;
}

test("any amount reads back as itself, never with two 零 in a row or 零 before a unit", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -largestSpelledMinor, max: largestSpelledMinor }), (fen) => {
      const words = amountInWords(fen) ?? "";
      expect(readFen(words)).toBe(fen);
      if (fen !== 0n) expect(words).not.toMatch(/零零|零[拾佰仟万亿元角分整]|^零/);
    }),
    { numRuns: 2000, seed: 20_260_305 },
  );
});
