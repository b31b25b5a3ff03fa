import type { readEnquiry } from "../../../contract/enquiries.ts";
import type { adviseOrder, OrderInput, readOrder } from "../../../contract/orders.ts";
import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import { readDay } from "../../../contract/typed-values.ts";
import type { Answer, Input } from "../../api/client.ts";
import type { PickedProduct } from "../../parts/ProductPicker.tsx";

/** One line as it is being typed; everything is text, and nothing has to be right yet. */
export interface EntryLine {
  id: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  quantity: string;
  /** Empty: the price list's. */
  unitPrice: string;
  requestedDate: string;
  customParameters: string;
  customerPartNo: string;
  supply?: OrderInput["lines"][number]["supply"];
  remark: string;
  /** The order has this line already, so it keeps its id. */
  kept?: boolean;
}

export interface Original {
  id: string;
  name: string;
}

/** An order as it is being typed. It is kept as it is on this device and, as a draft, on the server. */
export interface EntryForm {
  customerId: string;
  customerName: string;
  kind: string;
  /** Empty: the one used last. */
  channel: string;
  channelNote: string;
  requestedDate: string;
  customerPo: string;
  /** Absent: the customer's own. */
  terms?: PaymentTerms | undefined;
  /** Absent: the one that the customer's file suggests; null: none. */
  contactId?: string | null | undefined;
  addressId?: string | null | undefined;
  needs: { customised: string; urgent: string; packaging: string };
  given: { name: string; uscc: string; contact: string; phone: string; address: string };
  remarks: string;
  priority: "normal" | "high";
  originals: Original[];
  lines: EntryLine[];
  /** The recorded wish to order that this order answers. */
  enquiryId?: string | undefined;
  /** What the form does not show and an edit must not lose. */
  carried: Pick<OrderInput, "currency" | "salespersonId"> & { receivedAt?: string; promisedReplyAt?: string };
}

let count = 0;
/** Ids of lines only have to differ on this page; the house gives its own. */
const lineKey = () => `n${Date.now().toString(36)}${(count += 1)}`;

export const newLine = (given: Partial<EntryLine> = {}): EntryLine => ({
  id: lineKey(), productId: "", code: "", name: "", spec: "", unit: "", quantity: "", unitPrice: "", requestedDate: "", customParameters: "", customerPartNo: "", remark: "", ...given,
});

/** The line with a product in it. */
export const withProduct = (line: EntryLine, product: Pick<PickedProduct, "id" | "code" | "name" | "spec" | "salesUnit">, customerPartNo = ""): EntryLine => ({
  ...line, productId: product.id, code: product.code, name: product.name, spec: product.spec, unit: product.salesUnit, customerPartNo,
});

export const emptyForm = (): EntryForm => ({
  customerId: "", customerName: "", kind: "standard", channel: "", channelNote: "", requestedDate: "", customerPo: "", needs: { customised: "", urgent: "", packaging: "" },
  given: { name: "", uscc: "", contact: "", phone: "", address: "" }, remarks: "", priority: "normal", originals: [], lines: [newLine()], carried: {},
});

export const isBlankLine = ({ code, productId, quantity, unitPrice, remark }: EntryLine): boolean => !(code || productId || quantity || unitPrice || remark);
/** Whether there is anything to lose. */
export const isBlank = (form: EntryForm): boolean => !form.customerId && form.lines.every(isBlankLine) && !form.customerPo && !form.remarks && form.originals.length === 0;

const decimal = (whole: number) => new RegExp(`^\\d{1,${whole}}(\\.\\d{1,6})?$`);
const quantityShape = decimal(12);
const priceShape = decimal(10);
export const isQuantity = (text: string): boolean => quantityShape.test(text) && Number(text) > 0;
export const isPrice = (text: string): boolean => priceShape.test(text);
/** A day that the calendar knows, as the house takes it. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && readDay(text, text) === text;

export type LineFault = "productUnknown" | "quantityMissing" | "quantityWrong" | "priceWrong" | "dayWrong";

/** What is wrong with a line's cells, by column; a blank line is no line and has no faults. */
export function faultsOfLine(line: EntryLine): Partial<Record<string, LineFault>> {
  if (isBlankLine(line)) return {};
  const { productId, quantity, unitPrice, requestedDate } = line;
  return {
    ...(!productId && { product: "productUnknown" as const }),
    ...(!quantity ? { quantity: "quantityMissing" as const } : !isQuantity(quantity) && { quantity: "quantityWrong" as const }),
    ...(unitPrice && !isPrice(unitPrice) && { unitPrice: "priceWrong" as const }),
    ...(requestedDate && !isDay(requestedDate) && { requestedDate: "dayWrong" as const }),
  };
}

/** The lines that are ready to be sent, with their places in the form. */
export const readyLines = (lines: readonly EntryLine[]): { line: EntryLine; at: number }[] =>
  lines.flatMap((line, at) => (!isBlankLine(line) && Object.keys(faultsOfLine(line)).length === 0 ? [{ line, at }] : []));

/** The first cell that keeps the form from being entered. */
export function firstFault(form: EntryForm): { line: number; column: string; fault: LineFault } | undefined {
  for (const [line, each] of form.lines.entries()) for (const [column, fault] of Object.entries(faultsOfLine(each))) if (fault) return { line, column, fault };
  return undefined;
}

const filled = <T extends Record<string, string>>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim())) as Partial<T>;
const or = (text: string): string | undefined => text.trim() || undefined;

