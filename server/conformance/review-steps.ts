import { remindOfDuty } from "../../contract/duties.ts";
import * as reviews from "../../contract/reviews.ts";
import type { Desk } from "./company.ts";
import { same, type Scene } from "./scene.ts";

/** The steps of an order's review. */
export const stepsOf = async (scene: Scene, orderId: string) => (await scene.reviewOf(orderId)).steps;
export const openKey = async (scene: Scene, orderId: string) => (await stepsOf(scene, orderId)).find(({ state }) => state === "open")?.key;
/** The first role of each step that may be decided now. */
export const openRoles = async (scene: Scene, orderId: string) => (await stepsOf(scene, orderId)).filter(({ state }) => state === "open").map(({ roles }) => roles[0]);

/** Another department may not decide a step, and so is not handed it either. */
export async function keptToItsRoles({ staff }: Scene, { id: reviewId }: Pick<reviews.Review, "id">, { stepKey, from, to }: { stepKey: string; from: Desk; to: Desk }): Promise<void> {
  same(`${stepKey} handed by ${from} to ${to}`, await staff[from].refused(reviews.transferStep, { reviewId, stepKey, personId: staff[to].id, reason: "外出" }), ["stepTakerUnfit"]);
}

/** Whoever waits reminds the owner of a duty that opens now, and not again within half an hour. */
export async function remindedEachHalfHour(scene: Scene, duty: (scene: Scene) => Promise<{ id: string } | undefined>): Promise<void> {
  const { clerk } = scene.staff;
  scene.at(0);
  const { id: dutyId } = (await duty(scene))!;
  const codes: string[][] = [];
  for (const minutes of [0, 25, 35]) {
    scene.at(minutes / 60);
    codes.push(await clerk.refused(remindOfDuty, { dutyId }));
  }
  scene.at(0);
  same("reminded at once, after 25 min, after 35 min", codes, [[], ["dutyRemindedJustNow"], []]);
}
