import { cancelDelivery } from "../../../contract/delivery-parts.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";

/** Calls a delivery off that has not left. */
export function CancelDialog({ delivery: { id: deliveryId, number, revision }, onClose }: DialogProps) {
  const t = useT();
  const { run } = useCommand(cancelDelivery);
  return <ReverseDialog open title={t("shipping.cancelOf", { number })} effect={t("shipping.cancelEffect")} onClose={onClose} onConfirm={(reason) => run({ deliveryId, expectedRevision: revision, reason })} />;
}
