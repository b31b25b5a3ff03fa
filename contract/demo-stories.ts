import { z } from "zod";
import { id, query } from "./toolkit.ts";

/** What becomes true while the demo's trouble is played, whoever plays it: ticked off by facts since the demo was made. */
export const storyMarks = [
  "truckLate", "truckTold", "returnAuthorised", "returnReceived", "returnInspected", "returnCredited", "machineDown", "ordersSlipped", "machineTold", "priceDecided", "goodsDated", "goodsTold", "goodsCame",
] as const;
export type StoryMark = (typeof storyMarks)[number];

const known = id.nullable();
/** `truckCase` and `machineCase` are null until somebody says what happened; `palletCase` is that of the goods that come back; `goods` is the late purchase with its case and the order that waits for it; `price` is the order with a price below its floor. */
export const readDemoStories = query({
  name: "demo.readStories", summary: "How far visitors of the demo company have come with what goes wrong in it", path: "/demo/stories", permission: "self",
  answer: z.object({
    truckCase: known, palletCase: known, machineCase: known, goods: z.object({ caseId: id, purchaseId: id, orderId: id, number: z.string() }).nullable(), price: z.object({ orderId: id, number: z.string(), salespersonId: known, reviewId: known }).nullable(), done: z.array(z.enum(storyMarks)),
  }),
});
export type DemoStories = z.output<typeof readDemoStories.answer>;
