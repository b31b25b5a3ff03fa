import { dueMoments, type PaymentStage, type PaymentTerms, paymentTerms, usualTerms } from "../../../contract/payment-terms.ts";
import type { Language, Text } from "../../../contract/toolkit.ts";
import { halfWidth } from "../../../contract/typed-values.ts";

/** Usual terms by the names that trading companies use; the first three are those of our own files. */
const usual: Readonly<Record<string, readonly string[]>> = {
  prepaid: ["全款预付", "全款預付", "Prepaid", "预付", "款到发货", "先款后货"],
  prepaid30: ["预付 30%，发货前付清", "預付 30%，出貨前付清", "30 % prepaid, rest before shipping", "预付30%", "预付30%发货前付清", "定金30%"],
  cashOnDelivery: ["货到付款", "貨到付款", "Cash on delivery", "現付", "现付"],
  monthly30: ["月结 30 天", "月結 30 天", "Monthly, 30 days", "月结30天", "月结30", "月结", "月結30天"],
  monthly60: ["月结 60 天", "月結 60 天", "Monthly, 60 days", "月结60天", "月结60", "月結60天"],
};

const moments: Record<PaymentStage["due"], Text> = {
  onOrder: { "zh-CN": "下单时", "zh-TW": "下單時", en: "on order" },
  beforeProduction: { "zh-CN": "投产前", "zh-TW": "投產前", en: "before production" },
  beforeShipping: { "zh-CN": "发货前", "zh-TW": "出貨前", en: "before shipping" },
  onDelivery: { "zh-CN": "到货时", "zh-TW": "到貨時", en: "on delivery" },
  afterDelivery: { "zh-CN": "到货后", "zh-TW": "到貨後", en: "after delivery" },
};
const monthEnd: Text = { "zh-CN": "月结", "zh-TW": "月結", en: "from month end" };
const daysLater: Text = { "zh-CN": "天", "zh-TW": "天", en: "days" };

const stageText = ({ percent, due, days, fromMonthEnd }: PaymentStage, language: Language): string =>
  [`${percent}%`, moments[due][language], ...(fromMonthEnd ? [monthEnd[language]] : []), ...(days ? [`${days} ${daysLater[language]}`] : [])].join(" ");

/** Terms of payment as files say them: usual ones by their name, others in full, `code | name: 30% 投产前; 70% 到货后 月结 45 天`. */
export function termsText(terms: PaymentTerms, language: Language): string {
  const known = usualTerms.some((each) => each.code === terms.code && JSON.stringify(each) === JSON.stringify(terms));
  const [cn = "", tw = "", en = ""] = usual[terms.code] ?? [];
  if (known) return { "zh-CN": cn, "zh-TW": tw, en }[language];
  return `${terms.code}${terms.name && ` | ${terms.name}`}: ${terms.stages.map((stage) => stageText(stage, language)).join("; ")}`;
}

const plain = (text: string): string => halfWidth(text).toLowerCase().replaceAll(/\s/g, "");
const said = (words: Text, text: string): boolean => Object.values(words).some((word) => plain(word) === text);

/** One stage of terms in full; undefined when a part of it means nothing. */
function stageIn(text: string): object | undefined {
  const [, percent = "", rest = ""] = /^([\d.]+)%(.*)$/.exec(plain(text)) ?? [];
  const due = dueMoments.find((moment) => Object.values(moments[moment]).some((word) => rest.startsWith(plain(word))));
  if (!due) return undefined;
  const word = Object.values(moments[due]).map(plain).find((each) => rest.startsWith(each))!;
  const [, ends = "", days = "0", unit = ""] = /^(\D*?)(\d+)?(天|days)?$/.exec(rest.slice(word.length)) ?? [];
  if ((ends && !said(monthEnd, ends)) || (days !== "0") !== Boolean(unit)) return undefined;
  return { percent, due, days: Number(days), fromMonthEnd: ends !== "" };
}

/** Reads what `termsText` writes in any language, and the names that people use for usual terms; undefined for anything else. */
export function readTerms(text: string): PaymentTerms | undefined {
  const named = usualTerms.find(({ code }) => [code, ...(usual[code] ?? [])].some((name) => plain(name) === plain(text)));
  if (named) return named;
  const at = Math.max(text.lastIndexOf(":"), text.lastIndexOf("："));
  if (at < 0) return undefined;
  const [code = "", ...name] = text.slice(0, at).split(" | ");
  const stages = text.slice(at + 1).split(/[;；]/).map(stageIn);
  const read = paymentTerms.safeParse({ code, name: name.join(" | "), stages });
  return read.success ? read.data : undefined;
}
/** What may stand there, for telling. */
export const termsAllowed = `${Object.values(usual).map(([first]) => first).join(" / ")} / Q45: 30% 投产前; 70% 到货后 45 天`;
