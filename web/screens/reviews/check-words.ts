import { compare, minus } from "../../../contract/money.ts";
import type { CheckResult } from "../../../contract/reviews.ts";
import type { Translate } from "../../i18n/translator.ts";

/** How evidence is told: in whose language, and how money and quantities are written there. */
export interface Teller {
  t: Translate;
  money(amount: string, currency?: string): string;
  quantity(value: string): string;
}

type Facts = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
const texts = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(", ") : "");
const list = (value: unknown): Facts[] => (Array.isArray(value) ? (value as Facts[]) : []);

const isFacts = (value: unknown): value is Facts => typeof value === "object" && value !== null;

function credit(facts: Facts, { t, money }: Teller): string[] {
  if (facts["onCredit"] === false) return [t("reviews.say_notOnCredit")];
  const told = (name: string) => money(text(facts[name]), text(facts["currency"]) || undefined);
  const figures = { limit: told("limit"), exposure: told("exposure"), after: told("after") };
  const over = text(facts["over"]);
  return [compare(over || "0", "0") > 0 ? t("reviews.say_creditOver", { ...figures, over: told("over") }) : t("reviews.say_credit", figures)];
}

function prices({ lines, release }: Facts, { t, quantity }: Teller): string[] {
  const over = list(lines);
  if (over.length === 0) return [t("reviews.say_pricesFine")];
  const told = (value: unknown) => (text(value) ? quantity(text(value)) : t("reviews.none"));
  const deviations = over.map(({ line, code, price, listPrice, floorPrice, percent, belowFloor }) =>
    t(belowFloor === true ? "reviews.say_priceBelow" : "reviews.say_price", {
      line, code, price: told(price), list: told(listPrice), floor: told(floorPrice), ...(belowFloor !== true && { percent: text(percent) }),
    }));
  return [...deviations, ...(isFacts(release) ? [t("reviews.say_priceReleased", { by: text(release["by"]), words: text(release["words"]) })] : [])];
}

function stock({ products }: Facts, { t, quantity }: Teller): string[] {
  const seen = list(products);
  if (seen.length === 0) return [t("reviews.say_noStockNeeded")];
  return seen.map(({ code, wanted, available }) => {
    const missing = minus(text(wanted), text(available));
    const figures = { code, wanted: quantity(text(wanted)), available: quantity(text(available)) };
    return compare(missing, "0") > 0 ? t("reviews.say_stockShort", { ...figures, missing: quantity(missing) }) : t("reviews.say_stock", figures);
  });
}

function leadTime({ feasibleBy, requested }: Facts, { t }: Teller): string[] {
  if (!text(feasibleBy)) return [t("reviews.say_nothingToMake")];
  const asked = text(requested) || t("reviews.none");
  // The year 9999 stands for "never" among days that are compared as text.
  return [text(feasibleBy).startsWith("9999") ? t("reviews.say_leadTimeNever", { requested: asked }) : t("reviews.say_leadTime", { feasible: feasibleBy, requested: asked })];
}

function archive({ differences }: Facts, { t }: Teller): string[] {
  const found = list(differences);
  if (found.length === 0) return [t("reviews.say_archiveSame")];
  return found.map(({ field, given, archive: known }) => {
    const told = Array.isArray(known) ? known.map(text).filter(Boolean).join(" / ") : text(known);
    return t("reviews.say_difference", { field: t(`reviews.field_${text(field)}`), given: text(given) || t("reviews.none"), archive: told || t("reviews.none") });
  });
}

function oral({ oral: isOral, confirmedAt }: Facts, { t }: Teller): string[] {
  if (isOral !== true) return [t("reviews.say_notOral")];
  return [t(confirmedAt ? "reviews.say_oralConfirmed" : "reviews.say_oralOpen")];
}

const said: Record<string, (facts: Facts, tell: Teller) => string[]> = {
  creditWithinLimit: credit,
  priceWithinAuthority: prices,
  stockCoversOrder: stock,
  leadTimeFits: leadTime,
  customerMatchesArchive: archive,
  oralOrderConfirmed: oral,
  termsWithinPolicy: ({ asked, agreed }, { t }) => [t("reviews.say_terms", { asked: termsName(asked, t), agreed: termsName(agreed, t) })],
  elementsComplete: ({ lines, total, currency }, { t, money }) => [t("reviews.say_elements", { lines, total: money(text(total), text(currency) || undefined) })],
  originalAttached: ({ originals }, { t }) => [originals === 0 ? t("reviews.say_noOriginals") : t("reviews.say_originals", { originals })],
  notDuplicate: ({ numbers }, { t }) => [texts(numbers) ? t("reviews.say_twins", { numbers: texts(numbers) }) : t("reviews.say_noTwin")],
  technicallyFeasible: ({ linesWithoutParameters: bare }, { t }) => [texts(bare) ? t("reviews.say_parametersMissing", { lines: texts(bare) }) : t("reviews.say_parametersComplete")],
};

const usual = ["prepaid", "prepaid30", "cashOnDelivery", "monthly30", "monthly60"];
/** Terms by their code: usual ones by name, a customer's own as they are called. */
const termsName = (code: unknown, t: Translate): string => (usual.includes(text(code)) ? t(`customers.terms_${text(code)}`) : text(code) || t("reviews.none"));

/**
 * The evidence of an automatic check in sentences: what was compared with what, and by how much it misses. A check that a policy
 * brought and this page does not know yet tells its bare facts.
 */
export function evidenceOf({ check, facts }: CheckResult, tell: Teller): string[] {
  const say = said[check];
  return say ? say(facts, tell) : Object.entries(facts).map(([name, value]) => `${name}${tell.t("ui.colon")}${text(value) || JSON.stringify(value)}`);
}

/** Whether a review's checks found prices beyond their seller's authority, released or not. */
export const hasPriceException = (checks: readonly CheckResult[]): boolean => checks.some(({ check, facts }) => check === "priceWithinAuthority" && list(facts["lines"]).length > 0);

/** Lines of goods that a stock check found short, to begin the question to production with. */
export function shortagesOf(checks: readonly CheckResult[]): { code: string; missing: string }[] {
  return checks
    .filter(({ check }) => check === "stockCoversOrder")
    .flatMap(({ facts }) => list(facts["products"]).map(({ code, wanted, available }) => ({ code: text(code), missing: minus(text(wanted), text(available)) })))
    .filter(({ missing }) => compare(missing, "0") > 0);
}
