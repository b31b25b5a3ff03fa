import { useCallback } from "react";
import { dropFollowUp, planFollowUp } from "../../../contract/order-follow-up.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { toast } from "../../ui/toasts.ts";

interface Given {
  /** Absent: the next working day. */
  on?: string;
  onTrouble(trouble: unknown): void;
}

/** Has an order come back as one's own duty on a day; for ten seconds one click puts back what was planned before, be it nothing. */
export function usePlannedFollowUp() {
  const t = useT();
  const { run: plan } = useCommand(planFollowUp);
  const { run: drop } = useCommand(dropFollowUp);
  return useCallback(
    async (orderId: string, { on, onTrouble }: Given) => {
      const { number, on: day, before } = await plan({ orderId, on });
      const putBack = () => (before === null ? drop({ orderId }) : plan({ orderId, on: before }));
      const undo = () => void putBack().then(() => toast({ text: t("orders.followUpUndone", { number }) }), onTrouble);
      toast({ text: t("orders.followUpPlanned", { number, day: day.slice(5) }), undo });
    },
    [drop, plan, t],
  );
}
