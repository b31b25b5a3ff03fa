import { setDiscountAuthority as contract } from "../../../../contract/prices.ts";
import { handle } from "../../../platform/command.ts";
import { record } from "../../journal/index.ts";
import { saveAuthority } from "../price-store.ts";

export const setDiscountAuthority = handle(contract, async (authority, context) => {
  const { id } = await saveAuthority(context.tx, context.newId(), authority);
  record(context, { subject: { kind: "discountAuthority", id }, what: "set", facts: authority });
  return authority;
});
