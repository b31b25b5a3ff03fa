import type { z } from "zod";
import type { caseCost, caseLine, caseStep } from "../../../contract/cases.ts";
import type { Collector } from "../../platform/collect.ts";
import { tableOf } from "../../platform/table.ts";
import type { Case } from "./cases.ts";

const columns = {
  id: "uuid", number: "text", subjectKind: "text", subjectId: "uuid", part: "text", orderId: "uuid", customerId: "uuid", title: "text", customerName: "text", salespersonId: "uuid", departmentId: "uuid", kind: "text",
  source: "text", description: "text", departments: "uuid[]", photos: "uuid[]", state: "text", revision: "int", openedAt: "timestamptz", openedBy: "uuid", openedByName: "text", ownerId: "uuid", ownerName: "text",
  finding: "text", blame: "text", proposals: "text[]", proposal: "text", answer: "text", customerAnswer: "text", carriedOut: "text", escalatedTo: "text", cost: "numeric", result: "text", satisfaction: "int", settledAt: "timestamptz",
} satisfies Record<keyof Case, string>;
export const table = tableOf<Case>("cases.cases", columns);
export const filedTable = tableOf<Case & { searchText: string }>("cases.cases", { ...columns, searchText: "text" });

export interface Note {
  id: string;
  caseId: string;
  at: Date;
  by: string;
  byName: string;
  text: string;
}
export const noteTable = tableOf<Note>("cases.notes", { id: "uuid", caseId: "uuid", at: "timestamptz", by: "uuid", byName: "text", text: "text" });

export type Line = z.output<typeof caseLine> & { caseId: string };
export const lineTable = tableOf<Line>("cases.lines", { caseId: "uuid", orderLineId: "uuid", lineNo: "int", productId: "uuid", productCode: "text", name: "text", unit: "text", quantity: "numeric" });

export type Step = z.output<typeof caseStep> & { caseId: string; by: string };
export const stepTable = tableOf<Step>("cases.steps", {
  id: "uuid", caseId: "uuid", what: "text", codes: "text[]", means: "text", text: "text", files: "uuid[]", at: "timestamptz", by: "uuid", byName: "text",
});

export type Cost = z.output<typeof caseCost> & { caseId: string; by: string };
export const costTable = tableOf<Cost>("cases.costs", { id: "uuid", caseId: "uuid", kind: "text", amount: "numeric", currency: "text", note: "text", at: "timestamptz", by: "uuid", byName: "text" });

/** Keeps what was said, found, offered, done and paid; all of it append-only. */
export const insertNote: Collector<Note> = { name: "case_note", parts: (notes, { tx }) => [{ name: "case_notes", sql: noteTable.insert(tx.companyId, notes) }] };
export const insertStep: Collector<Step> = { name: "case_step", parts: (steps, { tx }) => [{ name: "case_steps", sql: stepTable.insert(tx.companyId, steps) }] };
export const insertCost: Collector<Cost> = { name: "case_cost", parts: (costs, { tx }) => [{ name: "case_costs", sql: costTable.insert(tx.companyId, costs) }] };
