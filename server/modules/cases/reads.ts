import * as contract from "../../../contract/cases.ts";
import { read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { aboutOf, type Case, mayReach } from "./cases.ts";
import * as store from "./store.ts";

const rowOf = (one: Case): contract.CaseRow => ({
  id: one.id, number: one.number, state: one.state, revision: one.revision, subject: aboutOf(one), part: one.part, title: one.title, customerName: one.customerName, kind: one.kind,
  source: one.source, description: one.description, ownerId: one.ownerId, ownerName: one.ownerName, openedAt: one.openedAt, settledAt: one.settledAt,
});

export const listCases = read(contract.listCases, async (filter, context) => {
  const { rows, next } = await store.list(context.tx, filter, context);
  return { rows: rows.map(rowOf), next };
});

export const readCase = read(contract.readCase, async ({ caseId }, context) => {
  const one = await store.read(context.tx, caseId);
  if (!one || !mayReach(context, one)) return refuse("notFound");
  const { openedByName, departments, photos, proposal, customerAnswer, result, satisfaction } = one;
  return { ...rowOf(one), openedByName, departments, photos, proposal, customerAnswer, result, satisfaction, notes: await store.notesOf(context.tx, caseId) };
});
