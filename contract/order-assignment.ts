import { z } from "zod";
import { stage } from "./orders.ts";
import { command, id, text } from "./toolkit.ts";

export const assignOrder = command({
  name: "orders.assign", summary: "Give an open order to another salesperson, or back to nobody, with its papers and the duties that are its salesperson's", path: "/orders/:orderId/salesperson", method: "PUT", permission: "orders.assign",
  params: z.object({ orderId: id }),
  /** `salespersonId`: null gives it back to nobody, as an order may be entered. `fromId`: whose order it was for whoever gives it, null for nobody's; another one's meanwhile is answered with 409. */
  body: z.strictObject({ salespersonId: id.nullable(), fromId: id.nullable(), reason: text(500).min(1) }),
  answer: z.object({ orderId: id, number: z.string(), revision: z.number(), stage }),
});
