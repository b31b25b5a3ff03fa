import { caseEscalated } from "../modules/cases/index.ts";
import { notify } from "../modules/notices/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { ReadersOf } from "./readers.ts";

/** A case that is handed up is told to everybody of the role at once. */
export const escalationsAreTold = (readersOf: ReadersOf): Reaction =>
  when(caseEscalated, async ({ caseId, number, title, to, reason, by }, context) => {
    for (const { id } of (await readersOf(context)).filter(({ roles }) => roles.some((role) => role === to)))
      notify(context, { personId: id, kind: "caseEscalated", facts: { number, title, reason, by }, subject: { kind: "case", id: caseId }, key: `case ${caseId} ${context.now.toISOString()} ${id}` });
  });
