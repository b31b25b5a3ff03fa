import { createCustomer as contract } from "../../../../contract/customer-commands.ts";
import type { CustomerFields } from "../../../../contract/customers.ts";
import type { ParsedInputOf, Refusal } from "../../../../contract/toolkit.ts";
import { type CommandContext, handleEach } from "../../../platform/command.ts";
import { type Refused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { insertPeopleAndPlaces, keepVersions } from "../archive-store.ts";
import { type CustomersDeps, tidy, usccRefusal } from "../customers.ts";
import { customerCreated } from "../events.ts";
import { referenceRefusals } from "../references.ts";
import { insertCustomers, nextNumbers, otherWith } from "../store.ts";

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

type Drafted = { input: Input; fields: CustomerFields; refused: Refused | undefined };

/** What is wrong with a customer's file before anything is written. */
async function drafted(context: CommandContext, input: Input, deps: CustomersDeps): Promise<Drafted> {
  const { code: _code, contacts: _contacts, addresses: _addresses, ...given } = input;
  const fields = owned(tidy(given), context);
  const wrong = usccRefusal(fields.uscc);
  return { input, fields, refused: refuseAll([...(wrong ? [wrong] : []), ...receiverRefusals(input), ...(await referenceRefusals(context.tx, fields, deps))]) };
}

/** A sound file with its number, and its people and places with their ids. */
function newFile(context: CommandContext, { input: { contacts, addresses }, fields }: Drafted, code: string) {
  const id = context.newId();
  const people = contacts.map((contact) => Object.assign({ id: context.newId() }, contact));
  const places = addresses.map(({ receiver, ...address }, i) =>
    Object.assign({ id: context.newId(), receiverId: receiver === null ? null : people[receiver]!.id, isDefault: i === 0, active: true }, address));
  const row = {
    ...fields, id, code, state: "pending" as const, stateReason: "", creditLimit: "0", temporaryCredit: "0", temporaryCreditUntil: null,
    createdBy: context.actor.id, createdAt: context.now, revision: 1,
  };
  return { row, people, places };
}

export const createCustomer = (deps: CustomersDeps) =>
  handleEach(contract, async (inputs, context) => {
    const drafts: Drafted[] = [];
    for (const input of inputs) drafts.push(await drafted(context, input, deps));
    const sound = drafts.filter(({ refused }) => !refused);
    const numbers = await nextNumbers(context.tx, sound.filter(({ input }) => input.code === undefined).length);
    const files = new Map(sound.map((draft) => [draft, newFile(context, draft, draft.input.code ?? `C${String(numbers.shift()).padStart(5, "0")}`)]));
    const added = await insertCustomers(context.tx, [...files.values()].map(({ row }) => row));
    const kept = [...files.values()].filter(({ row }) => added.has(row.id));
    if (kept.length) await insertPeopleAndPlaces(context.tx, kept.map(({ row, people, places }) => ({ customerId: row.id, contacts: people, addresses: places })));
    if (kept.length) await keepVersions(context.tx, kept.map(({ row }) => row.id), { by: context.actor.id, at: context.now });
    const outcomes: ({ id: string; revision: number; code: string } | Refused)[] = [];
    for (const draft of drafts) {
      const file = files.get(draft);
      outcomes.push(draft.refused ?? (file && added.has(file.row.id) ? told(context, file, draft.fields) : await takenRefusal(context, { id: file!.row.id, code: file!.row.code, fields: draft.fields })));
    }
    return outcomes;
  });

function told(context: CommandContext, { row: { id, code }, people, places }: ReturnType<typeof newFile>, fields: CustomerFields) {
  record(context, { subject: { kind: "customer", id }, what: "created", facts: { code, ...fields, contacts: people.map((person) => person.id), addresses: places.map((address) => address.id) } });
  context.emit(customerCreated({ customerId: id }));
  return { id, revision: 1, code };
}
