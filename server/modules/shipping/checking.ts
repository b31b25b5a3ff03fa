import { compare, type Decimal } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Difference } from "./columns.ts";
import type { Delivery, Line } from "./shipping.ts";

export interface Compared {
  lines: readonly { lineId: string; productRight: boolean; counted: Decimal }[];
  addressRight: boolean;
  note: string;
}

/** Lines of the issue note that nobody compared with the goods. */
export const uncompared = (lines: readonly Line[], compared: Compared): Refusal[] =>
  lines.filter(({ id }) => !compared.lines.some(({ lineId }) => lineId === id)).map(({ productCode }) => ({ code: "lineNotChecked", facts: { productCode } }));

/** Where goods and data differ from the 《出库单》: product, quantity, address (01.15). */
export function differencesOf({ address }: Pick<Delivery, "address">, lines: readonly Line[], compared: Compared): Difference[] {
  const ofLines = lines.flatMap((line): Difference[] => {
    const found = compared.lines.find(({ lineId }) => lineId === line.id);
    if (!found) return [];
    const product: Difference[] = found.productRight ? [] : [{ what: "product", lineId: line.id, expected: `${line.productCode} ${line.name}`, found: compared.note }];
    const right = compare(found.counted, line.packed) === 0;
    return right ? product : [...product, { what: "quantity", lineId: line.id, expected: line.packed, found: found.counted }];
  });
  return compared.addressRight ? ofLines : [...ofLines, { what: "address", lineId: null, expected: address, found: compared.note }];
}
