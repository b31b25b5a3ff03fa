import { createCustomer as contract } from "../../../../contract/customer-commands.ts";
import type { CustomerFields } from "../../../../contract/customers.ts";
import type { ParsedInputOf, Refusal } from "../../../../contract/toolkit.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { type Refused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { insertPeopleAndPlaces, keepVersion } from "../archive-store.ts";
import { type CustomersDeps, tidy, usccRefusal } from "../customers.ts";
import { customerCreated } from "../events.ts";
import { referenceRefusals } from "../references.ts";
import { insertCustomer, nextNumber, otherWith } from "../store.ts";

type Input = ParsedInputOf<typeof contract>;

/** Whoever sets up a customer looks after it, unless he may set up customers for others and says so. */
function owned(fields: CustomerFields, { actor, scope }: CommandContext): CustomerFields {
  const sells = scope === "own" || actor.roles.includes("salesperson");
  const salespersonId = scope === "own" ? actor.id : (fields.salespersonId ?? (sells ? actor.id : null));
  return { ...fields, salespersonId, departmentId: fields.departmentId ?? actor.departmentIds[0] ?? null };
}

function receiverRefusals({ addresses, contacts }: Input): Refusal[] {
  return addresses.flatMap(({ receiver }, i) =>
    receiver === null || contacts[receiver] ? [] : [{ code: "referenceUnknown", facts: { field: "receiver" }, path: ["addresses", i, "receiver"] }]);
}

async function takenRefusal({ tx }: CommandContext, { id, code, fields }: { id: string; code: string; fields: CustomerFields }): Promise<Refused> {
  const other = await otherWith(tx, fields, id);
  if (!other) return refuse("customerCodeTaken", { code }, ["code"]);
  return other.uscc && other.uscc === fields.uscc ? refuse("usccTaken", other, ["uscc"]) : refuse("customerNameTaken", other, ["name"]);
}

export const createCustomer = (deps: CustomersDeps) =>
  handle(contract, async (input, context) => {
    const { code: givenCode, contacts, addresses, ...given } = input;
    const fields = owned(tidy(given), context);
    const wrong = usccRefusal(fields.uscc);
    const refused = refuseAll([...(wrong ? [wrong] : []), ...receiverRefusals(input), ...(await referenceRefusals(context.tx, fields, deps))]);
    if (refused) return refused;
    const id = context.newId();
    const code = givenCode ?? `C${(await nextNumber(context.tx)).padStart(5, "0")}`;
    const row = {
      ...fields, id, code, state: "pending" as const, stateReason: "", creditLimit: "0", temporaryCredit: "0", temporaryCreditUntil: null,
      createdBy: context.actor.id, createdAt: context.now, revision: 1,
    };
    if (!(await insertCustomer(context.tx, row))) return takenRefusal(context, { id, code, fields });
    const people = contacts.map((contact) => Object.assign({ id: context.newId() }, contact));
    const places = addresses.map(({ receiver, ...address }, i) =>
      Object.assign({ id: context.newId(), receiverId: receiver === null ? null : people[receiver]!.id, isDefault: i === 0, active: true }, address));
    await insertPeopleAndPlaces(context.tx, id, { contacts: people, addresses: places });
    await keepVersion(context.tx, id, { by: context.actor.id, at: context.now });
    record(context, { subject: { kind: "customer", id }, what: "created", facts: { code, ...fields, contacts: people.map((person) => person.id), addresses: places.map((address) => address.id) } });
    context.emit(customerCreated({ customerId: id }));
    return { id, revision: 1, code };
  });
