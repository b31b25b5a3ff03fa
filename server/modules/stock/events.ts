import { event } from "../../platform/events.ts";
import type { CounterMove } from "./taking-back.ts";

/** Goods of a transfer are in their new warehouse. */
export const transferReceived = event<{ transferId: string }>("transferReceived");
/** A transfer was called off before its goods left. */
export const transferCancelled = event<{ transferId: string; number: string; reason: string }>("transferCancelled");

/** A posted count was taken back; `moves` are below zero where goods went out again. */
export const countReversed = event<{ countId: string; number: string; reason: string; moves: readonly CounterMove[] }>("countReversed");
/** A transfer was taken back whose goods were on their way, or had arrived. */
export const transferReversed = event<{ transferId: string; number: string; reason: string; moves: readonly CounterMove[] }>("transferReversed");
/** A single correction was taken back. */
export const adjustmentReversed = event<{ adjustmentId: string; productId: string; reason: string; moves: readonly CounterMove[] }>("adjustmentReversed");
/** What a warehouse opened with of a product was taken back. */
export const openingReversed = event<{ openingId: string; productId: string; reason: string; moves: readonly CounterMove[] }>("openingReversed");
