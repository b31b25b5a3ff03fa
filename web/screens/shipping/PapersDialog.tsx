import { makeLabels } from "../../../contract/delivery-parts.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PartPapers } from "../../parts/PartPapers.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { DialogProps } from "./dialog-props.ts";

/** The delivery's papers, and the labels of its packages. */
export function PapersDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  return (
    <PartPapers
      number={delivery.number} orderId={delivery.orderId} part={delivery.id} watches={[`delivery:${delivery.id}`]} empty={t("shipping.noPapers")}
      actions={<MakeLabels delivery={delivery} />} onClose={onClose}
    />
  );
}

function MakeLabels({ delivery: { id, packingDone, state } }: Pick<DialogProps, "delivery">) {
  const t = useT();
  const may = useMay();
  const { run, pending, error } = useCommand(makeLabels);
  const packed = packingDone && state !== "cancelled";
  const reason = may("shipping.pack") ? (packed ? undefined : t("shipping.labelsAfterPacking")) : t("shipping.only_labels");
  return (
    <div className={sheet.filters}>
      {error && <Problem error={error} />}
      <ActionButton loading={pending} disabledReason={reason} onClick={() => void run({ deliveryId: id }).catch(() => undefined)}>{t("shipping.makeLabels")}</ActionButton>
    </div>
  );
}
