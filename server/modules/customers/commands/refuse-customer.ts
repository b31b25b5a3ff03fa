import { refuseCustomer as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { step } from "../changing.ts";
import { customerRefused } from "../events.ts";

export const refuseCustomer = handle(contract, (given, context) => {
  context.emit(customerRefused({ customerId: given.id }));
  return step(context, "refuse", given);
});
