import { compare, sum } from "../../../contract/money.ts";
import type { PackageInput } from "../../../contract/shipping.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Line } from "./shipping.ts";

/** What speaks against packing so: nothing was picked, goods that are priced by weight were not weighed, or the boxes' contents are not what was picked. Boxes without contents are only counted. */
export function packingFaults(lines: readonly Line[], packages: readonly PackageInput[]): Refusal[] {
  if (lines.every(({ picked }) => compare(picked, "0") === 0)) return [{ code: "nothingToPack" }];
  const unweighed = lines.filter(({ weighed, picked, secondPicked }) => weighed && compare(picked, "0") > 0 && secondPicked === null);
  if (unweighed.length) return unweighed.map(({ productCode, secondUnit }) => ({ code: "weightMissing", facts: { productCode, unit: secondUnit } }));
  const contents = packages.flatMap((box) => box.contents);
  if (!contents.length) return [];
  const foreign = contents.filter(({ lineId }) => !lines.some(({ id }) => id === lineId)).map(() => ({ code: "deliveryLineUnknown" }));
  const differing = lines.flatMap((line) => {
    const boxed = sum(contents.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity));
    return compare(boxed, line.picked) === 0 ? [] : [{ code: "boxesDiffer", facts: { productCode: line.productCode, boxed, picked: line.picked, unit: line.unit } }];
  });
  return [...foreign, ...differing];
}
