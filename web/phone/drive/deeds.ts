import type * as driver from "../../../contract/driver.ts";
import type { Input } from "../../api/client.ts";
import { ProblemError } from "../../api/problem.ts";
import { type SentPhoto, sendWaiting, type Shelf, type Upload, type Waiting } from "../queue.ts";

/** What a driver does on his way, as the server takes it. */
export type Act =
  | { what: "departure"; input: Input<typeof driver.driverLeaves> }
  | { what: "arrival"; input: Input<typeof driver.driverArrives> }
  | { what: "delay"; input: Input<typeof driver.driverIsLate> }
  | { what: "handOver"; input: Omit<Input<typeof driver.driverHandsOver>, "photos"> }
  | { what: "refusal"; input: Omit<Input<typeof driver.driverIsRefused>, "photos"> };

/** A deed that waits on this phone, or that the server refused; then it stands there until the driver has seen why. */
export interface Deed extends Waiting {
  act: Act;
  /** Of several the first one goes first. */
  no: number;
  /** Stop or delivery, for the driver. */
  about: string;
  refused?: { title: string; hint: string };
}

export interface Wire {
  upload: Upload;
  send(deed: Deed, photos: SentPhoto[]): Promise<unknown>;
}

/**
 * Sends deeds one after the other, for a receipt needs the arrival before it. Without an answer it stops: what is left waits. A refused one stays with the
 * reason, the ones behind it go on. Answers what is left.
 */
export async function sendInOrder(deeds: readonly Deed[], shelf: Shelf<Deed>, wire: Wire): Promise<Deed[]> {
  const left: Deed[] = [];
  let cut = false;
  for (const deed of deeds) {
    if (cut || deed.refused) {
      left.push(deed);
      continue;
    }
    try {
      cut = (await sendWaiting(deed, shelf, wire)) === undefined;
      // What of its photos has arrived, the shelf knows.
      if (cut) left.push((await shelf.all()).find(({ key }) => key === deed.key) ?? deed);
    } catch (error) {
      const refused = { ...deed, refused: error instanceof ProblemError ? { title: error.problem.title, hint: error.problem.hint ?? "" } : { title: String(error), hint: "" } };
      await shelf.put(refused);
      left.push(refused);
    }
  }
  return left;
}

const waits = (deeds: readonly Deed[], fits: (act: Act) => boolean): boolean => deeds.some(({ act, refused }) => !refused && fits(act));
/** What the driver did that the server does not know yet. */
export const waitsFor = (deeds: readonly Deed[]) => ({
  departure: waits(deeds, ({ what }) => what === "departure"),
  delay: waits(deeds, ({ what }) => what === "delay"),
  arrival: (no: number) => waits(deeds, (act) => act.what === "arrival" && Number(act.input.no) === no),
  handOver: (deliveryId: string) => waits(deeds, (act) => act.what === "handOver" && act.input.deliveryId === deliveryId),
  refusal: (deliveryId: string) => waits(deeds, (act) => act.what === "refusal" && act.input.deliveryId === deliveryId),
});
export type Waits = ReturnType<typeof waitsFor>;

/** Whether the same waits already: a second tap before the page has changed is no second deed. Being late can be told again. */
export function alreadyWaits(deeds: readonly Deed[], act: Act): boolean {
  const known = waitsFor(deeds);
  if (act.what === "arrival") return known.arrival(Number(act.input.no));
  if (act.what === "handOver" || act.what === "refusal") return known[act.what](act.input.deliveryId);
  return act.what === "departure" && known.departure;
}
