import { setTimeout as sleep } from "node:timers/promises";
import * as orders from "../../contract/orders.ts";
import * as settlement from "../../contract/settlement.ts";
import { type Door, doorAt, type Knock, type Reply } from "../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../server/conformance/life.ts";
import type { Acknowledged } from "./acknowledged.ts";
import { lessen, packAgain, payAgain, remark, sendBack } from "./deeds.ts";
import type { System } from "./system.ts";

const tries = 5;
// Of one in a crowd, who waits longest when the machine has much else to do.
const triesInCrowd = 20;
const pauseMs = 250;
// Of a crowd in front of a line: everybody is served in the end, on a machine that does much else too.
const crowdPatienceMs = 60_000;
// A restart on a busy machine takes up to 10 s; a life that meets a longer one is given up.
const patienceMs = 20_000;
/** Between two steps of a life, so that a start beside them is not slowed down. */
const paceMs = 40;

/** Nobody answered, however often it asked: the client does not know whether its write was done. */
class GaveUp extends Error {}

export interface Told {
  acknowledged: Acknowledged[];
  /** Of every life that began, acknowledged or not. */
  marks: string[];
  /** Whole lives that came to their end. */
  completed: number;
  givenUp: number;
  retries: number;
  /** Answers by status other than success, of requests that were then repeated. */
  failures: Record<number, number>;
}

async function untilReady(address: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && !(await fetch(`${address}/ready`).then(({ ok }) => ok, () => false))) await sleep(pauseMs);
}

const isTooBusy = (reply: Reply | undefined): boolean => (reply?.json as { code?: string } | undefined)?.code === "tooBusy";

/** Asks one process after the other, always with the same key, until one answers, at most so many times. */
async function persistent(addresses: readonly string[], knock: Knock, { told, most }: { told: Told; most: number }): Promise<Reply> {
  const began = Date.now();
  for (let [attempt, asked] = [1, 0]; ; attempt += 1) {
    const reply = await doorAt(addresses[asked % addresses.length]!)(knock).catch(() => undefined);
    asked += 1;
    if (reply && reply.status < 500) return reply;
    if (reply) told.failures[reply.status] = (told.failures[reply.status] ?? 0) + 1;
    if (attempt >= most) throw new GaveUp(knock.name);
    told.retries += 1;
    await sleep(pauseMs);
    // Told that too many ask, it asks again; nothing has failed.
    if (isTooBusy(reply) && Date.now() - began < crowdPatienceMs) {
      attempt -= 1;
      continue;
    }
    // The first time it asks again at once, while the system may still be falling or rising.
    if (attempt > 1) await Promise.any(addresses.map(untilReady));
  }
}

/** A system of several processes as a client with patience meets it: first the one of this number. */
export function patientDoor(addresses: readonly string[], first = 0): Door {
  const at = first % addresses.length;
  const told: Told = { acknowledged: [], marks: [], completed: 0, givenUp: 0, retries: 0, failures: {} };
  return (knock) => persistent([...addresses.slice(at), ...addresses.slice(0, at)], knock, { told, most: triesInCrowd });
}

/** A door that repeats with the same key, and notes what was acknowledged to the life with this mark. */
const notingDoor = (addresses: readonly string[], mark: string, told: Told): Door => async (knock) => {
  await sleep(paceMs);
  const reply = await persistent(addresses, knock, { told, most: tries });
  if (knock.method !== "GET" && reply.status < 300)
    told.acknowledged.push({ mark, name: knock.name, url: knock.url, asked: JSON.parse(String(knock.body ?? "{}")) as Record<string, unknown>, answered: reply.json as Record<string, unknown> });
  return reply;
};

async function liveOnce(life: Life, mark: string): Promise<void> {
  const orderId = await life.confirm({ customerPo: mark });
  await remark(life, orderId);
  await lessen(life, orderId);
  await packAgain(life, orderId);
  await life.ship(orderId, `SF-${mark}`);
  await life.sign(orderId);
  await life.invoice(orderId, mark);
  await sendBack(life, orderId);
  await payAgain(life, orderId, mark);
}

/** Order after order with money on account: writes that come quickly, so that many are under way when the kill comes. */
async function writeBriefly({ company, dayAfter, enter, staff }: Life, mark: string): Promise<void> {
  const { orderId, revision } = await enter({ customerPo: mark });
  await staff.finance.ask(settlement.recordReceipt, { customerId: company.customer.id, ledgerId: company.ledgerId, amount: "100.00", receivedOn: dayAfter(0), means: "cash", remark: mark });
  await staff.clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
}

/** So many clients, half of them with whole lives and half with short ones, one after another until `stopped`; a refusal is a fault and rejects. */
export async function runClients({ addresses, companies: [company] }: Pick<System, "addresses" | "companies">, { count, stopped, told }: { count: number; stopped: () => boolean; told: Told }): Promise<void> {
  const client = async (name: number) => {
    const nearest = [...addresses.slice(name % addresses.length), ...addresses.slice(0, name % addresses.length)];
    for (let n = 1; !stopped(); n += 1) {
      const mark = `KILL-${name}-${n}`;
      told.marks.push(mark);
      try {
        const life = lifeOf({ company: company!, door: notingDoor(nearest, mark, told), clock: { now: () => new Date() } });
        await (name % 2 ? liveOnce : writeBriefly)(life, mark);
        if (name % 2) told.completed += 1;
      } catch (error) {
        if (!(error instanceof GaveUp)) throw error;
        told.givenUp += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: count }, (_, name) => client(name + 1)));
}
