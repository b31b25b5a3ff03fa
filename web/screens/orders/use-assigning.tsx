import { useState } from "react";
import { assignOrder } from "../../../contract/order-assignment.ts";
import { endedStages } from "../../../contract/order-axes.ts";
import { useBatch } from "../../api/batch.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { later } from "../../ui/later.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Row } from "./order-columns.tsx";

const AssignDialog = later(() => import("./AssignDialog.tsx"));

type Assignable = Pick<Row, "id" | "number" | "stage" | "salespersonId" | "salespersonName">;
interface Giving {
  order: Assignable;
  salespersonId: string | null;
  fromId: string | null;
  reason: string;
}
const inputOf = ({ order, ...given }: Giving) => ({ orderId: order.id, ...given });

/** Gives orders to another salesperson, each by a command of its own; for ten seconds they go back by one click to whose they were, be it nobody. */
export function useAssigning(orders: readonly Assignable[], size?: "small") {
  const t = useT();
  const may = useMay();
  const [asking, ask] = useState(false);
  const giving = useBatch(assignOrder, inputOf);
  const open = orders.filter(({ stage }) => !endedStages.has(stage));
  const whyNot = !may("orders.assign") ? t("orders.noPermission") : open.length === 0 ? t("orders.assignNoneOpen") : undefined;
  const takeBack = async (given: readonly Giving[]) => {
    const { failed } = await giving.run(given);
    if (failed.length > 0) return;
    giving.clear();
    toast({ text: t("orders.assignUndone") });
  };
  const give = async (to: { id: string; name: string }, reason: string) => {
    const { done } = await giving.run(open.map((order) => ({ order, salespersonId: to.id, fromId: order.salespersonId, reason })));
    ask(false);
    const back = done.map(({ order, salespersonId, fromId }) => ({ order, salespersonId: fromId, fromId: salespersonId, reason: t("orders.assignUndone") }));
    if (done.length) toast({ text: t("orders.assignedToast", { count: done.length, name: to.name }), undo: () => void takeBack(back) });
    if (done.length === open.length) giving.clear();
  };
  return {
    button: <ActionButton size={size} loading={giving.pending} disabledReason={whyNot} onClick={() => ask(true)}>{t(orders.length === 1 && !size ? "orders.assign" : "orders.batchAssign", { count: open.length })}</ActionButton>,
    rest: (
      <>
        {asking && <AssignDialog orders={open} left={orders.length - open.length} pending={giving.pending} onGive={(to, reason) => void give(to, reason)} onClose={() => ask(false)} />}
        <BatchResult outcome={giving.outcome} nameOf={({ order }) => order.number} onClose={giving.clear} />
      </>
    ),
  };
}
