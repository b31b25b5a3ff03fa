import * as duties from "../../contract/duties.ts";
import type { PaperKind } from "../../contract/papers.ts";
import { listPapers } from "../../contract/papers-api.ts";
import type { House } from "../house.ts";
import { type Company, type Desk, roleOf } from "./company.ts";
import type { Door } from "./door.ts";
import { type Life, lifeOf } from "./life.ts";

/** A Tuesday morning, ten minutes after work begins: three hours later it is not yet noon. */
export const tuesday = new Date("2026-11-24T00:40:00Z");
const hour = 3_600_000;
/** How far from its end a limit is kept, and broken, in hours. */
const margin = 0.1;

/** A rule of a source system and its proof; a rule that does not hold rejects with `Differs`. */
export interface Rule {
  id: string;
  says: string;
  prove: (scene: Scene) => Promise<void>;
}

/** What a rule wants and what was found instead. */
export class Differs extends Error {
  readonly expected: string;
  readonly found: string;
  constructor(what: string, expected: string, found: string) {
    super(`${what}: expected ${expected}, found ${found}`);
    this.expected = `${what} ${expected}`;
    this.found = found;
  }
}
export function same(what: string, found: unknown, expected: unknown): void {
  const [wanted, got] = [expected, found].map((side) => JSON.stringify(side) ?? "nothing") as [string, string];
  if (wanted !== got) throw new Differs(what, wanted, got);
}

interface Limit {
  duty: string;
  hours: number;
  /** What the duty is about; absent: the order. */
  kind?: "order" | "change";
  /** Brings an order to where the duty opens, and answers what it is about. */
  begin: () => Promise<string>;
  /** Does what the duty asks for. */
  end: (orderId: string) => Promise<unknown>;
  part?: (orderId: string) => Promise<string>;
  /** The person whose duty it must be; absent: somebody's. */
  owner?: Desk;
}

export type Scene = ReturnType<typeof sceneOf>;

/** A company's life with the clock in hand: hours are counted from `tuesday`. */
export function sceneOf(house: House, { company, door }: { company: Company; door: Door }) {
  const life: Life = lifeOf({ company, door, clock: house.clock });
  const { director } = life.staff;
  const at = (hours: number) => house.clock.moveTo(tuesday.getTime() + hours * hour - Date.now());
  const work = (name: string) => house.jobs.find((job) => job.name === name)!.work(new AbortController().signal);
  const dutyOf = async (subjectId: string, id: string, { part, kind = "order" }: { part?: string | undefined; kind?: Limit["kind"] } = {}) =>
    (await director.ask(duties.dutiesOfSubject, { kind, id: subjectId })).find(({ definition, part: of }) => definition.id === id && (part === undefined || of === part));

  async function limit({ duty: id, kind, hours, begin, end, part, owner }: Limit): Promise<void> {
    for (const [after, kept] of [[hours - margin, true], [hours + margin, false]] as const) {
      at(0);
      const orderId = await begin();
      const of = { kind, part: part && (await part(orderId)) };
      at(after);
      await work("duties.sweep");
      const running = await dutyOf(orderId, id, of);
      same(`${id} after ${after} h: open, owned, escalated`, [running?.state, Boolean(running?.ownerId ?? running?.ownerRole), Boolean(running?.escalations[0]?.firedAt)], ["open", true, !kept]);
      if (owner) same(`${id}: whose`, running?.ownerId ?? running?.ownerRole, life.staff[owner].id);
      await end(orderId);
      const closed = await dutyOf(orderId, id, of);
      same(`${id} after ${after} h: kept`, [closed?.state, closed?.kept], ["closed", kept]);
    }
    at(0);
  }
  return {
    ...life, house, at, roleOf, work, dutyOf,
    /** The duty is kept a little before its limit, and broken and escalated a little after it, on record both times. */
    limit,
    async hasPapers(orderId: string, ...kinds: PaperKind[]) {
      const papers = await life.staff.clerk.ask(listPapers, { kind: "order", id: orderId });
      same("papers", kinds.filter((kind) => papers.some((paper) => paper.kind === kind)), kinds);
    },
  };
}
