import { paperKinds, type PaperKind, paperSnapshot, type SnapshotOf } from "../../../../contract/papers.ts";
import type { Subject } from "../../../../contract/toolkit.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { canonical, record } from "../../journal/index.ts";
import { hashOf, type Look, type PaperRow } from "../sheets.ts";
import * as store from "../store.ts";

export interface NewPaper<Kind extends PaperKind = PaperKind> {
  kind: Kind;
  subject: Subject;
  /** Which of several of a kind: a run, a delivery. */
  part?: string;
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

/** Renders a paper that was just made, so that its first reader need not wait; failing that the first reader makes it. */
export type Prerender = (companyId: string, paperId: string, look: Look) => void;

/**
 * Makes the next version of a paper: keeps the facts word for word, within the command that made them true. Bytes are made after the commit. Throws ZodError for a
 * snapshot that breaks the contract: its builder has a bug.
 */
export const makePaper = (prerender: Prerender) => async <Kind extends PaperKind>(context: CommandContext, given: NewPaper<Kind>): Promise<MadePaper> => {
  const { tx, actor, now } = context;
  const { kind, subject: { kind: subjectKind, id }, part = "" } = given;
  const subject = { kind: subjectKind, id };
  await store.inTurn(tx, kind, subjectKind, id, part);
  const version = (await store.lastVersion(tx, { kind, subject, part })) + 1;
  const facts = paperSnapshot.parse({ ...given.snapshot, paper: { ...given.snapshot.paper, version } });
  if (facts.kind !== kind) throw new Error(`a snapshot of ${facts.kind} cannot be a ${kind}`);
  const snapshot = canonical(facts);
  const paper: PaperRow = {
    id: context.newId(), kind, subject, part, version, number: facts.paper.number, snapshot, snapshotHash: hashOf(snapshot), madeBy: actor.id, madeByName: facts.paper.madeBy, madeAt: now,
  };
  await store.insert(tx, paper);
  record(context, { subject, what: "paperMade", facts: { paperId: paper.id, paper: kind, ...(part && { part }), version, hash: paper.snapshotHash } });
  context.afterCommit(() => prerender(tx.companyId, paper.id, { size: paperKinds[kind].size, locale: "zh-CN" }));
  return { paperId: paper.id, number: paper.number, version, hash: paper.snapshotHash };
};
