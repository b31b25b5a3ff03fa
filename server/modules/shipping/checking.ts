import { compare, type Decimal } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Difference } from "./columns.ts";
import type { Delivery, Line } from "./shipping.ts";

export interface Compared {
  lines: readonly { lineId: string; productRight?: boolean; counted?: Decimal }[];
  addressRight?: boolean;
  note: string;
}
type Checked = Pick<Delivery, "address" | "policy">;

const comparedLine = (line: Line, { lines }: Compared): Compared["lines"][number] => lines.find(({ lineId }) => lineId === line.id) ?? { lineId: line.id };

/** What the policy wants compared and nobody compared: lines of the issue note by name, the address. */
export function uncompared({ policy: { checks } }: Checked, lines: readonly Line[], compared: Compared): Refusal[] {
  const open = lines.filter((line) => {
    const { productRight, counted } = comparedLine(line, compared);
    return (checks.includes("product") && productRight === undefined) || (checks.includes("quantity") && counted === undefined);
  });
  const refusals: Refusal[] = open.map(({ productCode }) => ({ code: "lineNotChecked", facts: { productCode } }));
  return checks.includes("address") && compared.addressRight === undefined ? [...refusals, { code: "addressNotChecked", path: ["addressRight"] }] : refusals;
}

/** Where goods and data differ from the 《出库单》, in what the policy compares: product, quantity, address (01.15). */
export function differencesOf({ address, policy: { checks } }: Checked, lines: readonly Line[], compared: Compared): Difference[] {
  const ofLines = lines.flatMap((line): Difference[] => {
    const { productRight, counted = line.packed } = comparedLine(line, compared);
    const wrong = checks.includes("product") && productRight === false;
    const miscounted = checks.includes("quantity") && compare(counted, line.packed) !== 0;
    return [
      ...(wrong ? [{ what: "product" as const, lineId: line.id, expected: `${line.productCode} ${line.name}`, found: compared.note }] : []),
      ...(miscounted ? [{ what: "quantity" as const, lineId: line.id, expected: line.packed, found: counted }] : []),
    ];
  });
  return checks.includes("address") && compared.addressRight === false ? [...ofLines, { what: "address", lineId: null, expected: address, found: compared.note }] : ofLines;
}
