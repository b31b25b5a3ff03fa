import { z } from "zod";
import { amount, command, currency, day, id, instant, query, text } from "./toolkit.ts";
import { importKinds, tableImport } from "./table-import.ts";

/** Registers are entered as soon as a file of them is taken in, and mended by the next one. */
export const registerKinds = ["customers", "products", "prices"] as const satisfies readonly (typeof importKinds)[number][];
/** Books stay files until the takeover is accepted, and become facts together: stock, what is owed and was paid ahead, open orders. */
export const bookKinds = ["stock", "balances", "orders"] as const;
export type BookKindName = (typeof bookKinds)[number];
export const takeoverKinds = [...registerKinds, ...bookKinds] as const;
export type TakeoverKind = (typeof takeoverKinds)[number];

/** The stages at which an open order can be taken over: approved, planned, or lying ready. Whether a part of it left already, its quantities say. */
export const oldStages = ["approved", "scheduled", "toShip"] as const;

/** A decimal as books show it; may be less than nothing. */
const figure = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/);

/** A sum as the files come to it, beside what somebody typed in from the old books. */
export const control = z.object({
  key: z.string(), of: z.enum(["stock", "receivables", "deposits", "orders", "orderAmount"]),
  /** The warehouse, where stock is compared by warehouse. */
  name: z.string(), currency: currency.nullable(), file: figure, book: figure.nullable(), difference: figure.nullable(),
});
export type Control = z.output<typeof control>;

export const takeoverFile = z.object({
  id, kind: z.enum(takeoverKinds), source: z.string(), name: z.string(), sha256: z.string(), rows: z.number().int(), byName: z.string(), at: instant,
});
export type TakeoverFile = z.output<typeof takeoverFile>;

/** The credit that a customer is to have by the old books, and what its open documents will use of it; `over` where that is more. */
export const creditLimit = z.object({
  customerId: id, code: z.string(), name: z.string(), currency,
  /** With temporary credit, which stands beside for as long as it lasts. */
  before: amount, limit: amount, temporary: amount, until: day.nullable(),
  /** Open receivables and orders, less what was paid ahead. */
  exposure: amount, over: amount.nullable(),
});
export type CreditLimit = z.output<typeof creditLimit>;

const state = z.object({ id, cutoverOn: day, openedAt: instant, acceptedAt: instant.nullable(), acceptedBy: id.nullable(), revision: z.number().int() });
export const takeoverRead = z.object({
  takeover: state.nullable(), files: z.array(takeoverFile), controls: z.array(control),
  /** Credit that is set at the acceptance; those over their limit first. None once it is accepted. */
  limits: z.array(creditLimit),
  /** Names under which mappings are remembered. */
  sources: z.array(z.string()),
});
export type TakeoverRead = z.output<typeof takeoverRead>;

export const readTakeover = query({
  name: "takeovers.read", summary: "The takeover of the old books: its files, and their sums beside those of the old books", path: "/takeover", permission: "takeovers.see", answer: takeoverRead,
});
const changed = z.object({ takeoverId: id, revision: z.number().int() });
export const openTakeover = command({
  name: "takeovers.open", summary: "Begin to take the old books over, or move the day on which they end", path: "/takeover", method: "PUT", permission: "takeovers.manage",
  body: z.strictObject({ cutoverOn: day }), answer: changed,
});

/** Which of the file's headers holds which field; an empty one: the file has none. */
const columns = z.record(z.string().max(40), z.string().max(200));
/** A file that lacks a column is answered with the headers that it has, so that somebody can say which is which. */
export const takeoverPreview = tableImport.omit({ what: true, earlier: true }).extend({
  kind: z.enum(takeoverKinds),
  /** Fields that must be given and have no column yet. */
  missing: z.array(z.string()),
  /** All fields of the kind, the needed ones marked. */
  fields: z.array(z.object({ field: z.string(), required: z.boolean() })),
  /** Whether the columns are those that were remembered for the source. */
  remembered: z.boolean(),
  sums: z.array(control.omit({ book: true, difference: true })),
  /** Of a file of customers, the credit that it gives. */
  limits: z.array(creditLimit),
});
export type TakeoverPreview = z.output<typeof takeoverPreview>;
export const importTakeoverFile = command({
  name: "takeovers.importFile", summary: "Read a file of the old books: a preview by default, all or nothing with `apply`", path: "/takeover/files", permission: "takeovers.manage",
  body: z.strictObject({
    kind: z.enum(takeoverKinds),
    /** What people call the system that wrote it, such as 用友 U8; its columns are remembered under this name. */
    source: text(40).min(1),
    file: z.strictObject({ name: text(200).min(1), bytes: z.base64().max(1_000_000) }),
    columns: columns.optional(), apply: z.boolean().default(false),
  }),
  answer: takeoverPreview,
});
export const removeTakeoverFile = command({
  name: "takeovers.removeFile", summary: "Take a file of a book away again, before the takeover is accepted", path: "/takeover/files/:fileId", method: "DELETE", permission: "takeovers.manage",
  params: z.object({ fileId: id }), answer: z.object({ fileId: id }),
});
export const setControls = command({
  name: "takeovers.setControls", summary: "Type in sums as the old books say them", path: "/takeover/controls", method: "PUT", permission: "takeovers.manage",
  body: z.strictObject({ values: z.array(z.strictObject({ key: text(80).min(1), value: figure })).min(1).max(200) }), answer: changed,
});
export const acceptTakeover = command({
  name: "takeovers.accept", summary: "Accept the old books: they become facts, and nothing of them can be imported again", path: "/takeover/acceptance", permission: "takeovers.accept",
  body: z.strictObject({ expectedRevision: z.number().int() }),
  answer: changed.extend({ orders: z.number().int(), receivables: amount, deposits: amount, limitsSet: z.number().int(), customersApproved: z.number().int(), customersWaiting: z.number().int() }),
});
export const startEmpty = command({
  name: "takeovers.startEmpty", summary: "Begin without old books", path: "/takeover/none", permission: "takeovers.accept", body: z.strictObject({ cutoverOn: day }), answer: changed,
});
