import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Company, makeCompany } from "../../conformance/company.ts";
import { httpDoor } from "../http-door.ts";
import type { Rig } from "../rig.ts";
import type { Told } from "./goals.ts";

/** What the walker in the browser is given. */
export interface Walk {
  address: string;
  /** Where orders are entered, reviewed, sent and signed for. */
  company: Company;
  /** With which somebody is signed in who sees all of the company that has many orders; none where there is no such company. */
  searcher?: string;
  goals: readonly number[];
}
/** What it answers: a figure at a time, and at last that it is done. */
export type Answer = { told: Told } | { done: true };

const walker = fileURLToPath(new URL("../../../test/browser/goals/main.ts", import.meta.url));
const pack = readFileSync(new URL("../../../packs/sys-01.order-processing-and-tracking.yaml", import.meta.url), "utf8");
const needed = ["playwright-core", ...(process.env["CHROMIUM_PATH"] === undefined ? ["@sparticuz/chromium"] : [])];

/** Why nothing can be walked here, in words; undefined where all is there. Chromium belongs to the packages of development, the walks to the tests. */
export function walkerMissing(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  const absent = needed.filter((name) => {
    try {
      return !resolve(name);
    } catch {
      return true;
    }
  });
  if (absent.length) return `The goals are walked in Chromium, and ${absent.join(" and ")} is not installed: run "npm install --include=dev" in Gendan's folder; where no Chromium is packaged, set CHROMIUM_PATH too.`;
  return existsSync(walker) ? undefined : `The walks lie with the tests, and ${walker} is not there: run this in a checkout of the repository.`;
}

/** Walks the goals in a browser that another process drives; every figure is told as it comes. */
export async function runWeb(rig: Rig, { told, ...wish }: Pick<Walk, "goals" | "searcher"> & { told(told: Told): void }): Promise<Told[]> {
  const door = httpDoor(rig.gendan.address);
  const company = await rig.inside((house) => makeCompany(house, door, { name: "澄江纸品", pack, demo: true })).finally(() => door.close());
  const found: Told[] = [];
  const child = fork(walker);
  const walk: Walk = { address: rig.gendan.address, company, ...wish };
  let done = false;
  child.on("message", (answer: Answer) => {
    if ("done" in answer) done = true;
    else {
      found.push(answer.told);
      told(answer.told);
    }
  });
  child.send(walk);
  await endOf(child);
  if (!done) throw new Error(`the walker in the browser ended with ${child.exitCode ?? child.signalCode} before it was done`);
  return found;
}

/** Waits for its end; one that is broken off leaves no browser behind. */
async function endOf(child: ChildProcess): Promise<void> {
  const withUs = () => void child.kill("SIGTERM");
  process.once("exit", withUs);
  await once(child, "exit");
  process.off("exit", withUs);
}
