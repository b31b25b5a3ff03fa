import * as contract from "../../../../contract/takeovers.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { lockOpen } from "../opening.ts";
import { takeoverSubject } from "../takeovers.ts";
import * as store from "../store.ts";

/** Takes the file of a book away; what registers were given by a file stays in them. */
export const removeFile = handle(contract.removeTakeoverFile, async ({ fileId }, context) => {
  const { tx, actor, now } = context;
  const takeover = await lockOpen(context);
  if (isRefused(takeover)) return takeover;
  const file = (await store.filesOf(tx, takeover.id)).find(({ id }) => id === fileId);
  if (!file) return refuse("notFound");
  if (!contract.bookKinds.some((kind) => kind === file.kind)) return refuse("registerFileStays");
  await store.removeFiles(tx, { takeoverId: takeover.id, kind: file.kind, by: actor.id, at: now });
  await store.touch(tx, { id: takeover.id });
  record(context, { subject: takeoverSubject(takeover.id), what: "takeoverFileRemoved", facts: { kind: file.kind, name: file.name, sha256: file.sha256 } });
  return { fileId };
});
