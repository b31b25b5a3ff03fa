import { unblockCustomer as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { step } from "../changing.ts";

export const unblockCustomer = handle(contract, (given, context) => step(context, "unblock", given));
