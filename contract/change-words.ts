import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { changeFields, changeManners, changeStates, wordsOf } from "./policy-words.ts";
import { id, instant } from "./toolkit.ts";

/** A change of an order 订单变更, from the wish to the new version (25.1 to 25.8). */
export const changeLifecycle = lifecycle(["requested", "inReview", "toSign", "awaitingCustomer", "applied", "refused", "withdrawn"], {
  review: { from: ["requested"], to: "inReview" },
  /** The departments agree; a change agreement waits for our signature. */
  askSignature: { from: ["inReview"], to: "toSign" },
  askCustomer: { from: ["inReview", "toSign"], to: "awaitingCustomer" },
  apply: { from: ["requested", "inReview", "awaitingCustomer"], to: "applied" },
  refuse: { from: ["inReview", "toSign", "awaitingCustomer"], to: "refused" },
  withdraw: { from: ["inReview", "toSign", "awaitingCustomer"], to: "withdrawn" },
});
export type ChangeState = (typeof changeLifecycle.states)[number];
/** States in which a change is not decided yet; an order has at most one such change. */
export const openChangeStates = ["inReview", "toSign", "awaitingCustomer"] as const satisfies readonly ChangeState[];

export const changeKinds = ["amend", "cancel", "shortClose"] as const;
export type ChangeKind = (typeof changeKinds)[number];
export const changeKind = z.enum(changeKinds);
export const changeState = z.enum(changeLifecycle.states);
export const changeField = z.enum(wordsOf(changeFields));
export type ChangeField = z.infer<typeof changeField>;
export const changeProgress = z.enum(wordsOf(changeStates));
export type ChangeProgress = z.infer<typeof changeProgress>;
export const changeManner = z.enum(wordsOf(changeManners));
export type ChangeManner = z.infer<typeof changeManner>;

/** What an order's page tells of its open change. */
export const openChange = z.object({ id, number: z.string(), kind: changeKind, state: changeState, fields: z.array(changeField), reason: z.string(), requestedAt: instant, requestedByName: z.string() });
export type OpenChange = z.output<typeof openChange>;
