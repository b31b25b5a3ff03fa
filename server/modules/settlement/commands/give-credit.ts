import * as contract from "../../../../contract/settlement-credits.ts";
import { handle } from "../../../platform/command.ts";
import type { GiveCredit } from "../credit-notes.ts";

/** A credit note on a person's word; other rooms credit for a case or a return by the room's door. */
export const giveCredit = (credit: GiveCredit) =>
  handle(contract.giveCredit, ({ orderId, ...facts }, context) => credit(context, { orderId, source: { kind: "order", id: null, number: null }, ...facts }));
