import type { DemoStories, StoryMark } from "../../../contract/demo-stories.ts";
import type { Role } from "../../../contract/permissions.ts";
import type { Door, Somebody } from "./path-steps.ts";

export const storyKeys = ["truck", "pallet", "machine", "goods", "price"] as const;

/** Something that goes wrong, and the doors behind which it is put right, one after the other. */
export interface Story {
  key: (typeof storyKeys)[number];
  doors: Door[];
  done: boolean;
}

/** What is wrong in the demo: each story's doors open the right page as the right person; a page that is not there yet opens as its list. */
export function storiesOf({ truckCase, palletCase, machineCase, goods, price, done }: DemoStories, people: readonly Somebody[]): Story[] {
  const first = (role: Role) => people.find(({ roles }) => roles.includes(role))?.id;
  const door = (key: StoryMark, href: string, personId: string | undefined): Door => ({ key, href, personId, done: done.includes(key) });
  const ofCase = (caseId: string | null) => (caseId ? `/cases/${caseId}` : "/cases");
  const story = (key: Story["key"], doors: Door[]): Story => ({ key, doors, done: doors.every((each) => each.done) });
  return [
    story("truck", [door("truckLate", "/shipping/trips", first("logistics")), door("truckTold", ofCase(truckCase), first("customerService"))]),
    story("pallet", [
      door("returnAuthorised", ofCase(palletCase), first("customerService")), door("returnReceived", ofCase(palletCase), first("warehouse")),
      door("returnInspected", ofCase(palletCase), first("quality")), door("returnCredited", ofCase(palletCase), first("finance")),
    ]),
    story("machine", [
      door("machineDown", "/production/board", first("planner")), door("ordersSlipped", "/production/reports", first("productionHead")), door("machineTold", ofCase(machineCase), first("customerService")),
    ]),
    story("goods", [
      door("goodsDated", goods ? `/purchasing/${goods.purchaseId}` : "/purchasing", first("planner")), door("goodsTold", ofCase(goods?.caseId ?? null), first("customerService")),
      door("goodsCame", goods ? `/purchasing/${goods.purchaseId}` : "/purchasing", first("warehouse")),
    ]),
    story("price", [
      { ...door("priceDecided", price ? `/orders/${price.orderId}` : "/orders", price?.salespersonId ?? first("salesperson")), key: "priceSeen" },
      door("priceDecided", price?.reviewId ? `/reviews/${price.reviewId}` : "/reviews", first("generalManager")),
    ]),
  ];
}
