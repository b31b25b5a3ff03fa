import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { type OldFile, type Takeover, takeoverSubject } from "./takeovers.ts";
import * as store from "./store.ts";

/** Takes a file in that was read without a fault, in the place of the one before; its columns are remembered for its source. */
export async function keepOldFile(context: CommandContext, takeover: Pick<Takeover, "id">, given: Omit<OldFile, "id" | "by" | "byName" | "at">): Promise<void> {
  const { tx, actor, now } = context;
  await store.insertFile(tx, takeover.id, { ...given, id: context.newId(), by: actor.id, byName: actor.name, at: now });
  await store.saveMapping(tx, { source: given.source, kind: given.kind, columns: given.columns, by: actor.id, at: now });
  await store.touch(tx, { id: takeover.id });
  const { kind, source, name, sha256, rows, sums } = given;
  record(context, { subject: takeoverSubject(takeover.id), what: "takeoverFileImported", facts: { kind, source, name, sha256, rows, sums } });
}

/** Seals the takeover with what was accepted: sums and hashes stay in its row and its journal. */
export async function sealTakeover(context: CommandContext, takeover: Takeover, accepted: { sums: Record<string, string>; files: readonly OldFile[] }): Promise<{ revision: number }> {
  const { tx, actor, now } = context;
  const files = accepted.files.map(({ kind, source, name, sha256, rows }) => ({ kind, source, name, sha256, rows }));
  record(context, { subject: takeoverSubject(takeover.id), what: "takeoverAccepted", facts: { cutoverOn: takeover.cutoverOn, sums: accepted.sums, files } });
  return store.accept(tx, { id: takeover.id, by: actor.id, at: now, accepted: { sums: accepted.sums, files } });
}
