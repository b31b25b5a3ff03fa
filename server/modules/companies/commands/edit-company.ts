import * as contract from "../../../../contract/companies.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { companySubject } from "../companies.ts";
import * as store from "../store.ts";

export const editCompany = handle(contract.editCompany, async ({ expectedVersion, ...wanted }, context) => {
  const before = await store.lockCompany(context.tx);
  if (before.revision !== expectedVersion) return refuse("stale", { revision: before.revision });
  const saved = await store.updateCompany(context.tx, wanted);
  const { name, shortName, uscc, publicAddress } = before;
  record(context, { subject: companySubject(context.tx.companyId), what: "companyEdited", facts: { from: { name, shortName, uscc, publicAddress }, to: wanted } });
  return saved;
});
