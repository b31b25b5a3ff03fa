import type { GateMoment, Obligation } from "../../../contract/settlement.ts";
import { asAmount, type Decimal, minus, sum } from "../../../contract/money.ts";
import { least, most, positive } from "./settlement.ts";
import type { ObligationRow } from "./terms.ts";

/** Stages with what of each is still open: money fills them in their order, whatever it was meant for. */
export function withOpen(obligations: readonly Omit<ObligationRow, "orderId">[], paid: Decimal, currency: string): Obligation[] {
  let left = paid;
  return obligations.map((stage) => {
    const covered = least(left, stage.amount);
    left = minus(left, covered);
    return { ...stage, amount: asAmount(stage.amount, currency), open: asAmount(minus(stage.amount, covered), currency) };
  });
}

/** Stages of an order of which a part is not asked for any more: the last ones ask less (or more, when it is negative). */
export function lessConceded<Stage extends Pick<ObligationRow, "amount">>(obligations: readonly Stage[], conceded: Decimal): Stage[] {
  let left = conceded;
  return obligations.toReversed().map((stage) => {
    const less = least(left, stage.amount);
    left = minus(left, less);
    return { ...stage, amount: minus(stage.amount, less) };
  }).toReversed();
}

/** Whether a stage must be paid before the order passes this moment. One due so many days after the order waits for its day. */
function wantedBefore(moment: GateMoment, { due, dueOn }: Pick<Obligation, "due" | "dueOn">, today: string): boolean {
  if (due === "onOrder") return dueOn !== null && dueOn <= today;
  return due === "beforeProduction" || (due === "beforeShipping" && moment === "beforeShipping");
}

export interface Payment {
  total: Decimal;
  obligations: readonly Obligation[];
  paid: Decimal;
  currency: string;
}

export interface GateState {
  open: boolean;
  required: Decimal;
  missing: Decimal;
  /** The first stage that is not paid in full. */
  stage: Obligation | null;
}

/** The gate before production or shipping: open when every stage that falls due before it, or all (`inFull`), is paid. */
export function gateAt(moment: GateMoment, { obligations, total, paid, currency }: Payment, { today, inFull }: { today: string; inFull: boolean }): GateState {
  const wanted = obligations.filter((stage) => inFull || wantedBefore(moment, stage, today));
  const required = inFull ? total : sum(wanted.map(({ amount }) => amount));
  const missing = most(minus(required, paid), "0");
  const stage = positive(missing) ? (wanted.find(({ open }) => positive(open)) ?? null) : null;
  return { open: !positive(missing), required: asAmount(required, currency), missing: asAmount(missing, currency), stage };
}
