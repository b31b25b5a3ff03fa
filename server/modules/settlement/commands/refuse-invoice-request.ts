import * as contract from "../../../../contract/settlement.ts";
import { handle } from "../../../platform/command.ts";
import { moveLocked } from "../moving.ts";

export const refuseInvoiceRequest = handle(contract.refuseInvoiceRequest, ({ requestId, reason, expectedRevision }, context) =>
  moveLocked(context, { requestId, expectedRevision, verb: "refuse", what: "invoiceRefused", words: reason, kept: reason }));
