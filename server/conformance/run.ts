import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import { openHouse } from "../main.ts";
import type { House } from "../house.ts";
import { clockWith } from "../platform/clock.ts";
import { startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { migrate } from "../platform/migrations.ts";
import { makeCompany } from "./company.ts";
import { type Door, doorAt } from "./door.ts";
import { Differs, type Rule, sceneOf, tuesday } from "./scene.ts";
import { entryRules } from "./sys-01-entry.ts";
import { executionRules } from "./sys-01-execution.ts";
import { reviewRules } from "./sys-01-review.ts";
import { timeRules } from "./sys-24.ts";
import { changeRules } from "./sys-25.ts";

/** A source system: the file of its pack, the pack, and its rules with their proofs. */
export interface System {
  file: string;
  pack: string;
  rules: readonly Rule[];
}

/** Which proofs belong to which pack. */
const proofs: Readonly<Record<string, readonly Rule[]>> = {
  "sys-01.order-processing-and-tracking.yaml": [...entryRules, ...reviewRules, ...executionRules],
  "sys-24.time-limits.yaml": timeRules,
  "sys-25.order-and-change-management.yaml": changeRules,
};

/** The systems that have proofs, by the name that their pack gives itself. */
export const systems: Readonly<Record<string, System>> = Object.fromEntries(
  Object.entries(proofs).map(([file, rules]) => {
    const pack = readFileSync(new URL(`../../packs/${file}`, import.meta.url), "utf8");
    return [(parse(pack) as PolicyPack).system!, { file, pack, rules }];
  }),
);

export interface Outcome {
  id: string;
  says: string;
  ok: boolean;
  expected?: string;
  found?: string;
}

/** A house with an open door. */
export interface OpenHouse {
  house: House;
  door: Door;
  close(): Promise<void>;
}

/** Opens the door of a house whose clock the proofs may move. */
export async function openedHouse(house: House): Promise<OpenHouse> {
  const door = doorAt(await house.app.listen({ host: "127.0.0.1", port: 0 }));
  return { house, door, close: () => house.close() };
}

/** Starts a whole system on a temporary embedded database, its clock at `tuesday`. */
export async function temporaryHouse(): Promise<OpenHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-conformance-"));
  const server = await startEmbeddedPostgres({ dataDir });
  await migrate(server.connection);
  const open = await openedHouse(await openHouse({ connection: server.connection, clock: clockWith(), publicUrl: "http://localhost:3000", dataDir, version: "conformance", log: "errors" }));
  return {
    ...open,
    async close() {
      await open.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function outcomeOf({ id, says, prove }: Rule, scene: Parameters<Rule["prove"]>[0]): Promise<Outcome> {
  scene.at(0);
  try {
    await prove(scene);
    return { id, says, ok: true };
  } catch (error) {
    if (error instanceof Differs) return { id, says, ok: false, expected: error.expected, found: error.found };
    return { id, says, ok: false, expected: "every step accepted", found: error instanceof Error ? error.message : String(error) };
  }
}

/** Proves rules one by one in a company of their own that works by this pack; the orders of one rule are no other's. */
export async function proveRules({ house, door }: OpenHouse, { pack, rules }: Pick<System, "pack" | "rules">, told: (outcome: Outcome) => void = () => undefined): Promise<Outcome[]> {
  // Everybody was hired the day before, for the proofs move the clock back and forth.
  house.clock.moveTo(tuesday.getTime() - 86_400_000 - Date.now());
  const scene = sceneOf(house, { door, company: await makeCompany(house, door, { name: "澄江纸品", pack, demo: true }) });
  const outcomes: Outcome[] = [];
  for (const rule of rules) {
    const outcome = await outcomeOf(rule, scene);
    outcomes.push(outcome);
    told(outcome);
  }
  return outcomes;
}
