import type { Subject } from "../../../contract/toolkit.ts";
import { event } from "../../platform/events.ts";
import type { Outcome } from "./exceptions.ts";

/** Somebody with the authority ruled on the prices of a document; `part` is the review step that looks at them. */
export const priceRuled = event<{ subject: Subject; part: string; reviewId: string; outcome: Outcome; words: string; byName: string }>("priceRuled");
/** A ruling was taken back: the prices are asked about again. */
export const priceRulingReversed = event<{ subject: Subject; part: string; reviewId: string }>("priceRulingReversed");
