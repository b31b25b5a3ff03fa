import { setTimeout as sleep } from "node:timers/promises";
import { lookAtMachine, takenByOthers } from "../../../server/bench/noise.ts";
import type { Told } from "../../../server/bench/web/goals.ts";
import type { Answer, Walk } from "../../../server/bench/web/run.ts";
import { launchChromium } from "../chromium.ts";
import { approved, pushedDown, traced } from "./deciding.ts";
import { oneLine, pasted, wholeOrder } from "./entering.ts";
import { found } from "./finding.ts";
import { listLoaded, signedByPhone } from "./loading.ts";
import { listMoved, screenChanged } from "./moving.ts";
import { type Figure, round, type Visit, visitOf } from "./visit.ts";

const walks: Readonly<Record<number, (visit: Visit) => Promise<Figure[]>>> = {
  1: wholeOrder, 2: pasted, 3: oneLine, 4: found, 5: approved, 6: pushedDown, 7: traced, 8: listLoaded, 9: signedByPhone, 10: listMoved, 11: screenChanged,
};
const restMs = 500;

/** The share of the processors that is taken while system and browser are at rest: by others, then. */
async function othersNow(): Promise<number> {
  const before = lookAtMachine([]);
  await sleep(restMs);
  const after = lookAtMachine([]);
  return before && after ? takenByOthers(before, after) : 0;
}

const isTime = ({ unit }: Figure): boolean => unit === "ms" || unit === "frames" || unit === "s";

async function walked(goal: number, visit: Visit): Promise<Told[]> {
  const before = await othersNow();
  try {
    const figures = await walks[goal]!(visit);
    await visit.close();
    const others = round(Math.max(before, await othersNow()), 2);
    return figures.map((figure) => ({ goal, ...figure, ...(isTime(figure) && { others }) }));
  } catch (error) {
    return [{ goal, fault: error instanceof Error ? error.message : String(error) }];
  } finally {
    await visit.close();
  }
}

// The process that `gendan bench web` starts: it is told where to walk, tells every figure, and ends.
const send = (answer: Answer): boolean => process.send!(answer);
process.once("message", (walk: Walk) => void walkAll(walk));

async function walkAll(walk: Walk): Promise<void> {
  try {
    const browser = await launchChromium({ asPeopleHaveIt: true });
    const visit = visitOf(walk, browser);
    for (const goal of walk.goals) for (const told of await walked(goal, visit)) send({ told });
    await browser.close();
    send({ done: true });
  } finally {
    process.disconnect();
  }
}
