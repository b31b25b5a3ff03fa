import * as contract from "../../../../contract/papers-api.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import type { MaySee } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { markOf } from "../print-mark.ts";
import { lookAt } from "../sheets.ts";
import * as store from "../store.ts";

/** Counts a print. The bytes with its mark are fetched with the number that comes back. */
export const printPaper = (maySee: MaySee) =>
  handle(contract.printPaper, async ({ paperId, size, locale }, context) => {
    const { tx, actor, now } = context;
    const paper = await store.read(tx, paperId);
    if (!paper || !(await maySee(context, paper.subject))) return refuse("notFound");
    const look = lookAt(paper.kind, { size, locale });
    if (isRefused(look)) return look;
    await store.inTurn(tx, paperId);
    const print = await store.insertPrint(tx, paperId, { ...look, by: actor.id, byName: actor.name, at: now });
    record(context, { subject: paper.subject, what: "paperPrinted", facts: { paperId, print } });
    return { paperId, print, mark: markOf(locale, print) ?? null };
  });
