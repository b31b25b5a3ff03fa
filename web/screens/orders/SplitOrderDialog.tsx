import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { compare } from "../../../contract/money.ts";
import { splitOrder } from "../../../contract/order-splitting.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Order } from "./order-actions.ts";

/** Makes a part of the order an order of its own, and opens that one. */
export function SplitOrderDialog({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { history } = useRouter();
  const { run, pending, error } = useCommand(splitOrder);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [requestedDate, setRequestedDate] = useState("");
  const [reason, setReason] = useState("");
  const lines = Object.entries(typed).flatMap(([lineId, quantity]) => (isQuantity(quantity) && compare(quantity, "0") > 0 ? [{ lineId, quantity }] : []));
  const wrong = Object.values(typed).some((quantity) => quantity !== "" && !isQuantity(quantity)) ? t("orders.splitQuantityWrong") : undefined;
  const missing = lines.length === 0 ? t("orders.splitSomething") : reason.trim() ? undefined : t("ui.fillIn", { field: t("orders.splitReason") });
  const opened = ({ part }: { part: { orderId: string; number: string } }) => {
    toast({ text: t("orders.splitToast", { number: part.number }) });
    onClose();
    history.push(`/orders/${part.orderId}`);
  };
  const send = () => void run({ orderId: order.id, expectedRevision: order.revision, lines, reason, ...(requestedDate && { requestedDate }) }).then(opened, () => undefined);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("orders.splitOf", { number: order.number })} submit={t("orders.act_split")} disabledReason={wrong ?? missing} {...{ pending, error, onClose }} onSubmit={send}>
      {order.lines.map(({ id, productCode, name, quantity, unit }) => (
        <TextField
          key={id} figure label={`${productCode} ${name} · ${quantity} ${unit}`} value={typed[id] ?? ""} fault={faults("lines", lines.findIndex(({ lineId }) => lineId === id), "quantity")}
          hint={t("orders.splitQuantity")} onChange={(value) => setTyped({ ...typed, [id]: value.trim() })}
        />
      ))}
      <DayField label={t("orders.splitDay")} value={requestedDate} onChange={setRequestedDate} />
      <TextField required wide label={t("orders.splitReason")} max={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
