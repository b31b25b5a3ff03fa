import * as contract from "../../../../contract/companies.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import * as store from "../store.ts";

interface Wanted {
  id: string;
  what: "ledgerAdded" | "ledgerEdited";
  row: contract.LedgerInput;
}

async function save(context: CommandContext, { id, what, row }: Wanted) {
  const saved = await store.saveLedger(context.tx, id, row);
  if (!saved) return refuse("ledgerNameTaken", { name: row.name }, ["name"]);
  record(context, { subject: { kind: "ledger", id }, what, facts: { ...row } });
  return saved;
}

/** For the operator, who sets a company up before it has people. Refused: ledgerNameTaken. */
export const newLedger = (context: CommandContext, row: contract.LedgerInput) => save(context, { id: context.newId(), what: "ledgerAdded", row });

export const addLedger = handle(contract.addLedger, (row, context) => newLedger(context, row));

export const editLedger = handle(contract.editLedger, async ({ ledgerId, expectedVersion, ...row }, context) => {
  const before = await store.lockLedger(context.tx, ledgerId);
  if (!before) return refuse("notFound");
  if (before.revision !== expectedVersion) return refuse("stale", { revision: before.revision });
  return save(context, { id: ledgerId, what: "ledgerEdited", row });
});
