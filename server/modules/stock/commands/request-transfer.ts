import * as contract from "../../../../contract/transfers.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { StockDeps } from "../reads.ts";
import { merged } from "../stock.ts";
import { insertTransfer, type StoredTransfer, type WantedGoods } from "../transfer-store.ts";
import { checkRoute, concludeTransfer, sendOff, takeIn } from "../transfers.ts";
import { warehouses } from "../warehouses.ts";

interface Asked {
  fromId: string;
  toId: string;
  note: string;
  atOnce: boolean;
  lines: readonly WantedGoods[];
}

/** Asks for goods to be moved (`sameWarehouse`, `transferAcrossLedgers`, `warehouseClosed`, `productUnknown`, `nothingToMove`); nothing moves yet. Also for processes. */
export const askTransfer = ({ takeNumber, namesOf }: Pick<StockDeps, "takeNumber" | "namesOf">) =>
  async (context: CommandContext, { fromId, toId, note, atOnce, lines }: Asked): Promise<{ transfer: StoredTransfer; wanted: WantedGoods[] } | Refused> => {
    const { tx, now, actor } = context;
    const places = await warehouses(tx, true);
    const [from, to] = [fromId, toId].map((id) => places.find((place) => place.id === id));
    const refused = checkRoute(from, to, atOnce);
    if (refused) return refused;
    const wanted = merged(lines);
    const known = await namesOf(tx, lines.map(({ productId }) => productId));
    const strange = lines.findIndex(({ productId }) => !known.has(productId));
    if (strange >= 0 || !wanted.length) return refuse(wanted.length ? "productUnknown" : "nothingToMove", { line: strange + 1 }, ["lines"]);
    const transfer: StoredTransfer = {
      id: context.newId(), number: await takeNumber(context, "transfer"), state: "requested", revision: 0, fromId, toId, note, requestedBy: actor.id, requestedAt: now, sentBy: null, sentAt: null,
      receivedBy: null, receivedAt: null,
    };
    await insertTransfer(tx, transfer, wanted);
    record(context, { subject: { kind: "transfer", id: transfer.id }, what: "transferRequested", facts: { number: transfer.number, fromId, toId, lines: wanted.map(({ productId, quantity }) => ({ productId, quantity })) } });
    return { transfer, wanted };
  };

/** Asks for goods to be moved to another warehouse; at one address it may be done at once. */
export const requestTransfer = (deps: StockDeps) =>
  handle(contract.requestTransfer, async (given, context) => {
    const { now, actor } = context;
    const asked = await askTransfer(deps)(context, given);
    if (isRefused(asked)) return asked;
    const { transfer, wanted } = asked;
    if (!given.atOnce) return { transferId: transfer.id, number: transfer.number, state: transfer.state, revision: 0 };
    const gone = await sendOff(context, transfer, wanted);
    if (isRefused(gone)) return gone;
    const came = await takeIn(context, transfer, gone.map((lot) => ({ ...lot, received: lot.sent, secondReceived: lot.secondSent })));
    if (isRefused(came)) return came;
    return concludeTransfer(context, transfer, { change: { state: "received", sentBy: actor.id, sentAt: now, receivedBy: actor.id, receivedAt: now }, what: "transferMoved", facts: { lots: gone.length } });
  });
