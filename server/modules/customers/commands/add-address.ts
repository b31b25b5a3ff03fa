import { addAddress as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { insertPeopleAndPlaces } from "../archive-store.ts";
import { keep, locked } from "../changing.ts";
import { read } from "../store.ts";

export const addAddress = handle(contract, async ({ id, ...given }, context) => {
  const before = await locked(context, id);
  if (isRefused(before)) return before;
  const { contacts, addresses } = (await read(context.tx, id))!;
  if (given.receiverId && !contacts.some(({ id: known, erased }) => known === given.receiverId && !erased)) return refuse("referenceUnknown", { field: "receiverId" }, ["receiverId"]);
  const addressId = context.newId();
  const address = { ...given, isDefault: given.isDefault || addresses.length === 0 };
  await insertPeopleAndPlaces(context.tx, [{ customerId: id, addresses: [{ ...address, id: addressId }] }]);
  return { ...(await keep(context, before, { what: "addressAdded", facts: { addressId, ...address } })), addressId };
});
