import { useT } from "../../i18n/words.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";

interface Dated {
  productId?: string;
  validFrom: string;
  minQuantity: string;
}

/** A price counts until the next one of the same product and minimum quantity begins: the earliest such day among these, if any. */
export const until = (row: Dated, rows: readonly Dated[]): string | undefined =>
  rows.flatMap((each) => (each.productId === row.productId && each.minQuantity === row.minQuantity && each.validFrom > row.validFrom ? [each.validFrom] : [])).toSorted()[0];

/** Whether a price is still to come, counts, or was replaced. */
export function PriceState({ row, today }: { row: { validFrom: string; until: string | undefined }; today: string }) {
  const t = useT();
  if (row.validFrom > today) return <StatusTag tone="moving">{t("catalog.coming")}</StatusTag>;
  return row.until && row.until <= today ? <StatusTag tone="idle">{t("catalog.past")}</StatusTag> : <StatusTag tone="good">{t("catalog.inForce")}</StatusTag>;
}
