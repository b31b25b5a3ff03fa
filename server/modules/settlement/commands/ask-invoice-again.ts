import * as contract from "../../../../contract/settlement.ts";
import { handle } from "../../../platform/command.ts";
import { moveLocked } from "../moving.ts";

export const askInvoiceAgain = handle(contract.askInvoiceAgain, ({ requestId, note, expectedRevision }, context) =>
  moveLocked(context, { requestId, expectedRevision, verb: "askAgain", what: "invoiceAskedAgain", words: note, kept: null }));
