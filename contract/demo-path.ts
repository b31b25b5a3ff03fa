import { z } from "zod";
import { id, query } from "./toolkit.ts";

/** What the five-minute path of the demo asks a visitor to paste for this customer, who has hardly any credit left: ten lines from the shelf. */
export const pathCustomer = "K003";
export const pathLines = [
  { code: "TR-5750", quantity: 40 }, { code: "TR-8080", quantity: 40 }, { code: "TR-5730", quantity: 30 }, { code: "TR-5740", quantity: 30 }, { code: "TR-8050", quantity: 30 },
  { code: "TR-8060", quantity: 24 }, { code: "LB-4030", quantity: 20 }, { code: "LB-6040", quantity: 20 }, { code: "LB-10070", quantity: 16 }, { code: "DP-241-2", quantity: 20 },
] as const;

/** What has become true of any order that a visitor entered, or of the clock; the server's facts tick the path off, not clicks. */
export const pathMarks = [
  "submitted", "preliminary", "finance", "stock", "released", "accepted", "picked", "packed", "checked", "shipped", "arrived", "signed", "caseOpened", "sixteen", "paperOpened",
] as const;
export type PathMark = (typeof pathMarks)[number];

/** The newest order since the demo was made, and where its next steps are done. */
const order = z.object({
  id, number: z.string(), enteredBy: id, salespersonId: id.nullable(), reviewId: id.nullable(), deliveryId: id.nullable(), confirmationMailId: id.nullable(), shipmentMailId: id.nullable(), caseId: id.nullable(),
});

export const readDemoPath = query({
  name: "demo.readPath", summary: "How far a visitor of the demo company has come on the five-minute path", path: "/demo/path", permission: "self",
  answer: z.object({ customer: z.object({ id, name: z.string() }).nullable(), order: order.nullable(), done: z.array(z.enum(pathMarks)) }),
});
export type DemoPath = z.output<typeof readDemoPath.answer>;
