import { editAddress as contract } from "../../../../contract/customer-commands.ts";
import { changesBetween } from "../../../platform/changes.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { updateAddress } from "../archive-store.ts";
import { keep, locked } from "../changing.ts";
import { read } from "../store.ts";

export const editAddress = handle(contract, async ({ id, addressId, expectedRevision, ...given }, context) => {
  const before = await locked(context, id, expectedRevision);
  if (isRefused(before)) return before;
  const { contacts, addresses } = (await read(context.tx, id))!;
  const now = addresses.find((address) => address.id === addressId);
  if (!now) return refuse("notFound");
  if (given.receiverId && !contacts.some(({ id: known, erased }) => known === given.receiverId && !erased)) return refuse("referenceUnknown", { field: "receiverId" }, ["receiverId"]);
  const after = { ...given, id: addressId };
  await updateAddress(context.tx, id, after);
  return keep(context, before, { what: "addressEdited", facts: { addressId, changes: changesBetween(now, after) } });
});
