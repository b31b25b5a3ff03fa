import * as contract from "../../../../contract/takeovers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { openOrBegin } from "../opening.ts";
import { takeoverSubject } from "../takeovers.ts";
import * as store from "../store.ts";

/** Begins without old books: an empty takeover, sealed at once. Refused while files of books are there. */
export const startEmpty = handle(contract.startEmpty, async ({ cutoverOn }, context) => {
  const { tx, actor, now } = context;
  const takeover = await openOrBegin(context, cutoverOn);
  if (isRefused(takeover)) return takeover;
  if ((await store.filesOf(tx, takeover.id)).some(({ kind }) => contract.bookKinds.some((book) => book === kind))) return refuse("takeoverHasFiles");
  const { revision } = await store.accept(tx, { id: takeover.id, by: actor.id, at: now, accepted: { sums: {}, files: [] } });
  record(context, { subject: takeoverSubject(takeover.id), what: "startedEmpty", facts: { cutoverOn } });
  return { takeoverId: takeover.id, revision };
});
