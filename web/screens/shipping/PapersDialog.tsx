import { useT } from "../../i18n/words.ts";
import { PartPapers } from "../../parts/PartPapers.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** The delivery's papers. */
export function PapersDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  return <PartPapers number={delivery.number} orderId={delivery.orderId} part={delivery.id} watches={[`delivery:${delivery.id}`]} empty={t("shipping.noPapers")} onClose={onClose} />;
}
