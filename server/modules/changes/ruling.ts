import type { ChangeManner, ChangeProgress, ChangeRuling, Difference } from "../../../contract/changes.ts";
import { compare, sum } from "../../../contract/money.ts";
import type { PolicyPack } from "../../../contract/policy-pack.ts";
import { changeManners, wordsOf } from "../../../contract/policy-words.ts";

/** How far a line's goods are, in its unit; `onDelivery` have not left yet. */
export interface LineGoods {
  ordered: string;
  planned: string;
  running: string;
  finished: string;
  stocked: string;
  onDelivery: string;
  shipped: string;
}

const some = (quantity: string): boolean => compare(quantity, "0") > 0;

/** How far a line has got: by the part of it that has got farthest. */
export function progressOf({ ordered, planned, running, finished, stocked, onDelivery, shipped }: LineGoods): ChangeProgress {
  if (some(shipped)) return compare(shipped, ordered) >= 0 ? "shipped" : "partlyShipped";
  if (some(onDelivery)) return "toShip";
  if (some(sum([running, finished, stocked]))) return "inProduction";
  return some(planned) ? "planned" : "notBegun";
}

const farther: readonly ChangeProgress[] = ["notBegun", "planned", "inProduction", "toShip", "partlyShipped"];

/** How far an order has got as a whole: all of it has left, some has, or where its farthest line stands. */
export function wholeProgress(lines: readonly ChangeProgress[]): ChangeProgress {
  if (lines.length && lines.every((one) => one === "shipped")) return "shipped";
  if (lines.includes("shipped")) return "partlyShipped";
  return farther.findLast((one) => lines.includes(one)) ?? "notBegun";
}

const manners: readonly ChangeManner[] = wordsOf(changeManners);
const strictest = (found: readonly ChangeManner[]): ChangeManner | undefined => manners.findLast((manner) => found.includes(manner));

export interface Route {
  key: string;
  name: ChangeRuling["departments"][number]["name"];
  roles: string[];
}

export interface Asked {
  differences: readonly Difference[];
  /** By line; null: of the order as a whole. */
  progress: (lineId: string | null) => ChangeProgress;
  table: PolicyPack["changes"];
  /** The steps that the policy asks of the order as it is wanted. */
  route: readonly Route[];
  /** The customer's yes to the order as it is stands on record. */
  confirmed: boolean;
  /** He is to pay for it: what an order that is called off costs him 取消补偿. */
  costs?: boolean;
}

/** Whoever decides a step of the review anew stands for his department, and is not asked twice. */
const standsFor = (steps: readonly Route[], { roles }: { roles: readonly string[] }): boolean => steps.some((step) => step.roles.every((role) => roles.includes(role)));

/**
 * What the policy's table says of a change (C-05): each difference meets the rows of its field and progress; of several the strictest holds, none means that it is
 * forbidden. A review step survives when every row that matched keeps it;
 * what may be changed at once touches no review. Whatever the table says, nobody owes a compensation to which he did not consent (25.4).
 */
export function rulingOf({ differences, progress, table, route, confirmed, costs = false }: Asked): ChangeRuling {
  const met = differences.map(({ field, lineId }) => {
    const state = progress(lineId);
    const matching = table.rows.filter((row) => row.fields.includes(field) && row.states.includes(state));
    return { row: { field, lineId, progress: state, how: strictest(matching.map(({ how }) => how)) ?? "forbidden" }, matching };
  });
  const rows = met.map(({ row }) => row);
  const told = strictest(rows.map((row) => row.how)) ?? "forbidden";
  const how = costs && (told === "free" || told === "approve") ? "approveWithConsent" : told;
  const matching = met.flatMap((one) => one.matching);
  const decided = how !== "free" && how !== "forbidden";
  const askedAgain = decided ? route.filter(({ key }) => !matching.every((row) => row.how === "free" || row.keeps.includes(key))) : [];
  const approving = decided ? table.departments.filter(({ key }) => matching.some(({ approvedBy }) => approvedBy.includes(key))) : [];
  return {
    how, rows, askedAgain: askedAgain.map(({ key, name, roles }) => ({ key, name, roles })),
    departments: approving.filter((department) => !standsFor(askedAgain, department)).map(({ key, name, roles }) => ({ key, name, roles })),
    asksCustomer: confirmed && (how === "approveWithConsent" || how === "agreement"),
  };
}
