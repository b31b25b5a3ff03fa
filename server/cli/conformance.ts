import { mutantsOf, runMutant } from "../conformance/mutants.ts";
import { type OpenHouse, type Outcome, proveRules, systems, temporaryHouse } from "../conformance/run.ts";

export interface ConformanceOptions {
  json: boolean;
  /** Breaks the rules one by one in copies of the packs instead, and expects exactly the broken rule's line to turn red. */
  mutants?: boolean;
  print: (line: string) => void;
}

const lineOf = ({ id, says, ok, expected, found }: Outcome): string => (ok ? `ok ${id} ${says}` : `FAIL ${id} expected ${expected} found ${found}`);

async function straight(open: OpenHouse, names: readonly string[], { json, print }: ConformanceOptions): Promise<boolean> {
  const outcomes: Outcome[] = [];
  for (const name of names) outcomes.push(...(await proveRules(open, systems[name]!, (outcome) => void (json || print(lineOf(outcome))))));
  const holds = outcomes.every(({ ok }) => ok);
  if (json) print(JSON.stringify({ holds, outcomes }, null, 2));
  return holds;
}

/** A mutant is killed when the rules of its field, and no others, turn red. */
async function broken(open: OpenHouse, names: readonly string[], { json, print }: ConformanceOptions): Promise<boolean> {
  const tried: { system: string; ids: readonly string[]; what: string; killed: boolean; red: string[] }[] = [];
  for (const system of names)
    for (const { ids, what, change } of mutantsOf(systems[system]!)) {
      // A copy that founds no company proves nothing; the others are tried all the same.
      const red = await runMutant(open, { system: systems[system]!, change }).catch((error: Error) => [error.message]);
      const killed = red.join() === ids.join();
      tried.push({ system, ids, what, killed, red });
      if (!json) print(`${killed ? "killed  " : "SURVIVED"} ${ids.join(", ")} ${what}${killed ? "" : `: red are ${red.join(", ") || "none"}`}`);
    }
  const holds = tried.every(({ killed }) => killed);
  print(json ? JSON.stringify({ holds, mutants: tried }, null, 2) : `${tried.filter(({ killed }) => killed).length} of ${tried.length} killed`);
  return holds;
}

/**
 * `gendan conformance <systems>`: takes orders through HTTP against a house of its own, and tells rule by rule whether it holds.
 * Answers 0 when all hold, 1 when any does not; throws for a system that nobody knows.
 */
export async function conformance(names: readonly string[], options: ConformanceOptions): Promise<number> {
  const unknown = names.filter((name) => !systems[name]);
  if (unknown.length) throw new Error(`no such system: ${unknown.join(", ")}; there are ${Object.keys(systems).join(", ")}`);
  const open = await temporaryHouse();
  try {
    return (await (options.mutants ? broken : straight)(open, names, options)) ? 0 : 1;
  } finally {
    await open.close();
  }
}
