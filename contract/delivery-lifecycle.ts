import { lifecycle } from "./lifecycle.ts";

/** A delivery 出库单, from the warehouse's order to the customer's receipt. A correction by hand takes it back to `picking`; under a policy
 * without the gate `goodsChecked` packed goods leave `shipUnchecked`. */
export const deliveryLifecycle = lifecycle(
  ["requested", "picking", "picked", "packed", "checked", "shipped", "arrived", "signed", "signedWithObjection", "cancelled"],
  {
    pick: { from: ["requested", "picking", "picked", "packed"], to: "picking" },
    finishPicking: { from: ["requested", "picking", "picked", "packed"], to: "picked" },
    pack: { from: ["picked", "packed"], to: "packed" },
    check: { from: ["packed"], to: "checked" },
    ship: { from: ["checked"], to: "shipped" },
    shipUnchecked: { from: ["packed"], to: "shipped" },
    arrive: { from: ["shipped"], to: "arrived" },
    sign: { from: ["shipped", "arrived"], to: "signed" },
    object: { from: ["shipped", "arrived"], to: "signedWithObjection" },
    settle: { from: ["signedWithObjection"], to: "signed" },
    // Counter-facts, the latest first: goods that came back are compared again before they leave anew.
    reverseSignOff: { from: ["signed", "signedWithObjection"], to: "arrived" },
    reverseArrival: { from: ["arrived"], to: "shipped" },
    reverseShipment: { from: ["shipped"], to: "packed" },
    reverseCheck: { from: ["checked"], to: "packed" },
    reversePacking: { from: ["packed"], to: "picked" },
    /** A change of its order left less on it than was packed, or sends it elsewhere than was checked. */
    repack: { from: ["packed", "checked"], to: "picked" },
    recheck: { from: ["checked"], to: "packed" },
    cancel: { from: ["requested", "picking", "picked", "packed", "checked"], to: "cancelled" },
  },
);
export type DeliveryState = (typeof deliveryLifecycle.states)[number];

/** Whether the goods are still in the house. */
export const inHouse = (state: DeliveryState): boolean => deliveryLifecycle.allows("cancel", state);
/** Whether lines may still go over to another delivery: nothing of it is packed yet. */
export const divisible = (state: DeliveryState): boolean => inHouse(state) && state !== "packed" && state !== "checked";
