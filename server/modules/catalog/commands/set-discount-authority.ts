import { setDiscountAuthority as contract } from "../../../../contract/prices.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { saveAuthority } from "../price-store.ts";

/** How far a role may go below the list price. Nobody sets it for a role of his own, for then he would release his own prices. Refused: authorityYourOwn. */
export const setDiscountAuthority = handle(contract, async (authority, context) => {
  if (context.actor.roles.includes(authority.role)) return refuse("authorityYourOwn", {}, ["role"]);
  const { id } = await saveAuthority(context.tx, context.newId(), authority);
  record(context, { subject: { kind: "discountAuthority", id }, what: "set", facts: authority });
  return authority;
});
