import { resubmitCustomer as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { step } from "../changing.ts";
import { customerCreated } from "../events.ts";

export const resubmitCustomer = handle(contract, (given, context) => {
  context.emit(customerCreated({ customerId: given.id }));
  return step(context, "resubmit", given);
});