/** What the customer's file and this device suggest where the form says nothing. */
export interface Suggested {
  channel: string;
  contactId: string | undefined;
  addressId: string | undefined;
}

/** The form as the house takes it: only lines that are ready, only fields that are filled in. */
export function inputOf(form: EntryForm, suggested: Suggested): Input<typeof adviseOrder> {
  const { contactId = suggested.contactId, addressId = suggested.addressId } = form;
  return {
    customerId: form.customerId, kind: form.kind, channel: form.channel || suggested.channel, channelNote: or(form.channelNote), customerPo: or(form.customerPo),
    requestedDate: isDay(form.requestedDate) ? form.requestedDate : undefined, paymentTerms: form.terms, contactId: contactId ?? undefined, addressId: addressId ?? undefined,
    specialNeeds: filled(form.needs), given: filled(form.given), remarks: or(form.remarks), priority: form.priority, originals: form.originals.map(({ id }) => id), ...form.carried,
    lines: readyLines(form.lines).map(({ line }) => ({
      ...(line.kept && { id: line.id }), productId: line.productId, quantity: line.quantity, unitPrice: or(line.unitPrice), requestedDate: or(line.requestedDate), spec: or(line.spec),
      customParameters: or(line.customParameters), customerPartNo: or(line.customerPartNo), supply: line.supply, remark: or(line.remark),
    })),
  };
}

type Order = Answer<typeof readOrder>;
type Line = Pick<
  Order["lines"][number],
  "id" | "productId" | "productCode" | "name" | "spec" | "unit" | "quantity" | "unitPrice" | "listPrice" | "requestedDate" | "customParameters" | "customerPartNo" | "supply" | "remark"
>;
/** What a form takes over of an order. */
interface Detail extends Pick<
  Order,
  | "customerId" | "customerName" | "kind" | "channel" | "channelNote" | "requestedDate" | "customerPo" | "paymentTerms" | "contactId" | "addressId" | "specialNeeds" | "given" | "remarks" | "priority"
  | "originals" | "currency" | "salespersonId" | "receivedAt" | "promisedReplyAt"
> {
  lines: readonly Line[];
}

const lineOf = (line: Line): EntryLine => ({
  id: line.id, kept: true, productId: line.productId, code: line.productCode, name: line.name, spec: line.spec, unit: line.unit, quantity: line.quantity, unitPrice: line.unitPrice ?? "",
  requestedDate: line.requestedDate ?? "", customParameters: line.customParameters ?? "", customerPartNo: line.customerPartNo ?? "", supply: line.supply, remark: line.remark ?? "",
});

type Enquiry = Answer<typeof readEnquiry>;

/** A new order from a recorded wish: whose, when and how it came, its papers, and the promise that still runs. */
export function formOfEnquiry(enquiry: Enquiry): EntryForm {
  const { id, customerId, customerName, channel, contact, receivedAt, promisedReplyAt, repliedAt, files } = enquiry;
  const promise = promisedReplyAt && !repliedAt ? { promisedReplyAt } : {};
  return {
    ...emptyForm(), enquiryId: id, channel, channelNote: contact, originals: files.map((file) => ({ ...file })), carried: { receivedAt, ...promise },
    ...(customerId ? { customerId, customerName } : { given: { ...emptyForm().given, name: customerName } }),
  };
}

/** An order as a form, to be edited. */
export function formOf(order: Detail, names: ReadonlyMap<string, string>): EntryForm {
  const empty = emptyForm();
  return {
    customerId: order.customerId, customerName: order.customerName, kind: order.kind, channel: order.channel, channelNote: order.channelNote ?? "", requestedDate: order.requestedDate ?? "",
    customerPo: order.customerPo ?? "", terms: order.paymentTerms ?? undefined, contactId: order.contactId, addressId: order.addressId, needs: { ...empty.needs, ...order.specialNeeds },
    given: { ...empty.given, ...order.given }, remarks: order.remarks ?? "", priority: order.priority === "high" ? "high" : "normal",
    originals: order.originals.map((id) => ({ id, name: names.get(id) ?? "" })), lines: order.lines.map(lineOf),
    carried: { currency: order.currency, salespersonId: order.salespersonId ?? undefined, receivedAt: order.receivedAt ?? undefined, promisedReplyAt: order.promisedReplyAt ?? undefined },
  };
}

/** A new order like an earlier one: its goods and parties, today's list prices, none of its dates, papers and promises. */
export function copyOf(order: Detail): EntryForm {
  const { customerPo: _po, requestedDate: _day, originals: _papers, carried: _carried, given: _given, ...rest } = formOf(order, new Map());
  const lines = order.lines.map((line) => newLine({ ...lineOf(line), id: lineKey(), kept: false, requestedDate: "", unitPrice: line.unitPrice === line.listPrice ? "" : (line.unitPrice ?? "") }));
  return { ...emptyForm(), ...rest, lines, carried: { currency: order.currency } };
}

const blank = newLine();
const fields = Object.keys(blank);
/** Complete lines stay the same objects, so that a grid need not draw them again. */
const complete = (line: EntryLine): EntryLine => (fields.every((field) => field in line) ? line : { ...blank, ...line });

/** Takes a form that was kept by this or an earlier version; what is missing is empty. */
export function formFrom(kept: Readonly<Record<string, unknown>>): EntryForm {
  const empty = emptyForm();
  const form = { ...empty, ...(kept as Partial<EntryForm>) };
  return { ...form, needs: { ...empty.needs, ...form.needs }, given: { ...empty.given, ...form.given }, lines: form.lines.length ? form.lines.map(complete) : empty.lines };
}
