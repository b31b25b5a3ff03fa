import { expect, test } from "vitest";
import { remindable } from "./remindable.ts";

const me = { id: "me", roles: ["salesperson"] };
const now = new Date("2026-11-24T08:00:00Z");
const duty = (id: string, more: object) => ({ id, state: "open", ownerId: null, ownerRole: "finance", remindableAt: null, ...more }) as Parameters<typeof remindable>[0][number];

test("somebody else is reminded of what he has open, and not of what he was reminded of just now; nobody reminds himself", () => {
  const duties = [
    duty("finance's", {}), duty("a colleague's", { ownerId: "other", ownerRole: null }), duty("mine", { ownerId: "me", ownerRole: null }), duty("my role's", { ownerRole: "salesperson" }), duty("paused", { state: "paused" }),
    duty("done", { state: "closed" }), duty("reminded just now", { remindableAt: "2026-11-24T08:10:00Z" }), duty("reminded before", { remindableAt: "2026-11-24T07:10:00Z" }),
  ];
  expect(remindable(duties, me, now).map(({ id }) => id)).toEqual(["finance's", "a colleague's", "reminded before"]);
});
