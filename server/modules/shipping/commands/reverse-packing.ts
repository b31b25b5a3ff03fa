import { minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { paperFactsOf } from "../attachments.ts";
import { issueChanged, packingReversed } from "../events.ts";
import { issueDelta } from "../leaving.ts";
import { takeBack } from "../reversing.ts";
import { movesOf } from "../shipping.ts";
import { replacePackages } from "../store.ts";
import { about, load } from "../work.ts";

/** The boxes are opened again; what was picked stays picked. Refused with `reverseCheckFirst` once they were checked, and so on. */
export const reversePacking = handle(contract.reversePacking, async ({ deliveryId, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "reversePacking", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const moves = movesOf(lines, ({ packed }) => minus("0", packed));
  context.emit(packingReversed({ ...about(delivery), moves, undoes: "packed", again: "readyToPack" }));
  const issued = issueDelta(lines, () => "0");
  if (issued.length) context.emit(issueChanged({ ...about(delivery), moves: issued }));
  const packages = (await paperFactsOf(context.tx, deliveryId))?.packages ?? [];
  return takeBack(context, loaded, {
    what: "packing", reason, said: { moves, packages }, change: { state: "picked", packingDone: false }, lines: lines.map((line) => ({ ...line, packed: "0" })), rows: replacePackages(context.tx, deliveryId, []),
  });
});
