import { store } from "../../ui/store.ts";

/** Orders that were saved but not submitted in the same breath, with the reason; their page shows it. */
export const troubles = store<ReadonlyMap<string, unknown>>(new Map());

export const tellTrouble = (orderId: string, error: unknown): void => troubles.set((current) => new Map(current).set(orderId, error));
export const forgetTrouble = (orderId: string): void => troubles.set((current) => new Map([...current].filter(([id]) => id !== orderId)));
