import { z } from "zod";
import { because } from "./input-reasons.ts";
import { command, currency, id, query, text, tradingCurrency } from "./toolkit.ts";
import { usccProblem } from "./uscc.ts";

/** Empty, or a Unified Social Credit Code with its right check digit. */
export const uscc = z.string().trim().toUpperCase().refine((code) => code === "" || !usccProblem(code), because("checkDigit"));

const known = new Set(["prefix", "yyyy", "yy", "MM", "dd"]);
const holes = (format: string): string[] => [...format.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

/** A year stands before a month and a month before a day, else next year's numbers would repeat this year's. */
function numberFormatFault(format: string): string | undefined {
  const found = holes(format);
  const counting = found.filter((hole) => /^0+$/.test(hole));
  if (counting.length !== 1) return "one counter such as {0000}";
  if (found.some((hole) => !known.has(hole) && !/^0+$/.test(hole)) || /[{}]/.test(format.replace(/\{\w+\}/g, ""))) return "{prefix} {yyyy} {yy} {MM} {dd} {0000}";
  if (found.includes("dd") && !found.includes("MM")) return "{dd} needs {MM}";
  if (found.includes("MM") && !found.includes("yyyy") && !found.includes("yy")) return "{MM} needs {yyyy}";
  return undefined;
}

/**
 * How a number is written: `{prefix}` of the ledger, `{yyyy}` or `{yy}`, `{MM}`, `{dd}` of the company's day, and one counter
 * `{0000}` that grows beyond its digits rather than repeat. The counter starts again with the smallest period named.
 */
export const numberFormat = z.string().min(3).max(60).superRefine((format, check) => {
  const message = numberFormatFault(format);
  if (message) check.addIssue({ code: "custom", message });
});

const name = text(120).min(1);
const ledgerFields = {
  name, uscc: uscc.default(""), address: text(200).default(""), phone: text(40).default(""), bank: text(120).default(""),
  bankAccount: text(40).default(""), invoiceHead: text(120).default(""), numberPrefix: z.string().regex(/^[\w-]{0,8}$/).default(""),
};
/** A legal entity's books 账套 as it is entered; money, invoices and numbers belong to one. */
export const ledgerInput = z.strictObject(ledgerFields);
export type LedgerInput = z.output<typeof ledgerInput>;
export const ledger = z.object({ ...ledgerInput.shape, id, revision: z.number() });
export type Ledger = z.output<typeof ledger>;

/** A department as it is entered; its head is a person of the company. */
export const departmentInput = z.strictObject({
  code: z.string().trim().regex(/^[\w-]{1,20}$/), name: text(60).min(1), parentId: id.nullable().default(null), headId: id.nullable().default(null),
});
export type DepartmentInput = z.output<typeof departmentInput>;
export const department = z.object({ ...departmentInput.shape, id, revision: z.number() });
export type Department = z.output<typeof department>;

const timeZone = z.string().max(60).refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "time zone");
/** What an administrator may change of his company. Time zone and currency are set when it is created. */
export const companyInput = z.strictObject({
  name, shortName: text(20).min(1), uscc: uscc.default(""), publicAddress: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(200)]).default(""),
});
/** What creates a company (the operator's command line, the demo). */
export const newCompany = companyInput.extend({ timeZone: timeZone.default("Asia/Shanghai"), currency: tradingCurrency.default("CNY"), demo: z.boolean().default(false) });
export const company = z.object({ ...newCompany.shape, currency, id: z.string(), revision: z.number() });
/** A tenant: a group that shares customers and stock. `id` is a bigint in digits. */
export type Company = z.output<typeof company>;

const expectedVersion = z.int().positive();
const saved = z.object({ id, revision: z.number() });

export const readCompany = query({
  name: "readCompany", summary: "The company with its ledgers and departments", path: "/company", permission: "companies.see",
  answer: company.extend({ ledgers: z.array(ledger), departments: z.array(department) }),
});
export const editCompany = command({
  name: "editCompany", summary: "Change the company's names and addresses", method: "PUT", path: "/company", permission: "companies.manage",
  body: companyInput.extend({ expectedVersion }), answer: z.object({ revision: z.number() }),
});
export const addLedger = command({
  name: "addLedger", summary: "Add a ledger", path: "/ledgers", permission: "companies.manage", body: ledgerInput, answer: saved,
});
export const editLedger = command({
  name: "editLedger", summary: "Change a ledger", method: "PUT", path: "/ledgers/:ledgerId", permission: "companies.manage",
  params: z.object({ ledgerId: id }), body: ledgerInput.extend({ expectedVersion }), answer: saved,
});
export const addDepartment = command({
  name: "addDepartment", summary: "Add a department", path: "/departments", permission: "companies.manage", body: departmentInput, answer: saved,
});
export const editDepartment = command({
  name: "editDepartment", summary: "Change a department", method: "PUT", path: "/departments/:departmentId", permission: "companies.manage",
  params: z.object({ departmentId: id }), body: departmentInput.extend({ expectedVersion }), answer: saved,
});
