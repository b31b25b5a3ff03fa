import type { Difference } from "../../../contract/changes.ts";
import type { SnapshotOf } from "../../../contract/papers.ts";
import type { Change } from "../../modules/changes/index.ts";
import * as orders from "../../modules/orders/index.ts";
import { localTime } from "../../modules/papers/index.ts";
import type { CommandContext } from "../../platform/command.ts";
import { confirmationFrom } from "./order-confirmation.ts";
import { type Desk, deskOf, filled, pricedFrom } from "./sheet.ts";
import * as words from "./words.ts";

type Changed = SnapshotOf<"changeAgreement">["change"];

const counted: readonly Difference["field"][] = ["quantityUp", "quantityDown", "lineAdded", "lineRemoved", "shortClose"];

function changedOf({ field, lineNo, productCode, name, unit, before, after }: Difference): Changed["differences"][number] {
  const shown = (value: string | null) => filled(value !== null && counted.includes(field) ? `${value} ${unit ?? ""}` : value);
  return { what: words.changeFieldNames[field], line: lineNo === null ? undefined : words.changedLine(lineNo, [productCode, name].filter(Boolean).join(" ")), before: shown(before), after: shown(after) };
}

/** What a paper says of the change that made its version. */
export const changeFactsOf = ({ number, reason, differences }: Change): Changed => ({ number, reason, differences: differences.map(changedOf) });

/** The order as a change proposes it, on a desk of its own, with its lines. */
async function proposedDesk(context: CommandContext, change: Change, publicUrl: string): Promise<{ desk: Desk; lines: readonly orders.Line[] }> {
  const desk = await deskOf(context, change.orderId, publicUrl);
  const proposal = orders.asProposal(change.proposal);
  return { desk: { ...desk, order: orders.asProposed(desk.order, proposal, change.proposedHash) }, lines: proposal.lines };
}

/** 《订单确认函》 of the version that a change proposes: what the customer consents to (25.4). */
export async function proposedConfirmation(context: CommandContext, change: Change, publicUrl: string): Promise<SnapshotOf<"orderConfirmation">> {
  const { desk, lines } = await proposedDesk(context, change, publicUrl);
  return { ...confirmationFrom(desk, pricedFrom(desk, lines)), change: changeFactsOf(change) };
}

/** The customer's box, filled where he agreed before the change was requested: who, when, and that it was in answer to a proposal. */
const customersBox = ({ consent }: Change, madeAt: string): SnapshotOf<"changeAgreement">["signatures"][number] =>
  ({ role: words.signers.customer, ...(consent && { name: consent.by, means: words.agreedToProposal, signedAt: localTime(new Date(consent.at), madeAt) }) });

/** 《变更协议》 (21.3, 25.4): one box for our side, the last for the customer. */
export async function agreementOf(context: CommandContext, change: Change, publicUrl: string): Promise<SnapshotOf<"changeAgreement">> {
  const snapshot = await proposedConfirmation(context, change, publicUrl);
  return {
    ...snapshot, kind: "changeAgreement", change: changeFactsOf(change), clauses: [...words.agreementClauses], paper: { ...snapshot.paper, number: change.number },
    signatures: [{ role: words.ourSide }, customersBox(change, snapshot.paper.madeAt)],
  };
}
