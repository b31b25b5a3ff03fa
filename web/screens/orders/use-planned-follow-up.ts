import { useMemo } from "react";
import { dropFollowUp, planFollowUp } from "../../../contract/order-follow-up.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { toast } from "../../ui/toasts.ts";

interface Undone {
  /** Told when it cannot be undone; it outlives a dialog that planned. */
  onTrouble(trouble: unknown): void;
}
interface Planned extends Undone {
  /** Absent: the next working day. */
  on?: string;
}
interface Dropped extends Undone {
  /** For when it was planned; a day that is over is not put back. */
  on: string;
  today: string;
}

/** Has an order come back as one's own duty on a day, or no more; for ten seconds one click puts back what was planned before, be it nothing. */
export function usePlannedFollowUp() {
  const t = useT();
  const { run: planned } = useCommand(planFollowUp);
  const { run: dropped } = useCommand(dropFollowUp);
  return useMemo(() => {
    const putBack = async (orderId: string, day: string | null) => {
      const { number } = await (day === null ? dropped({ orderId }) : planned({ orderId, on: day }));
      toast({ text: day === null ? t("orders.followUpUndone", { number }) : t("orders.followUpPutBack", { number, day: day.slice(5) }) });
    };
    return {
      async plan(orderId: string, { on, onTrouble }: Planned) {
        const { number, on: day, before } = await planned({ orderId, on });
        toast({ text: t("orders.followUpPlanned", { number, day: day.slice(5) }), undo: () => void putBack(orderId, before).catch(onTrouble) });
      },
      async drop(orderId: string, { on, today, onTrouble }: Dropped) {
        const { number } = await dropped({ orderId });
        toast({ text: t("orders.followUpUndone", { number }), ...(on >= today && { undo: () => void putBack(orderId, on).catch(onTrouble) }) });
      },
    };
  }, [dropped, planned, t]);
}
