import { type PaperKind, paperSnapshot, type SnapshotOf } from "../../../../contract/papers.ts";
import type { Subject } from "../../../../contract/toolkit.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { oncePerTx } from "../../../platform/once-per-tx.ts";
import { canonical, record } from "../../journal/index.ts";
import { hashOf, type PaperRow } from "../sheets.ts";
import * as store from "../store.ts";

export interface NewPaper<Kind extends PaperKind = PaperKind> {
  kind: Kind;
  subject: Subject;
  /** Which of several of a kind: a run, a delivery. */
  part?: string;
  /** The document was made by this very command, so there is no earlier version to count from. */
  ofNew?: boolean;
  /** The facts; the paper's version in them is set here. */
  snapshot: SnapshotOf<Kind>;
}

export interface MadePaper {
  paperId: string;
  number: string;
  version: number;
  /** SHA-256 of the snapshot's text, hex. */
  hash: string;
}

// However many papers a command makes of a subject, it asks for their versions once.
const versionsSoFar = oncePerTx((tx, key) => {
  const [kind = "", id = ""] = key.split(" ");
  return store.lastVersions(tx, { kind, id });
});

/**
 * Makes the next version of a paper: keeps the facts word for word, within the command that made them true. Its bytes are made when somebody first wants them: they follow from the facts alone. Throws ZodError for a
 * snapshot that breaks the contract: its builder has a bug.
 */
export const makePaper = async <Kind extends PaperKind>(context: CommandContext, given: NewPaper<Kind>): Promise<MadePaper> => {
  const { tx, actor, now } = context;
  const { kind, subject: { kind: subjectKind, id }, part = "" } = given;
  const subject = { kind: subjectKind, id };
  const versions = given.ofNew ? new Map<string, number>() : await versionsSoFar(tx, `${subjectKind} ${id}`);
  const version = (versions.get(`${kind} ${part}`) ?? 0) + 1;
  versions.set(`${kind} ${part}`, version);
  const facts = paperSnapshot.parse({ ...given.snapshot, paper: { ...given.snapshot.paper, version } });
  if (facts.kind !== kind) throw new Error(`a snapshot of ${facts.kind} cannot be a ${kind}`);
  const snapshot = canonical(facts);
  const paper: PaperRow = {
    id: context.newId(), kind, subject, part, version, number: facts.paper.number, snapshot, snapshotHash: hashOf(snapshot), madeBy: actor.id, madeByName: facts.paper.madeBy, madeAt: now,
  };
  context.collect(store.insertPapers, paper);
  record(context, { subject, what: "paperMade", facts: { paperId: paper.id, paper: kind, ...(part && { part }), version, hash: paper.snapshotHash } });
  return { paperId: paper.id, number: paper.number, version, hash: paper.snapshotHash };
};
