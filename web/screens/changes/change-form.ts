import type { ChangeKind, requestChange } from "../../../contract/changes.ts";
import type { CustomerFile } from "../../../contract/customers.ts";
import type { Input } from "../../api/client.ts";
import { type EntryForm, type EntryLine, formOf, isDay, type Original, readyLines } from "../orders/entry-form.ts";
import type { Order } from "../orders/order-actions.ts";

/** A change as it is being typed; kept on this device until it is requested. */
export interface ChangeForm {
  kind: ChangeKind;
  /** The order as it is wanted. */
  wanted: EntryForm;
  compensation: string;
  /** Lines whose open rest is dropped. */
  lineIds: string[];
  reason: string;
  from: "customer" | "company";
  channel: string;
  evidence: Original[];
  /** The order's revision that it was begun on. */
  revision: number;
}

export const changeFormOf = (order: Order, kind: ChangeKind): ChangeForm => ({
  kind, wanted: formOf(order, new Map()), compensation: "", lineIds: [], reason: "", from: "customer", channel: order.channel, evidence: [], revision: order.revision,
});

type Content = Input<typeof requestChange>["content"];
const orNull = (text: string): string | null => text.trim() || null;

/** The line as it is wanted. The price of a line that stands may be left empty: then it stays. */
const wantedLine = (line: EntryLine) => ({
  ...(line.kept && { id: line.id }), productId: line.productId, quantity: line.quantity, requestedDate: orNull(line.requestedDate), customParameters: orNull(line.customParameters),
  customerPartNo: orNull(line.customerPartNo), remark: orNull(line.remark), ...(line.spec && { spec: line.spec }), ...(line.unitPrice && { unitPrice: line.unitPrice }),
});

const amended = ({ wanted }: ChangeForm, customer: Pick<CustomerFile, "paymentTerms"> | undefined): Content => {
  const terms = wanted.terms ?? customer?.paymentTerms;
  const needs = Object.fromEntries(Object.entries(wanted.needs).filter(([, words]) => words.trim()));
  return {
    kind: "amend",
    wanted: {
      lines: readyLines(wanted.lines).map(({ line }) => wantedLine(line)), requestedDate: isDay(wanted.requestedDate) ? wanted.requestedDate : null, ...(terms && { paymentTerms: terms }),
      addressId: wanted.addressId ?? null, contactId: wanted.contactId ?? null, specialNeeds: needs, remarks: orNull(wanted.remarks),
    },
  };
};

export const isAmount = (text: string): boolean => /^\d{1,14}(\.\d{1,2})?$/.test(text);

/** What is asked for; undefined while it cannot be asked yet. */
export function contentOf(form: ChangeForm, customer: Pick<CustomerFile, "paymentTerms"> | undefined): Content | undefined {
  if (form.kind === "cancel") return form.compensation && !isAmount(form.compensation) ? undefined : { kind: "cancel", ...(form.compensation && { compensation: form.compensation }) };
  if (form.kind === "shortClose") return form.lineIds.length ? { kind: "shortClose", lineIds: form.lineIds } : undefined;
  return readyLines(form.wanted.lines).length ? amended(form, customer) : undefined;
}

/** Lines of the order that the form no longer has. */
export const goneLines = (order: Pick<Order, "lines">, { wanted }: ChangeForm): Order["lines"] => order.lines.filter(({ id }) => !wanted.lines.some((line) => line.id === id));

/** Puts a line of the order back where it was. */
export function withLine(form: ChangeForm, order: Order, lineId: string): ChangeForm {
  const before = formOf(order, new Map()).lines;
  const place = (id: string) => before.findIndex((line) => line.id === id);
  const back = before.find(({ id }) => id === lineId);
  if (!back) return form;
  const { lines } = form.wanted;
  const at = lines.findIndex(({ id }) => place(id) < 0 || place(id) > place(lineId));
  return { ...form, wanted: { ...form.wanted, lines: at < 0 ? [...lines, back] : lines.toSpliced(at, 0, back) } };
}
