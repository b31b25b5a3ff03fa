const digits = { hans: "零壹贰叁肆伍陆柒捌玖", hant: "零壹貳參肆伍陸柒捌玖" } as const;
const zero = "零";
const whole = "整";
const places = ["", "拾", "佰", "仟"] as const;
const levels = { hans: { wan: "万", yi: "亿", minus: "负" }, hant: { wan: "萬", yi: "億", minus: "負" } } as const;

/** How the capital amount is written: simplified (the statutory form of the mainland) or traditional. */
export type CapitalScript = keyof typeof digits;

type Units = { unit: { hans: string; hant: string }; decimals: 0 | 2 };

const currencies: Readonly<Record<string, Units>> = {
  CNY: { unit: { hans: "元", hant: "元" }, decimals: 2 },
  USD: { unit: { hans: "美元", hant: "美元" }, decimals: 2 },
  EUR: { unit: { hans: "欧元", hant: "歐元" }, decimals: 2 },
  GBP: { unit: { hans: "英镑", hant: "英鎊" }, decimals: 2 },
  HKD: { unit: { hans: "港元", hant: "港元" }, decimals: 2 },
  TWD: { unit: { hans: "新台币元", hant: "新臺幣元" }, decimals: 2 },
  SGD: { unit: { hans: "新加坡元", hant: "新加坡元" }, decimals: 2 },
  AUD: { unit: { hans: "澳元", hant: "澳元" }, decimals: 2 },
  CAD: { unit: { hans: "加元", hant: "加元" }, decimals: 2 },
  JPY: { unit: { hans: "日元", hant: "日圓" }, decimals: 0 },
  KRW: { unit: { hans: "韩元", hant: "韓元" }, decimals: 0 },
};

/** The largest amount that can be spelled: below one myriad of 万亿 (10^16) major units. */
export const largestSpelledMinor = 10n ** 18n - 1n;

function fourDigits(value: number, script: CapitalScript): string {
  const figures = Array.from(String(value), Number);
  const named = figures.map((digit, at) => (digit === 0 ? "" : `${digits[script][digit]}${places[figures.length - 1 - at]}`));
  return named.map((word, at) => (word !== "" && figures[at - 1] === 0 ? zero : "") + word).join("");
}

function spelled(value: bigint, script: CapitalScript): string {
  if (value < 10_000n) return fourDigits(Number(value), script);
  const [width, level] = value >= 100_000_000n ? [100_000_000n, levels[script].yi] : [10_000n, levels[script].wan];
  const [above, below] = [value / width, value % width];
  if (below === 0n) return spelled(above, script) + level;
  // 附一 rule 4(3): where 万位 itself is 0 and 千位 is not, one 零 stands between them (¥107,000.53 → 壹拾万零柒仟元伍角叁分).
  const gap = above % 10n === 0n || below < width / 10n ? zero : "";
  return spelled(above, script) + level + gap + spelled(below, script);
}

function fraction(minor: number, script: CapitalScript, afterUnits: boolean): string {
  const [jiao, fen] = [Math.floor(minor / 10), minor % 10];
  if (jiao === 0 && fen === 0) return whole;
  const jiaoText = jiao > 0 ? `${digits[script][jiao]}角` : afterUnits ? zero : "";
  return jiaoText + (fen > 0 ? `${digits[script][fen]}分` : whole);
}

/**
 * The Chinese capital amount 大写金额, for example 壹仟贰佰叁拾肆元伍角陆分; the word 人民币 before it is the caller's.
 * `minor` counts the smallest unit of the currency (fen; whole yen for JPY). Source: 《支付结算办法》 附一
 * 正确填写票据和结算凭证的基本规定, rules 1–4; 整 follows 元 and 角 (rule 2 leaves it open after 角) and never 分.
 * Returns undefined for a currency without a settled Chinese name here, or from 10^18 minor units on.
 */
export function amountInWords(minor: bigint, how: { currency?: string; script?: CapitalScript } = {}): string | undefined {
  const { currency = "CNY", script = "hans" } = how;
  const known = Object.hasOwn(currencies, currency) ? currencies[currency] : undefined;
  const size = minor < 0n ? -minor : minor;
  if (!known || size > largestSpelledMinor) return undefined;
  const perUnit = 10n ** BigInt(known.decimals);
  const units = size / perUnit;
  const rest = fraction(Number(size % perUnit), script, units > 0n);
  const major = units > 0n || size === 0n ? (units > 0n ? spelled(units, script) : zero) + known.unit[script] : "";
  return (minor < 0n ? levels[script].minus : "") + major + rest;
}

/** Decimals of a currency as papers print and spell it; undefined when it has no Chinese spelling here. */
export function spelledDecimals(currency: string): 0 | 2 | undefined {
  return Object.hasOwn(currencies, currency) ? currencies[currency]?.decimals : undefined;
}
