import { dayAfter } from "../conformance/given.ts";

/** The business date of the companies that are measured, which are all in China: asked for anew each time, since a run may last past midnight. */
export const businessDate = (instant = new Date()): string => dayAfter(instant, 0);
