import * as contract from "../../../../contract/carriers.ts";
import { type Handler, handle, read } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { paperFactsOf } from "../attachments.ts";
import { mayReach } from "../shipping.ts";
import { newKey } from "./hook.ts";
import * as store from "./store.ts";

const subjectOf = (id: string) => ({ kind: "carrier", id });

/** Who may tell where goods are, and what was told. */
export const carrierRoutes: readonly Handler[] = [
  read(contract.listCarriers, async (_, { tx }) => (await store.connections(tx)).map(({ key, ...row }) => ({ ...row, path: contract.hookPath(key) }))),
  read(contract.listCarrierEvents, (asked, { tx }) => store.events(tx, asked)),
  read(contract.trackingOf, async ({ deliveryId }, context) => {
    const file = await paperFactsOf(context.tx, deliveryId);
    return file && mayReach(context, file.delivery) ? store.eventsOf(context.tx, file.delivery) : refuse("notFound");
  }),
  handle(contract.connectCarrier, async ({ carrier, secret }, context) => {
    const [id, key] = [context.newId(), newKey(context.tx.companyId, context.random(16))];
    await store.insertConnection(context.tx, { id, carrier, key, secret, now: context.now, by: context.actor.id });
    record(context, { subject: subjectOf(id), what: "carrierConnected", facts: { carrier } });
    return { id, path: contract.hookPath(key) };
  }),
  handle(contract.endCarrier, async ({ connectionId }, context) => {
    if (!(await store.revokeConnection(context.tx, connectionId, context.now))) return refuse("notFound");
    record(context, { subject: subjectOf(connectionId), what: "carrierEnded" });
    return { id: connectionId };
  }),
];
