import * as contract from "../../../contract/margins.ts";
import { scopeOf } from "../../platform/actor.ts";
import { read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { mayReach } from "./access.ts";
import { costDayOf, marginsOf } from "./margins.ts";
import { describe } from "./order-page.ts";
import type { Ports } from "./ports.ts";

/** What an order earns, for whoever sees costs and reaches the order. */
export const readMargin = ({ today }: Pick<Ports, "today">) =>
  read(contract.readMargin, async ({ orderId }, context) => {
    const scope = scopeOf(context.actor, "orders.see");
    const file = scope && (await describe(context.tx, orderId));
    if (!file || !mayReach({ actor: context.actor, scope }, file.order)) return refuse("notFound");
    const { whole, lines } = await marginsOf(context, { ...file, day: await costDayOf(context, today, file.order) });
    return { ...whole, lines: lines.map((margin, i) => ({ lineId: file.lines[i]!.id, lineNo: file.lines[i]!.lineNo, ...margin })) };
  });
