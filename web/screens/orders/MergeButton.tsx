import { useState } from "react";
import { openReview, reviewAxis } from "../../../contract/order-axes.ts";
import { mergeOrders } from "../../../contract/order-splitting.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { later } from "../../ui/later.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Row } from "./order-columns.tsx";

const MergeDialog = later(async () => ({ default: (await import("../../ui/sheet/ReasonDialog.tsx")).ReasonDialog }));

/** Joins the chosen orders into the one that was entered first. */
export function MergeButton({ orders, onDone }: { orders: readonly Row[]; onDone(): void }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { run, pending, error } = useCommand(mergeOrders);
  const [into, ...others] = orders.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.number.localeCompare(b.number));
  const open = orders.every(({ axes }) => reviewAxis.allows("edit", openReview(axes)));
  const sameCustomer = new Set(orders.map(({ customerId }) => customerId)).size === 1;
  const whyNot = !may("orders.enter") ? t("orders.noPermission") : !others.length ? t("orders.mergeTwo") : !open ? t("orders.mergeOpen") : sameCustomer ? undefined : t("orders.mergeCustomer");
  const merge = (reason: string) => {
    if (!into) return;
    const done = () => {
      toast({ text: t("orders.mergeToast", { number: into.number }) });
      setAsking(false);
      onDone();
    };
    void run({ orderId: into.id, otherIds: others.map(({ id }) => id), reason, expectedRevision: into.revision }).then(done, () => undefined);
  };
  return (
    <>
      <ActionButton size="small" disabledReason={whyNot} onClick={() => setAsking(true)}>{t("orders.merge", { count: orders.length })}</ActionButton>
      {asking && into && (
        <MergeDialog
          title={t("orders.mergeInto", { number: into.number })} label={t("orders.mergeReason", { numbers: others.map(({ number }) => number).join(", ") })} submit={t("orders.merge", { count: orders.length })}
          {...{ pending, error }} onSubmit={merge} onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
