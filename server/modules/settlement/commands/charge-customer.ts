import * as contract from "../../../../contract/settlement-credits.ts";
import { handle } from "../../../platform/command.ts";
import type { ChargeCustomer } from "../charges.ts";

/** A charge on a person's word; other rooms charge by the room's door. */
export const chargeCustomer = (charge: ChargeCustomer) =>
  handle(contract.chargeCustomer, (facts, context) => charge(context, { ...facts, source: { kind: "order", id: null, number: null } }));
