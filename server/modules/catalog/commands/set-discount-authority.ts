import { type Authority, compare } from "../../../../contract/money.ts";
import { permissionsOf } from "../../../../contract/permissions.ts";
import { setDiscountAuthority as contract } from "../../../../contract/prices.ts";
import { type Context, handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { readers } from "../../people/index.ts";
import { discountAuthority, saveAuthority } from "../price-store.ts";

/** Whether this gives a role more than it has; a role without a row has nothing. */
const raises = (wanted: Authority, standing: Authority | undefined): boolean =>
  compare(wanted.maxDiscountPercent, standing?.maxDiscountPercent ?? "0") > 0 || (wanted.belowFloor && !standing?.belowFloor);

/** Who could set a role's authority, by name: they have the permission and not the role. */
const whoMay = async ({ tx, now }: Context, role: string): Promise<string> =>
  (await readers(tx, now)).filter(({ roles }) => permissionsOf(roles).has(contract.permission) && !roles.some((held) => held === role)).map(({ name }) => name).join(", ") || "—";

/** Sets how much a role may give by itself. Refused (`authorityOwnRole`) to whoever would raise that of a role which he has or stands in for; he may lower it (C-18, decision 0023). */
export const setDiscountAuthority = handle(contract, async (authority, context) => {
  const { role } = authority;
  const standing = (await discountAuthority(context.tx)).find((one) => one.role === role);
  if (context.actor.roles.includes(role) && raises(authority, standing)) return refuse("authorityOwnRole", { who: await whoMay(context, role) }, ["role"]);
  const { id } = await saveAuthority(context.tx, context.newId(), authority);
  record(context, { subject: { kind: "discountAuthority", id }, what: "set", facts: { ...authority, before: standing ?? null } });
  return authority;
});
