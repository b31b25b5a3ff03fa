import { type Customer, customerAxis } from "../../../contract/customers.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, type Refused, refuse } from "../../platform/refusal.ts";
import { type Happening, record } from "../journal/index.ts";
import { keepVersion } from "./archive-store.ts";
import { axisRefusal, mayReach, type Verb } from "./customers.ts";
import { lock, updateCustomer } from "./store.ts";

/** The locked customer when the actor may reach it and saw its present revision; without one given, any revision will do. */
export async function locked(context: CommandContext, id: string, expectedRevision?: number): Promise<Customer | Refused> {
  const customer = await lock(context.tx, id);
  if (!customer || !mayReach(context, customer)) return refuse("notFound");
  if (expectedRevision !== undefined && customer.revision !== expectedRevision) return refuse("stale", { revision: customer.revision });
  return customer;
}

/** Saves a change of the row (or of its contacts and addresses, written before), keeps the version and tells the journal. */
export async function keep(context: CommandContext, before: Customer, { change = {}, ...telling }: Happening & { change?: Partial<Customer> }): Promise<{ id: string; revision: number }> {
  const revision = await updateCustomer(context.tx, before, change);
  await keepVersion(context.tx, before.id, { by: context.actor.id, at: context.now });
  record(context, { subject: { kind: "customer", id: before.id }, ...telling, facts: { ...telling.facts, revision } });
  return { id: before.id, revision };
}

/** A step of the file's life: refused when the state does not allow it, else the new state with its reason (empty when it needs none). */
export async function step(context: CommandContext, verb: Verb, given: { id: string; expectedRevision: number; reason?: string }): Promise<{ id: string; revision: number } | Refused> {
  const before = await locked(context, given.id, given.expectedRevision);
  if (isRefused(before)) return before;
  const wrong = axisRefusal(verb, before);
  if (wrong) return refuse(wrong.code, wrong.facts);
  const state = customerAxis.after(verb, before.state);
  return keep(context, before, { change: { state, stateReason: given.reason ?? "" }, what: verb, facts: { from: before.state, to: state }, ...(given.reason !== undefined && { why: given.reason }) });
}
