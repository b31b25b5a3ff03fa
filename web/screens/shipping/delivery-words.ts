import type { Permission } from "../../../contract/permissions.ts";
import { type Delivery, deliveryLifecycle, type DeliveryState, type WorkGroup } from "../../../contract/shipping.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Tone } from "../../ui/StatusTag.tsx";

export type DeliveryVerb = "pick" | "pack" | "check" | "ship" | "arrive" | "sign";

export const deliveryTones: Record<DeliveryState, Tone> = {
  requested: "idle", picking: "moving", picked: "moving", packed: "moving", checked: "good", shipped: "moving", arrived: "warn", signed: "good", signedWithObjection: "bad", cancelled: "idle",
};

const rights: Record<DeliveryVerb, Permission> = {
  pick: "shipping.pick", pack: "shipping.pick", check: "shipping.check", ship: "shipping.ship", arrive: "shipping.arrive", sign: "shipping.sign",
};

type Standing = Pick<Delivery, "state" | "checkFirst">;

const nextOf: Partial<Record<DeliveryState, DeliveryVerb>> = {
  requested: "pick", picking: "pick", picked: "pack", packed: "check", checked: "ship", shipped: "arrive", arrived: "sign",
};

/** What a delivery waits for; packed goods that need no check leave at once. */
export const nextDelivery = ({ state, checkFirst }: Standing): DeliveryVerb | undefined => (state === "packed" && !checkFirst ? "ship" : nextOf[state]);

/** The step that a group of the workbench waits for. */
export const groupVerb: Record<WorkGroup, DeliveryVerb> = { pick: "pick", pack: "pack", check: "check", ship: "ship", underway: "arrive", sign: "sign" };

interface Asked {
  verb: DeliveryVerb;
  delivery: Standing;
  may(permission: Permission): boolean;
  t: Translate;
}

/** Why the step is not possible now, or for this person; nothing when it is. */
export function whyNot({ verb, delivery: { state, checkFirst }, may, t }: Asked): string | undefined {
  const step = verb === "ship" && state === "packed" && !checkFirst ? "shipUnchecked" : verb;
  if (!deliveryLifecycle.allows(step, state)) return t("shipping.notNow", { state: t(`shipping.state_${state}`) });
  return may(rights[verb]) ? undefined : t(`shipping.only_${rights[verb].slice("shipping.".length)}`);
}

/** As what a picture of a receipt on paper counts where the policy takes this evidence; nothing where it takes none from paper. */
export const paperEvidence = (taken: readonly string[]): "scan" | "photo" | undefined => (taken.includes("stampedScan") ? "scan" : taken.includes("photo") ? "photo" : undefined);

/** Rows in groups that people load together: by customer, or by who carries them. */
export function gathered<Row extends { customerName: string; carrier: string | null; plate: string | null }>(rows: readonly Row[], by: "customer" | "carrier"): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => (by === "customer" ? row.customerName : (row.carrier ?? row.plate ?? "")));
}
