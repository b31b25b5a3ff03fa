import type { ChangeField, Difference } from "../../../contract/changes.ts";
import { compare } from "../../../contract/money.ts";
import { canonical } from "../journal/index.ts";

/** A line as one side has it; `spec` and `customParameters` belong to what is made, `remark` and `customerPartNo` to what is said about it. */
export interface SideLine {
  id: string;
  lineNo: number;
  productId: string;
  productCode: string;
  name: string;
  spec: string;
  customParameters: string | null;
  unit: string;
  quantity: string;
  unitPrice: string | null;
  /** Its own date; without one the order's holds. */
  date: string | null;
  customerPartNo: string | null;
  remark: string | null;
}

/** The order, or what is wanted of it. `text` is how papers show a value that is compared by its facts. */
export interface Side {
  lines: readonly SideLine[];
  date: string | null;
  terms: Shown;
  address: Shown;
  contact: Shown;
  specialNeeds: Shown;
  remarks: string | null;
}
export interface Shown {
  value: unknown;
  text: string | null;
}

type Change = Pick<Difference, "field" | "before" | "after">;
const ofOrder = (change: Change): Difference => ({ ...change, lineId: null, lineNo: null, productCode: null, name: null, unit: null });
const ofLine = ({ id, lineNo, productCode, name, unit }: SideLine, change: Change): Difference => ({ ...change, lineId: id, lineNo, productCode, name, unit });

const measured = (before: string | null, after: string | null, [up, down]: readonly [ChangeField, ChangeField]): Change[] => {
  if (before === after || (before !== null && after !== null && compare(before, after) === 0)) return [];
  return [{ field: compare(after ?? "0", before ?? "0") > 0 ? up : down, before, after }];
};

/** A day that was not said is the latest of all: to name one is to come sooner. */
const dated = (before: string | null, after: string | null): Change[] =>
  before === after ? [] : [{ field: after === null || (before !== null && after > before) ? "dateLater" : "dateEarlier", before, after }];

const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);
const shown = (field: ChangeField, before: Shown, after: Shown): Change[] => (same(before.value, after.value) ? [] : [{ field, before: before.text, after: after.text }]);
const said = (before: string | null, after: string | null): Change[] => ((before || null) === (after || null) ? [] : [{ field: "remarks", before, after }]);

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" ");
const productOf = ({ productCode, name, spec, customParameters }: SideLine): string => joined(productCode, name, spec, customParameters);
const made = ({ productId, spec, customParameters }: SideLine) => ({ productId, spec, customParameters });

function ofStandingLine(before: SideLine, after: SideLine, dates: { before: string | null; after: string | null }): Difference[] {
  const changes = [
    ...(same(made(before), made(after)) ? [] : [{ field: "product" as const, before: productOf(before), after: productOf(after) }]),
    ...measured(before.quantity, after.quantity, ["quantityUp", "quantityDown"]), ...measured(before.unitPrice, after.unitPrice, ["priceUp", "priceDown"]),
    // What only follows the order's date is told once, with the order.
    ...(before.date === after.date ? [] : dated(before.date ?? dates.before, after.date ?? dates.after)),
    ...said(joined(before.customerPartNo, before.remark) || null, joined(after.customerPartNo, after.remark) || null),
  ];
  return changes.map((change) => ofLine(before, change));
}

/** Everything in which what is wanted differs from the order, line by line in the order of lines, then what concerns all of it (25.1, 25.8). */
export function differencesOf(before: Side, after: Side): Difference[] {
  const dates = { before: before.date, after: after.date };
  const standing = before.lines.flatMap((line) => {
    const wanted = after.lines.find(({ id }) => id === line.id);
    return wanted ? ofStandingLine(line, wanted, dates) : [ofLine(line, { field: "lineRemoved", before: line.quantity, after: null })];
  });
  const added = after.lines.filter(({ id }) => !before.lines.some((line) => line.id === id));
  const whole = [
    ...dated(before.date, after.date), ...shown("terms", before.terms, after.terms), ...shown("address", before.address, after.address), ...shown("contact", before.contact, after.contact),
    ...shown("specialNeeds", before.specialNeeds, after.specialNeeds), ...said(before.remarks, after.remarks),
  ];
  return [...standing, ...added.map((line) => ofLine(line, { field: "lineAdded", before: null, after: line.quantity })), ...whole.map(ofOrder)];
}

/** Lines whose open rest is dropped: from what is ordered to what has left. */
export const shortCloses = (lines: readonly SideLine[], shipped: ReadonlyMap<string, string>): Difference[] =>
  lines.map((line) => ofLine(line, { field: "shortClose", before: line.quantity, after: shipped.get(line.id) ?? "0" }));

/** The whole order called off: from what it comes to, to what the customer pays for that. */
export const callingOff = ({ total, compensation }: { total: string; compensation: string }): Difference[] => [ofOrder({ field: "cancel", before: total, after: compensation })];
