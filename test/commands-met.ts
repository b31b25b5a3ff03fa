import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("commands-not-met.txt", import.meta.url);
const heading = `# Commands that no test has had accepted in a house of its own, so that nobody has seen the journal told of them (P24): made by \`GENDAN_NOT_MET=1 npm test\`, looked at by people,
# compared by every whole run. One that is not named here must be met; those that were met all the same are said, to be taken out.
`;

/** What a whole run has met, against what is known not to be: which commands are new without a test, and which of the known ones were met. `report` is what the watch of the tests wrote (test/support/telling.ts). */
export function commandsNotMet(report: string): { unknown: string[]; met: string[] } {
  const lines = readFileSync(report, "utf8").split("\n");
  const named = (what: string) => lines.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length));
  const met = new Set(named("met "));
  const not = [...new Set(named("known "))].filter((name) => !met.has(name)).toSorted();
  if (process.env["GENDAN_NOT_MET"]) writeFileSync(file, `${heading}\n${not.join("\n")}\n`);
  const known = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return { unknown: not.filter((name) => !known.includes(name)), met: known.filter((name) => met.has(name)) };
}
