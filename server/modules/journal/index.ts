import type { CommandContext } from "../../platform/command.ts";
import { type Telling, tellings } from "./store.ts";

/**
 * Puts on record what a command does to a subject. Written with the command's last statement, chained to the subject's
 * earlier entries; every command tells at least once. Facts carry keys, never names or phone numbers of people.
 */
export function record(context: CommandContext, telling: Telling): void {
  context.collect(tellings, telling);
  context.changed(telling.subject);
}

export { entriesAbout, entryAt, type JournalRow, type Telling, whoDid } from "./store.ts";
export { canonical, firstBreak, type Happening, link } from "./journal.ts";
export { lastSealText, type Seal, sealJob, sealsOutside, sealWriter } from "./seals.ts";
