import * as contract from "../../../contract/takeovers.ts";
import { handle, type Handler, read } from "../../platform/command.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { record } from "../../modules/journal/index.ts";
import * as takeovers from "../../modules/takeovers/index.ts";
import { acceptTakeover } from "./accept.ts";
import { depsOf, type TakeoverGiven } from "./deps.ts";
import { limitsShown } from "./limits.ts";
import { importTakeoverFile } from "./import-file.ts";
import { controlsShown, sumsOfFiles } from "./sums.ts";

export { booksOf } from "./read-book.ts";
export { takeOverOrderOf } from "./take-over-order.ts";

const readTakeover = read(contract.readTakeover, async (_, { tx, now }) => {
  const sources = await takeovers.sourcesOf(tx);
  const takeover = await takeovers.currentTakeover(tx);
  if (!takeover) return { takeover: null, files: [], controls: [], limits: [], sources };
  const files = await takeovers.filesOf(tx, takeover.id);
  const { id, cutoverOn, openedAt, acceptedAt, acceptedBy, revision } = takeover;
  return {
    takeover: { id, cutoverOn, openedAt, acceptedAt, acceptedBy, revision }, sources,
    files: files.map((file) => ({ id: file.id, kind: file.kind, source: file.source, name: file.name, sha256: file.sha256, rows: file.rows, byName: file.byName, at: file.at })),
    controls: await controlsShown(tx, files, await takeovers.controlsOf(tx, takeover.id)),
    limits: acceptedAt ? [] : await limitsShown({ tx, now }, { credits: await takeovers.creditsOf(tx, takeover.id), books: files }),
  };
});

/** Types sums of the old books in; only such as the files or the warehouses have. */
const setControls = handle(contract.setControls, async ({ values }, context) => {
  const { tx, actor, now } = context;
  const takeover = await takeovers.lockOpen(context);
  if (isRefused(takeover)) return takeover;
  const known = await sumsOfFiles(tx, await takeovers.filesOf(tx, takeover.id));
  const unknown = values.find(({ key }) => known[key] === undefined);
  if (unknown) return refuse("controlUnknown", { key: unknown.key });
  await takeovers.saveControls(tx, { takeoverId: takeover.id, values, by: actor.id, at: now });
  const { revision } = await takeovers.touch(tx, { id: takeover.id });
  record(context, { subject: takeovers.takeoverSubject(takeover.id), what: "takeoverSumsTyped", facts: { values } });
  return { takeoverId: takeover.id, revision };
});

/** Moving in with the old books, over all rooms that they concern. */
export function takeoverRoutesOf(given: TakeoverGiven): readonly Handler[] {
  const deps = depsOf(given);
  return [...takeovers.routes, readTakeover, setControls, importTakeoverFile(deps), acceptTakeover(deps)];
}
