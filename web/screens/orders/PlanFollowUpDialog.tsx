import { useState } from "react";
import { useT } from "../../i18n/words.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { usePlannedFollowUp } from "./use-planned-follow-up.ts";

interface Props {
  order: { id: string; number: string };
  /** Told when it cannot be undone, which is after this has closed. */
  onTrouble(trouble: unknown): void;
  onClose(): void;
}

/** On which day, other than the next working day, an order is followed up. */
export default function PlanFollowUpDialog({ order: { id, number }, onTrouble, onClose }: Props) {
  const t = useT();
  const { plan } = usePlannedFollowUp();
  const [on, setOn] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = () => {
    setPending(true);
    setError(undefined);
    void plan(id, { on, onTrouble }).then(onClose, setError).finally(() => setPending(false));
  };
  return (
    <FormDialog title={t("orders.followUpTitle", { number })} submit={t("orders.followUpSubmit")} {...{ pending, error, onClose }} disabledReason={on ? undefined : t("ui.fillIn", { field: t("orders.followUpOn") })} onSubmit={send}>
      <DayField required wide label={t("orders.followUpOn")} hint={t("orders.followUpHint")} value={on} onChange={setOn} fault={faultsOf(error)("on")} />
    </FormDialog>
  );
}
