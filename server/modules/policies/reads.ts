import * as contract from "../../../contract/policies.ts";
import { read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { keptPack } from "./earlier-packs.ts";
import { checkPack } from "./pack-check.ts";
import * as store from "./store.ts";

const withState = <Row extends store.VersionRow>(row: Row) => Object.assign(row, { state: row.approvedBy === null ? ("draft" as const) : ("approved" as const) });

export const listPolicies = read(contract.listPolicies, async (_, { tx }) => {
  const rows = await store.versions(tx);
  const newest = rows.filter(({ policyId }, i) => rows.findIndex((row) => row.policyId === policyId) === i);
  const policies = newest.map(({ policyId, packId, name }) => ({
    policyId, packId, name, versions: rows.filter((row) => row.policyId === policyId).map(withState),
  }));
  return { policies, assignments: await store.assignments(tx) };
});

export const readPolicyVersion = read(contract.readPolicyVersion, async ({ policyId, version }, { tx }) => {
  const row = await store.versionOf(tx, policyId, version);
  if (!row) return refuse("notFound");
  const { body, ...shown } = withState(row);
  const pack = keptPack(body);
  return { ...shown, name: pack.name, pack };
});

export const checkPolicy = read(contract.checkPolicy, ({ text }) => {
  const result = checkPack(text);
  return Promise.resolve({ faults: "errors" in result ? result.errors : [] });
});
