import type { CaseKind, CaseSource } from "../../../contract/cases.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { caseOpened } from "./events.ts";
import * as store from "./store.ts";

export interface OpenCase {
  subject: Subject;
  part?: string;
  /** What a list shows of the document that it is about. */
  title: string;
  customerName: string;
  salespersonId: string | null;
  departmentId: string | null;
  kind: CaseKind;
  source: CaseSource;
  description: string;
  /** Departments that work on it. */
  departments?: readonly string[];
  photos?: readonly string[];
}

/** Facts that `server/main.ts` hands to this room. */
export interface CasesDeps {
  takeNumber(context: Pick<Context, "tx" | "now">): Promise<string>;
}

/** Opens a case about a document; called by a process. Answers its id. */
export const openCase = ({ takeNumber }: CasesDeps) => async (context: CommandContext, given: OpenCase): Promise<string> => {
  const { subject, part, departments = [], photos = [], ...facts } = given;
  const [id, number] = [context.newId(), await takeNumber(context)];
  await store.insert(context.tx, {
    ...facts, id, number, subjectKind: subject.kind, subjectId: subject.id, part: part ?? null, departments: [...departments], photos: [...photos], state: "open", revision: 0, openedAt: context.now,
    openedBy: context.actor.id, openedByName: context.actor.name, ownerId: null, ownerName: null, proposal: null, customerAnswer: null, result: null, satisfaction: null, settledAt: null,
  });
  record(context, { subject: { kind: "case", id }, what: "caseOpened", facts: { about: subject, part, kind: given.kind, source: given.source }, why: given.description });
  record(context, { subject, what: "caseOpened", facts: { caseId: id, number, part, kind: given.kind } });
  context.emit(caseOpened({ subject, part, caseId: id }));
  return id;
};
