import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { insertNote } from "../tables.ts";
import { conclude, load } from "../work.ts";

/** Adds what happened or was said, also to a settled case; nothing is ever taken out again. */
export const addNote = handle(contract.addNote, async ({ caseId, text }, context) => {
  const one = await load(context, caseId, {});
  if (isRefused(one)) return one;
  context.collect(insertNote, { id: context.newId(), caseId, at: context.now, by: context.actor.id, byName: context.actor.name, text });
  return conclude(context, one, { change: {}, what: "caseNoted", why: text });
});
