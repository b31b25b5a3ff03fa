import type { Tx } from "../../platform/db.ts";
import type { Handler } from "../../platform/command.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { reverse } from "./commands/reverse-ruling.ts";
import { rule } from "./commands/rule.ts";
import { type KeptRuling, type Ports, standing } from "./exceptions.ts";
import { readPriceException } from "./reads.ts";
import { rulingsKnown, rulingsOf } from "./store.ts";

/** Prices beyond their seller's authority. */
export const routesOf = (ports: Ports): readonly Handler[] => [readPriceException(ports), rule(ports), reverse(ports)];

/** The ruling that holds for a version of a document, word for word. */
export const rulingOf = async (tx: Tx, subject: Subject, hash: string): Promise<KeptRuling | undefined> => standing(await rulingsOf(tx, subject), hash);

/** What was ruled of a document's prices at the version whose words have the hash, the oldest first. */
export const rulingsOfVersion = async (tx: Tx, subject: Subject, hash: string): Promise<KeptRuling[]> => (await rulingsKnown(tx, subject)).filter(({ subjectHash }) => subjectHash === hash).toReversed();

/** For how much a version's lines may be sold after their prices were refused, by line. */
export async function countersOf(tx: Tx, subject: Subject, version: number): Promise<ReadonlyMap<string, string>> {
  const ruling = (await rulingsOf(tx, subject)).find(({ reversal, subjectVersion, outcome }) => !reversal && subjectVersion === version && outcome === "refused");
  return new Map(ruling?.lines.flatMap(({ lineId, counterPrice }) => (counterPrice === null ? [] : [[lineId, counterPrice]])));
}

export * from "./events.ts";
export { type AskedPrice, type AskedPrices, deepest, exceptionOf, isReleased, type KeptRuling, type Picture, type Ports, type Reviewed } from "./exceptions.ts";
