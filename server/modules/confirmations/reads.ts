import * as contract from "../../../contract/confirmations.ts";
import { type Context, read } from "../../platform/command.ts";
import { refuse } from "../../platform/refusal.ts";
import { evidenceForStaff, isLocked, type Request } from "./confirmations.ts";
import type { Ports } from "./ports.ts";
import * as store from "./store.ts";

export const factsOf = ({ body }: store.DecisionRow): contract.DecisionFacts => contract.decisionFacts.parse(JSON.parse(body));

async function shown({ tx }: Context, requests: readonly Request[]): Promise<contract.Confirmation[]> {
  const ids = requests.map(({ id }) => id);
  const [sendings, decisions, evidence, reversals] = [await store.sendingsOf(tx, ids), await store.decisionsOf(tx, ids), await store.evidenceOf(tx, ids), await store.reversalsOf(tx, ids)];
  return requests.map((request) => {
    const { id, orderId, orderVersion, changeId, state, paperId, askedAt, askedByName, policy } = request;
    const mine = <Row extends { requestId: string }>(rows: readonly Row[]) => rows.filter(({ requestId }) => requestId === id);
    const [decision] = mine(decisions);
    return {
      id, orderId, orderVersion, changeId, state, paperId, askedAt, askedByName, means: policy.means, evidenceKinds: evidenceForStaff(request), questions: policy.questions, identityLocked: isLocked(request),
      sendings: mine(sendings), evidence: mine(evidence), decision: decision ? { ...factsOf(decision), hash: decision.hash } : null, reversal: mine(reversals)[0] ?? null,
    };
  });
}

/** Everything that was asked and answered about an order, newest first. */
export const ofOrder = ({ maySee }: Ports) =>
  read(contract.ofOrder, async ({ orderId }, context) =>
    (await maySee(context, { kind: "order", id: orderId })) ? shown(context, await store.ofOrder(context.tx, orderId)) : refuse("notFound"));
