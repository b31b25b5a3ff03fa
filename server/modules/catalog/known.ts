import type { Context } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { ownTaxRates, units } from "./store.ts";

/** The business date of the company (its time zone) at a context's now; handed over by `server/routes.ts`. */
export type Today = (context: Pick<Context, "tx" | "now">) => Promise<string> | string;

/** Whether the company has this customer; handed over by `server/routes.ts`, for the catalogue does not import the customers' room. */
export type CustomerExists = (tx: Tx, customerId: string) => Promise<boolean>;

/** What the checks of a product are made against. */
export const known = async (context: Context, today: Today) => ({
  units: (await units(context.tx)).map(({ name }) => name),
  ownRates: await ownTaxRates(context.tx),
  today: await today(context),
});
