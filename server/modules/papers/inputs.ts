import { create as createQr } from "qrcode";
import { amountInWords, spelledDecimals } from "../../../contract/amount-in-words.ts";
import { paperKinds, type PaperLocale, type PaperSize, type PaperSnapshot } from "../../../contract/papers.ts";
import { en } from "./labels/en.ts";
import { type Labels, zhCN } from "./labels/zh-cn.ts";
import { zhTW } from "./labels/zh-tw.ts";

export const labels: Record<PaperLocale, Labels> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

const languages: Record<PaperLocale, { lang: string; region: string | null }> = {
  "zh-CN": { lang: "zh", region: "cn" },
  "zh-TW": { lang: "zh", region: "tw" },
  en: { lang: "en", region: null },
};

/** "1234.5" with 2 decimals → 123450n; undefined where digits beyond the currency's decimals would be lost. */
function toMinor(amount: string, decimals: number): bigint | undefined {
  const [whole = "0", rest = ""] = amount.split(".");
  if (/[1-9]/.test(rest.slice(decimals))) return undefined;
  const minor = BigInt(whole.replace("-", "") + rest.slice(0, decimals).padEnd(decimals, "0"));
  return whole.startsWith("-") ? -minor : minor;
}

function capitals(totals: { currency: string; gross: string }, locale: PaperLocale): string | null {
  const minor = toMinor(totals.gross, spelledDecimals(totals.currency) ?? 2);
  const script = locale === "zh-TW" ? "hant" : "hans";
  const words = minor === undefined ? undefined : amountInWords(minor, { currency: totals.currency, script });
  if (words === undefined) return null;
  return totals.currency === "CNY" ? labels[locale].renminbi + words : words;
}

function qrRows(url: string): string[] {
  const { data, size } = createQr(url, { errorCorrectionLevel: "M" }).modules;
  return Array.from({ length: size }, (_, y) => Array.from(data.subarray(y * size, (y + 1) * size), (dark) => (dark ? "1" : "0")).join(""));
}

function currencyFacts(snapshot: PaperSnapshot, locale: PaperLocale) {
  if (!("totals" in snapshot)) return { currencySign: "", currencyUnit: "", decimals: 2, words: null };
  const { currency } = snapshot.totals;
  return {
    currencySign: currency === "CNY" ? "¥" : `${currency} `,
    currencyUnit: currency === "CNY" ? labels[locale].yuan : currency,
    decimals: spelledDecimals(currency) ?? 2,
    words: capitals(snapshot.totals, locale),
  };
}

/** What a template reads, as plain data: the snapshot, the labels of one language, and what is computed from the facts. */
export function templateData(snapshot: PaperSnapshot, how: { locale: PaperLocale; size: PaperSize; mark?: string; images: Record<string, string> }) {
  return {
    snapshot,
    labels: labels[how.locale],
    title: paperKinds[snapshot.kind].name[how.locale],
    locale: how.locale,
    ...languages[how.locale],
    size: how.size,
    mark: how.mark ?? null,
    images: how.images,
    qr: snapshot.paper.qrUrl === undefined ? null : qrRows(snapshot.paper.qrUrl),
    ...currencyFacts(snapshot, how.locale),
  };
}
