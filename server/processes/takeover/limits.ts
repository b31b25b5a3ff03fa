import { creditOn } from "../../../contract/customers.ts";
import { asAmount, compare, minus, sum } from "../../../contract/money.ts";
import type { CreditLimit } from "../../../contract/takeovers.ts";
import { scopeOf } from "../../platform/actor.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { type Refused, refuse } from "../../platform/refusal.ts";
import * as customers from "../../modules/customers/index.ts";
import type { OldCredit, OldExposure, OldFile } from "../../modules/takeovers/index.ts";
import { today } from "../register-facts.ts";

/** Credit by customer, where a later file says something else of one as that says it. */
const byCustomer = (credits: readonly OldCredit[]): Map<string, OldCredit> =>
  credits.reduce((all, one) => all.set(one.customerId, { ...all.get(one.customerId), ...one }), new Map<string, OldCredit>());

/** The credit in force by old books on a day; temporary credit that ended since is none. */
function inForce({ customerId, creditLimit, temporaryCredit, temporaryCreditUntil }: OldCredit, on: string): customers.NewCredit {
  const limit = { customerId, ...(creditLimit !== undefined && { creditLimit }) };
  return temporaryCredit === undefined || (temporaryCreditUntil ?? "") < on ? limit : { ...limit, temporaryCredit, temporaryCreditUntil: temporaryCreditUntil ?? null };
}

/** The credit that customers are to have by the old books, beside what their open receivables and orders, less what they paid ahead, will use of it. */
export async function limitsShown(context: Pick<Context, "tx" | "now">, { credits, books }: { credits: readonly OldCredit[]; books: readonly Pick<OldFile, "exposures">[] }): Promise<CreditLimit[]> {
  const wanted = byCustomer(credits);
  const on = await today(context);
  const used = Map.groupBy(books.flatMap(({ exposures }) => exposures), ({ customerId, currency }: OldExposure) => `${customerId} ${currency}`);
  const rows = wanted.size ? await customers.readMany(context.tx, [...wanted.keys()]) : [];
  const shown = rows.map((customer): CreditLimit => {
    const { id, code, name, currency } = customer;
    const after = { ...customer, ...inForce(wanted.get(id)!, on) };
    const limit = asAmount(creditOn(after, on), currency);
    const exposure = asAmount(sum((used.get(`${id} ${currency}`) ?? []).map(({ amount }) => amount)), currency);
    return {
      customerId: id, code, name, currency, before: asAmount(creditOn(customer, on), currency), limit, temporary: asAmount(minus(limit, after.creditLimit), currency), until: after.temporaryCreditUntil, exposure,
      over: compare(exposure, limit) > 0 ? asAmount(minus(exposure, limit), currency) : null,
    };
  });
  return shown.toSorted((a, b) => Number(a.over === null) - Number(b.over === null) || a.code.localeCompare(b.code));
}

/** Sets the credit out of the old books as a person sets it, by the accepting person's right to. Refused with `notPermitted`. */
export async function acceptLimits(context: CommandContext, credits: readonly OldCredit[], source: Record<string, unknown>): Promise<number | Refused> {
  if (!credits.length) return 0;
  if (!scopeOf(context.actor, "customers.setCredit")) return refuse("notPermitted", { permission: "customers.setCredit" });
  const on = await today(context);
  return customers.setCredits(context, [...byCustomer(credits).values()].map((credit) => inForce(credit, on)), source);
}
