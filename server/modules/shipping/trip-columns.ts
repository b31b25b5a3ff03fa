import type { delayMeans } from "../../../contract/shipping.ts";
import type { refusalReasons, tripStates } from "../../../contract/trips.ts";
import { tableOf } from "../../platform/table.ts";

export interface Trip {
  id: string;
  plate: string;
  carrier: string | null;
  day: string | null;
  state: (typeof tripStates)[number];
  leftAt: Date | null;
  expectedArrival: string | null;
  revision: number;
}
export const tripTable = tableOf<Trip>("shipping.trips", {
  id: "uuid", plate: "text", carrier: "text", day: "date", state: "text", leftAt: "timestamptz", expectedArrival: "date", revision: "int",
} satisfies Record<keyof Trip, string>);

export interface Group {
  id: string;
  customerId: string;
  customerName: string;
  address: string;
  day: string;
  madeAt: Date;
  madeBy: string;
  dissolvedAt: Date | null;
}
export const groupTable = tableOf<Group>("shipping.groups", {
  id: "uuid", customerId: "uuid", customerName: "text", address: "text", day: "date", madeAt: "timestamptz", madeBy: "uuid", dissolvedAt: "timestamptz",
});

export interface Delay {
  id: string;
  deliveryId: string;
  tripId: string | null;
  expectedBefore: string | null;
  expected: string;
  /** By when of that day, where the driver knows it. */
  expectedTime: string | null;
  reason: string;
  at: Date;
  by: string;
  byName: string;
  toldAt: Date | null;
  toldBy: (typeof delayMeans)[number] | null;
  recipient: string | null;
  toldByName: string | null;
}
export const delayTable = tableOf<Delay>("shipping.delays", {
  id: "uuid", deliveryId: "uuid", tripId: "uuid", expectedBefore: "date", expected: "date", expectedTime: "text", reason: "text", at: "timestamptz", by: "uuid", byName: "text", toldAt: "timestamptz", toldBy: "text",
  recipient: "text", toldByName: "text",
});

/** A receiver did not take a delivery from the driver. */
export interface RefusedHandOver {
  id: string;
  deliveryId: string;
  tripId: string;
  reason: (typeof refusalReasons)[number];
  words: string;
  at: Date;
}
export const refusedTable = tableOf<RefusedHandOver>("shipping.refused_hand_overs", { id: "uuid", deliveryId: "uuid", tripId: "uuid", reason: "text", words: "text", at: "timestamptz" });
