import type { Endpoint } from "../../contract/toolkit.ts";
import { type Actor, scopeOf } from "../platform/actor.ts";

/** Answers in which phones stand as they are for everybody who may ask, each with its reason. */
const asTheyAre: Record<string, string> = {
  readPerson: "the person's own and those of whoever manages people; the room hides them from all others",
  readCompany: "the company's own lines, printed on every paper",
  "shipping.readDrivenTrip": "a driver calls the receivers of his own trip; the room leaves them out as soon as it is over",
  unmaskContact: "asked for with a reason, and on record",
};

/** Whether an answer may go out with phones in it; else their middle is taken away wherever they stand. */
export const mayShowPhones = (actor: Actor, endpoint: Pick<Endpoint, "name">): boolean => endpoint.name in asTheyAre || scopeOf(actor, "customers.seePhones") !== undefined;
