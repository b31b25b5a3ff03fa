import * as contract from "../../contract/margins.ts";
import * as changes from "../modules/changes/index.ts";
import * as orders from "../modules/orders/index.ts";
import { read } from "../platform/command.ts";
import { refuse } from "../platform/refusal.ts";
import { proposalOf } from "./change-facts.ts";
import { maySee } from "./may-see.ts";
import { today } from "./register-facts.ts";

/** What a change would do to an order's margin, for whoever sees costs and the change. */
export const readChangeMargin = read(contract.readChangeMargin, async ({ changeId }, context) => {
  const change = (await maySee(context, { kind: "change", id: changeId })) && (await changes.readChangeRow(context.tx, changeId));
  const now = change && (await orders.describe(context.tx, change.orderId));
  const after = change && (await proposalOf(context.tx, changeId));
  if (!change || !now || !after) return refuse("notFound");
  const day = await orders.costDayOf(context, today, now.order);
  const wholeOf = async (content: Pick<orders.OrderFile, "order" | "lines">) => (await orders.marginsOf(context, { ...content, day })).whole;
  return { before: changes.isOpen(change) ? await wholeOf(now) : null, after: await wholeOf(after) };
});
