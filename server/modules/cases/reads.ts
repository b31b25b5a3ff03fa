import * as delays from "../../../contract/case-delays.ts";
import * as contract from "../../../contract/cases.ts";
import { nobody } from "../../platform/actor.ts";
import { type Context, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { aboutOf, mayReach } from "./cases.ts";
import { keptOf, shownProposal, stateOf } from "./delay-proposals.ts";
import { reachable } from "./delays.ts";
import type { CasesDeps } from "./open-case.ts";
import type { ProposalPorts } from "./ports.ts";
import * as store from "./store.ts";
import { sumsOf } from "./sums.ts";

const rowOf = ({ products, ...one }: store.Listed): contract.CaseRow => ({
  id: one.id, number: one.number, state: one.state, revision: one.revision, subject: aboutOf(one), part: one.part, title: one.title, customerName: one.customerName, kind: one.kind,
  source: one.source, description: one.description, ownerId: one.ownerId, ownerName: one.ownerName, openedAt: one.openedAt, settledAt: one.settledAt, cost: one.cost, products,
});

export const readsOf = ({ currencyOf, timeZoneOf }: Pick<CasesDeps, "currencyOf" | "timeZoneOf">) => {
  const asking = async ({ tx, actor, scope }: Context): Promise<store.Asking> => ({ actor, scope, timeZone: await timeZoneOf(tx) });
  return [
    read(contract.listCases, async (filter, context) => {
      const { rows, next } = await store.list(context.tx, filter, await asking(context));
      return { rows: rows.map(rowOf), next };
    }),
    read(contract.sumCases, async (filter, context) => ({ ...(await sumsOf(context.tx, filter, await asking(context))), currency: await currencyOf(context.tx) })),
    read(contract.readCase, async ({ caseId }, context) => {
      const { tx } = context;
      const one = await store.read(tx, caseId);
      if (!one || !(mayReach(context, one) || (await reachable(context, one)))) return refuse("notFound");
      const { orderId, openedBy, openedByName, departments, photos, finding, blame, proposals, proposal, answer, customerAnswer, carriedOut, escalatedTo, result, satisfaction } = one;
      const lines = await store.linesOf(tx, caseId);
      return {
        ...rowOf({ ...one, products: lines.map(({ productCode, name }) => `${productCode} ${name}`).join("、") }), orderId, openedByName: openedBy === nobody ? null : openedByName, departments, photos, finding, blame, proposals, proposal, answer, customerAnswer, carriedOut,
        escalatedTo, result, satisfaction, lines, notes: await store.notesOf(tx, caseId), steps: await store.stepsOf(tx, caseId), costs: await store.costsOf(tx, caseId), currency: await currencyOf(tx),
      };
    }),
  ] as const;
};

/** The orders of a delay with what was proposed about each. */
export const readDelay = ({ versionsOf }: Pick<ProposalPorts, "versionsOf">) =>
  read(delays.readDelay, async ({ caseId }, context) => {
    const one = await store.read(context.tx, caseId);
    const rows = one && (await reachable(context, one));
    if (!one || !rows) return refuse("notFound");
    const all = await keptOf(context.tx, caseId);
    const versions = all.length ? await versionsOf(context.tx, rows.map(({ orderId }) => orderId)) : new Map<string, number>();
    const proposalsOf = (orderId: string) => all.filter((each) => each.orderId === orderId).map((each) => shownProposal(each, stateOf(each, { all, version: versions.get(orderId), settled: one.state === "settled" })));
    return { rows: rows.map(({ caseId: _caseId, customerId: _customerId, salespersonId: _salespersonId, ...row }) => ({ ...row, proposals: proposalsOf(row.orderId) })) };
  });

/** Whether who asks may see what hangs on a case. */
export async function maySeeCase({ tx, actor, scope }: Pick<Context, "tx" | "actor" | "scope">, caseId: string): Promise<boolean> {
  const one = await store.read(tx, caseId);
  return one !== undefined && mayReach({ actor, scope }, one);
}
