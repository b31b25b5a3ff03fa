import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("commands-not-met.txt", import.meta.url);
const heading = `# Commands that no test has had accepted in a house of its own, so that nobody has seen the journal told of them (P24): made by \`GENDAN_NOT_MET=1 npm test\`, looked at by people,
# compared by every whole run. One that is not named here must be met; those that were met all the same are said, to be taken out.
`;

/** The text of the list; where all were met, its heading alone. */
export const listOf = (names: readonly string[]): string => `${heading}${names.length ? `\n${names.join("\n")}\n` : ""}`;

/** What was met (`report`, as the watch of the tests wrote it: test/support/telling.ts) against the list: which commands were not met, which of them are new without a test, and which of the list were met. */
export function compared(report: string, list: string): { not: string[]; unknown: string[]; met: string[] } {
  const lines = report.split("\n");
  const named = (what: string) => lines.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length));
  const met = new Set(named("met "));
  const not = [...new Set(named("known "))].filter((name) => !met.has(name)).toSorted();
  const known = list.split("\n").filter((line) => line && !line.startsWith("#"));
  return { not, unknown: not.filter((name) => !known.includes(name)), met: known.filter((name) => met.has(name)) };
}

/** What a whole run has met, against what is known not to be; writes the list anew where that is asked for. */
export function commandsNotMet(reportFile: string): { unknown: string[]; met: string[] } {
  const report = readFileSync(reportFile, "utf8");
  if (process.env["GENDAN_NOT_MET"]) writeFileSync(file, listOf(compared(report, "").not));
  return compared(report, readFileSync(file, "utf8"));
}
