import Big from "big.js";
import type { SnapshotOf } from "../../../contract/papers.ts";
import type { DeliveryFile, Line } from "../../modules/shipping/index.ts";
import { deliveryHeadOf, fileOf } from "./deliveries.ts";
import type { Making } from "./making.ts";
import { filled } from "./sheet.ts";
import * as words from "./words.ts";

type Labels = SnapshotOf<"packingLabel">;
type Package = Labels["packages"][number];

const goodsOf = ({ lineNo, productCode, name, spec, customerPartNo, unit }: Line): Package["lines"][number] => ({ lineNo, productCode, name, spec: filled(spec), customerPartNumber: filled(customerPartNo), unit });
/** The lot of a line that is one roll; of several rolls nobody wrote down which lies in which box. */
const onlyLot = ({ pieces }: Line): string | undefined => (pieces.length === 1 ? filled(pieces[0]!.label) : undefined);

/** Boxes as they were packed; those that were only counted hold what the delivery holds, in quantities that nobody told. */
function boxesOf({ packages, lines }: DeliveryFile): Package[] {
  const packedLines = lines.filter(({ packed }) => Big(packed).gt(0));
  return packages.map(({ label, weightKg, contents }) => ({
    label: filled(label), weight: weightKg === null ? undefined : words.weightText(weightKg),
    lines: contents.length
      ? contents.flatMap(({ lineId, quantity }) => packedLines.filter(({ id }) => id === lineId).map((line) => ({ ...goodsOf(line), quantity, batch: onlyLot(line) })))
      : packedLines.map(goodsOf),
  }));
}

/** Without boxes on record each roll is a package, and of goods that come in no rolls each line. */
const eachOf = ({ lines }: DeliveryFile): Package[] =>
  lines.filter(({ packed }) => Big(packed).gt(0)).flatMap((line) =>
    line.pieces.length
      ? line.pieces.map((piece) => ({ lines: [{ ...goodsOf(line), quantity: piece.quantity, batch: filled(piece.label) }] }))
      : [{ lines: [{ ...goodsOf(line), quantity: line.packed }] }]);

/** 装箱标签: a label for each package of a delivery that is packed; nothing before it is. Its QR code leads to the whole chain of the order. */
export async function packingLabel(making: Making): Promise<Labels | undefined> {
  const file = await fileOf(making);
  if (!file) return undefined;
  const packages = file.packages.length ? boxesOf(file) : eachOf(file);
  if (!packages.length) return undefined;
  const { desk } = making;
  const head = deliveryHeadOf("packingLabel", desk, file);
  return {
    ...head, signatures: [], paper: { ...head.paper, qrUrl: `${desk.publicUrl}/orders/${desk.order.id}/trace` }, customerPo: filled(desk.order.customerPo),
    packages: packages.slice(0, 500),
  };
}
