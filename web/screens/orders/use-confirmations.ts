import { type ConfirmationRequestState, ofOrder } from "../../../contract/confirmations.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useMay } from "../../parts/session.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type Request = Answer<typeof ofOrder>[number];

/** What the customer was asked about the order, newest first. */
export function useConfirmations(orderId: string, wanted = true) {
  const may = useMay();
  return useQueryOf(ofOrder, { orderId }, { watches: [`order:${orderId}`, "confirmation"], enabled: wanted && may("confirmations.see") });
}

export const requestTones: Record<ConfirmationRequestState, Tone> = { awaiting: "warn", given: "good", refused: "bad", superseded: "idle", reversed: "idle" };
