import { compare, type Authority } from "../../../contract/money.ts";
import { beyondAuthority, type Deviation, mayGrantAll, type PricedLine, rolesGranting } from "../../../contract/price-authority.ts";
import type { AskedLine, exceptionStates, RuledLine, rulingOutcomes } from "../../../contract/price-exceptions.ts";
import type { Refusal, Subject, Text } from "../../../contract/toolkit.ts";
import { type Actor, rolesToJudge } from "../../platform/actor.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Refused } from "../../platform/refusal.ts";

export type Outcome = (typeof rulingOutcomes)[number];

/** A line of a document as far as its price is judged. */
export interface AskedPrice extends PricedLine {
  id: string;
  lineNo: number;
  productCode: string;
}
/** The prices of a document, whose they are, and what roles may give. */
export interface AskedPrices {
  lines: readonly AskedPrice[];
  sellerRoles: readonly string[];
  authorities: readonly Authority[];
}

/** The prices that make an exception; none in a company that has given nobody a limit, for nobody could release them. */
export const exceptionOf = ({ lines, sellerRoles, authorities }: AskedPrices): Deviation<AskedPrice>[] => (authorities.length ? beyondAuthority(lines, sellerRoles, authorities) : []);

/** The review by which a document is decided, as far as prices go. */
export interface Reviewed {
  id: string;
  subject: Subject;
  version: number;
  hash: string;
  open: boolean;
  /** Who asks for the prices: the seller, who entered and who submitted. */
  askers: readonly string[];
  /** The step that looks at prices; undefined where the policy has none. */
  step: { key: string; name: Text; open: boolean; decided: boolean; decidedByName: string | null } | undefined;
}

/** What is shown of the prices side by side; who may release them is added by the room. */
export interface Picture {
  lines: AskedLine[];
  currency: string;
  total: string;
  atList: string;
  sellerName: string | null;
}

export interface Ports {
  /** Within the reach of the request's permission. */
  reviewOf(context: Context, reviewId: string): Promise<Reviewed | undefined>;
  /** The same, locked, so that nobody decides upon a ruling that is being taken back. */
  lockReviewOf(context: CommandContext, reviewId: string): Promise<Reviewed | undefined>;
  askedOf(context: Pick<Context, "tx" | "now">, subject: Subject): Promise<AskedPrices | undefined>;
  pictureOf(context: Context, subject: Subject): Promise<Picture>;
  /** Active people with their roles. */
  peopleOf(context: Pick<Context, "tx" | "now">): Promise<readonly { id: string; name: string; roles: readonly string[] }[]>;
  /** The step that looks at prices goes back to sales with these words, of which these colleagues get a copy. */
  sendBack(context: CommandContext, given: { reviewId: string; stepKey: string; statement: string; copyTo: readonly string[] }): Promise<Refused | undefined>;
}

export interface RulingRow {
  id: string;
  reviewId: string;
  subjectKind: string;
  subjectId: string;
  subjectVersion: number;
  subjectHash: string;
  outcome: Outcome;
  words: string;
  lines: RuledLine[];
  follows: string | null;
  at: Date;
  by: string;
  byName: string;
}
export interface Reversal {
  rulingId: string;
  reason: string;
  at: Date;
  by: string;
  byName: string;
}
export type KeptRuling = RulingRow & { reversal: Omit<Reversal, "rulingId" | "by"> | null };

/** The ruling that holds for a version: not taken back, of the very same words. */
export const standing = (rulings: readonly KeptRuling[], hash: string): KeptRuling | undefined => rulings.find(({ reversal, subjectHash }) => !reversal && subjectHash === hash);

/** Whether a release names each of these prices as it is: a line that was dearer or not beyond authority then is none of it. */
export const isReleased = (ruling: Pick<RulingRow, "outcome" | "lines">, exception: readonly Deviation<AskedPrice>[]): boolean =>
  ruling.outcome === "released" && exception.every(({ line, price }) => ruling.lines.some(({ lineId, price: released }) => lineId === line.id && compare(released, price) === 0));

type State = (typeof exceptionStates)[number];
export function stateOf(asked: AskedPrices, ruling: KeptRuling | undefined): State {
  const exception = exceptionOf(asked);
  if (!exception.length) return !asked.authorities.length && beyondAuthority(asked.lines, asked.sellerRoles, []).length ? "unlimited" : "none";
  if (ruling && ruling.outcome === "released" && !isReleased(ruling, exception)) return "open";
  return ruling?.outcome ?? "open";
}

type Decider = Pick<Actor, "id" | "roles" | "standsFor">;

/** Why somebody may not rule on the prices of a review; undefined when he may. */
export function whyNotRule({ reviewed, asked, ruling, actor }: { reviewed: Reviewed; asked: AskedPrices; ruling: KeptRuling | undefined; actor: Decider }): Refusal | undefined {
  const exception = exceptionOf(asked);
  if (!reviewed.open || !reviewed.step?.open || !exception.length) return { code: "priceNothingAsked" };
  if (ruling) return { code: "priceRuledAlready", facts: { by: ruling.byName } };
  if (reviewed.askers.includes(actor.id)) return { code: "priceOwnAsk" };
  if (!mayGrantAll(exception, rolesToJudge(actor, reviewed.askers), asked.authorities)) return { code: "priceBeyondYours", facts: { percent: deepest(exception), roles: rolesGranting(exception, asked.authorities).map(({ role }) => role).join(", ") || "—" } };
  return undefined;
}

/** The largest deviation in percent. */
export const deepest = (exception: readonly { percent: string }[]): string => exception.reduce((most, { percent }) => (compare(percent, most) > 0 ? percent : most), "0");

/** Lines as a ruling keeps them. */
export const ruledLines = (exception: readonly Deviation<AskedPrice>[], counters: readonly { lineId: string; price: string }[]): RuledLine[] =>
  exception.map(({ line, price, percent, belowFloor }) => ({
    lineId: line.id, lineNo: line.lineNo, productCode: line.productCode, price, listPrice: line.listPrice, percent, belowFloor, counterPrice: counters.find(({ lineId }) => lineId === line.id)?.price ?? null,
  }));

/** Counter prices that make no sense, collected: of a line that is not asked about, or no dearer than what is asked. */
export const wrongCounters = (exception: readonly Deviation<AskedPrice>[], { outcome, counters }: { outcome: Outcome; counters: readonly { lineId: string; price: string }[] }): Refusal[] =>
  counters.flatMap(({ lineId, price: counter }, i): Refusal[] => {
    const asked = exception.find(({ line }) => line.id === lineId);
    if (!asked || outcome === "released") return [{ code: "priceCounterOfNothing", path: ["counters", i, "lineId"] }];
    return compare(counter, asked.price) > 0 ? [] : [{ code: "priceCounterNotHigher", facts: { line: asked.line.lineNo, price: asked.price }, path: ["counters", i, "price"] }];
  });
