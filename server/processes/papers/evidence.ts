import type { SnapshotOf } from "../../../contract/papers.ts";
import { asAmount, compare, minus } from "../../../contract/money.ts";
import type { CheckResult } from "../../../contract/reviews.ts";
import { evidenceWords } from "./evidence-words.ts";
import { termsName } from "./terms-words.ts";
import { archiveFields, checkNames } from "./words.ts";

type Facts = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
const list = (value: unknown): Facts[] => (Array.isArray(value) ? (value as Facts[]) : []);
const names = (value: unknown): string => (Array.isArray(value) ? value.map(text).join("、") : "");

const say = (key: keyof typeof evidenceWords, facts: Facts = {}): string => evidenceWords[key].replace(/\{(\w+)\}/g, (_, name: string) => text(facts[name]) || "—");

function credit(facts: Facts): string {
  if (facts.onCredit === false) return say("notOnCredit");
  const amounts = Object.fromEntries(["limit", "exposure", "after", "over"].map((name) => [name, asAmount(text(facts[name]) || "0", text(facts.currency))]));
  return say(compare(amounts.over ?? "0", "0") > 0 ? "creditOver" : "credit", amounts);
}

function stock({ products }: Facts): string {
  const seen = list(products).map((row) => ({ ...row, missing: minus(text(row.wanted) || "0", text(row.available) || "0") }));
  return seen.length ? seen.map((row) => say(compare(row.missing, "0") > 0 ? "stockShort" : "stock", row)).join("") : say("noStockNeeded");
}

function leadTime(facts: Facts): string {
  if (!text(facts.feasibleBy)) return say("nothingToMake");
  // The year 9999 stands for "never" among days that are compared as text.
  return say(text(facts.feasibleBy).startsWith("9999") ? "leadTimeNever" : "leadTime", facts);
}

const released = (release: unknown): string => (typeof release === "object" && release !== null ? say("priceReleased", release as Facts) : "");

function prices({ lines, release }: Facts): string {
  const over = list(lines);
  return over.length ? over.map((row) => say(row.belowFloor === true ? "priceBelow" : "price", row)).join("") + released(release) : say("pricesFine");
}

function archive({ differences }: Facts): string {
  const fields = list(differences).map(({ field }) => archiveFields[text(field) as keyof typeof archiveFields]);
  return fields.length ? say("archiveDiffers", { fields: names(fields) }) : say("archiveSame");
}

const said: Readonly<Record<keyof typeof checkNames, (facts: Facts) => string>> = {
  creditWithinLimit: credit,
  termsWithinPolicy: ({ asked, agreed }) => say("terms", { asked: termsName(text(asked)), agreed: termsName(text(agreed)) }),
  priceWithinAuthority: prices, stockCoversOrder: stock, leadTimeFits: leadTime, customerMatchesArchive: archive,
  oralOrderConfirmed: ({ oral, confirmedAt }) => say(oral === true ? (confirmedAt ? "oralConfirmed" : "oralOpen") : "notOral"),
  elementsComplete: (facts) => say("elements", facts),
  originalAttached: (facts) => say(facts["originals"] === 0 ? "noOriginals" : "originals", facts),
  notDuplicate: ({ numbers }) => (names(numbers) ? say("twins", { numbers: names(numbers) }) : say("noTwin")),
  technicallyFeasible: ({ linesWithoutParameters: bare }) => (names(bare) ? say("parametersMissing", { lines: names(bare) }) : say("parametersComplete")),
};

/** Automatic checks with the evidence that they were decided on, as a paper prints them. */
export const checksOf = (checks: readonly CheckResult[]): SnapshotOf<"preliminaryReview">["checks"] =>
  checks.map(({ check, result, facts }) => {
    const known = check as keyof typeof checkNames;
    return { name: checkNames[known] ?? check, result, evidence: said[known]?.(facts) };
  });
