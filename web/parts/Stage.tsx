import type { Stage as StageName } from "../../contract/order-axes.ts";
import { useT } from "../i18n/words.ts";
import { StatusTag, type Tone } from "../ui/StatusTag.tsx";

const tones: Record<StageName, Tone> = {
  draft: "idle", inReview: "moving", reviewFailed: "bad", awaitingCustomer: "warn", customerRefused: "bad", approved: "moving", awaitingPurchase: "moving", scheduled: "moving", toShip: "moving", shipped: "moving",
  delivered: "moving", completed: "good", inAfterSales: "warn", archived: "idle", cancelled: "idle",
};

/** The stage of an order in words, with its colour and shape. */
export function Stage({ stage }: { stage: StageName }) {
  const t = useT();
  return <StatusTag tone={tones[stage]}>{t(`orders.stage.${stage}`)}</StatusTag>;
}
