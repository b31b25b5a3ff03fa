import { blockCustomer as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { step } from "../changing.ts";

export const blockCustomer = handle(contract, (given, context) => step(context, "block", given));
