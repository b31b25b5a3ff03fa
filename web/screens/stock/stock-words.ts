import type { CountState } from "../../../contract/counts.ts";
import type { TransferState } from "../../../contract/transfers.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export const transferTones: Record<TransferState, Tone> = { requested: "warn", sent: "moving", received: "good", cancelled: "idle", reversed: "bad" };
export const countTones: Record<CountState, Tone> = { counting: "moving", submitted: "warn", posted: "good", cancelled: "idle", reversed: "bad" };

/** A quantity that the server takes. */
export const figure = /^\d{1,12}(\.\d{1,6})?$/;
