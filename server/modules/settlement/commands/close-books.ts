import * as contract from "../../../../contract/settlement-credits.ts";
import { handle, read } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { SettlementDeps } from "../deps.ts";
import { closings, insertClosing } from "../closing-store.ts";

/** Closes the books through a day: nothing is dated in them any more. An earlier day opens them again; both with their reason. */
export const closeBooks = ({ today }: Pick<SettlementDeps, "today">) =>
  handle(contract.closeBooks, async ({ closedThrough, reason }, context) => {
    const { tx, actor: { id: by }, now: at } = context;
    if (closedThrough >= (await today(context))) return refuse("closedTooLate", { closedThrough }, ["closedThrough"]);
    const [before] = await closings(tx, 1);
    if (before?.closedThrough === closedThrough) return refuse("closedAlready", { closedThrough }, ["closedThrough"]);
    const id = context.newId();
    await insertClosing(tx, { id, closedThrough, reason, by, at });
    record(context, { subject: { kind: "books", id }, what: before && before.closedThrough > closedThrough ? "booksOpened" : "booksClosed", facts: { from: before?.closedThrough ?? null, to: closedThrough }, why: reason });
    return { closedThrough };
  });

export const readBooks = read(contract.readBooks, async (_, { tx }) => {
  const all = await closings(tx, 50);
  return { closedThrough: all[0]?.closedThrough ?? null, closings: all };
});
