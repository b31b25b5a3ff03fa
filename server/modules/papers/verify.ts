import type { Rendering, Verification } from "../../../contract/papers-api.ts";
import type { Archive, Sheet } from "./archive.ts";
import { hashOf, isSoundSignature, signed, snapshotOf } from "./sheets.ts";
import type { PaperRecord } from "./store.ts";

function sheetAt({ paper, signatures }: PaperRecord, rendering: Rendering): Sheet | undefined {
  const shown = signatures.slice(0, rendering.signatures);
  const facts = signed(snapshotOf(paper), shown);
  // A receipt signed on a phone has its picture in the facts themselves.
  return facts && { paper, facts, signatures: shown.length, imageHashes: facts.signatures.flatMap(({ imageHash }) => imageHash ?? []), rendering };
}

/**
 * Recomputes what can be: the snapshot's hash, each signature's, the archived PDFs' from the disk, and whether printing again gives the same bytes. `sound` speaks
 * of what was kept; a new release of templates may print otherwise without anything being wrong.
 */
export async function verify(companyId: string, record: PaperRecord, archive: Archive): Promise<Verification> {
  const { paper } = record;
  const snapshot = hashOf(paper.snapshot) === paper.snapshotHash;
  const signatures = record.signatures.map((row) => ({ seq: row.seq, sound: isSoundSignature(paper, row) }));
  const renderings: Verification["renderings"] = [];
  for (const rendering of record.renderings) {
    const { size, locale, sha256 } = rendering;
    const sheet = snapshot ? sheetAt(record, rendering) : undefined;
    const again = sheet !== undefined && (await archive.printsAgain(companyId, sheet, { size, locale, sha256 }));
    renderings.push({ size, locale, signatures: rendering.signatures, sha256, archived: await archive.isSound(companyId, sha256), printedAgain: again ? "same" : "differs" });
  }
  const sound = snapshot && signatures.every((one) => one.sound) && renderings.every((one) => one.archived);
  return { paperId: paper.id, sound, snapshot, signatures, renderings };
}
