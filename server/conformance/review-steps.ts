import type { Scene } from "./scene.ts";

/** The steps of an order's review. */
export const stepsOf = async (scene: Scene, orderId: string) => (await scene.reviewOf(orderId)).steps;
export const openKey = async (scene: Scene, orderId: string) => (await stepsOf(scene, orderId)).find(({ state }) => state === "open")?.key;
/** The first role of each step that may be decided now. */
export const openRoles = async (scene: Scene, orderId: string) => (await stepsOf(scene, orderId)).filter(({ state }) => state === "open").map(({ roles }) => roles[0]);
