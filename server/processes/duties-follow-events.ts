import type { DutyDefinition } from "../../contract/duties.ts";
import type { Subject } from "../../contract/toolkit.ts";
import * as duties from "../modules/duties/index.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";

/** What the policy that an order is handled by says of duties, and the facts that it speaks of. */
export interface OrderDuties {
  /** The definitions as they are for a part: the owner of a review step's duty follows from the step, or from its roles. */
  definitionsFor(part?: string, roles?: readonly string[]): readonly DutyDefinition[];
  /** Whether a condition of a definition holds for this order. */
  holds(condition: string): boolean;
  /** People and promised instants by name: `salespersonId`, `createdBy`, `promisedReplyAt` (a Date). */
  facts: Readonly<Record<string, unknown>>;
  /** How people call the order: number and customer. */
  title: string;
}

/** Facts handed over by `server/reactions.ts`. */
export interface DutyFacts {
  clockOf: duties.ClockOf;
  /** What the policy of an order, an enquiry or a change says at an event of this name; undefined when no definition is concerned. */
  policyDutiesOf(context: Pick<CommandContext, "tx" | "now">, subject: Subject, event: string): Promise<OrderDuties | undefined>;
}

interface OrderEvent {
  name: string;
  part?: string;
  /** Parts of duties that it closes beside its own: a plan answers several requests. */
  answered: readonly string[];
  /** When it happened, for what is put on record later (an order that came at nine and is entered at ten). */
  at?: Date;
  subject: Subject;
  /** Of a review step: who may decide it. */
  roles?: readonly string[];
  /** For a counter-fact: the event whose duties end with it, and the one whose duties are owed anew. */
  undoes?: string;
  again?: string;
}

const concerned: readonly string[] = ["order", "enquiry", "change"];

/** The order, its change, or the wish to order, that an event speaks of, if it speaks of one. */
function orderEventOf(name: string, facts: unknown): OrderEvent | undefined {
  if (typeof facts !== "object" || facts === null) return undefined;
  const { orderId, subject, part, requestIds = [], at, roles, undoes, again } = facts as Partial<OrderEvent> & { orderId?: string; requestIds?: string[] };
  const about = orderId === undefined ? subject : { kind: "order", id: orderId };
  return about && concerned.includes(about.kind) ? { name, part, answered: requestIds, at, roles, undoes, again, subject: { kind: about.kind, id: about.id } } : undefined;
}

/** Events after which nothing is owed any more, with the reason that is kept. */
const calledOff: Readonly<Record<string, string>> = { cancelled: "orderCancelled", enquiryDropped: "enquiryDropped" };

/**
 * Opens and closes an order's duties as its events tell. Closing needs no policy, for a duty knows what closes it; opening asks the
 * order's policy once a command. A duty whose owner the order does not name refuses the command: nobody would be told.
 */
export function dutiesFollowEvents(given: DutyFacts): Reaction {
  return when("*", async (facts, context, { name }) => {
    const event = orderEventOf(name, facts);
    if (!event) return;
    const called = calledOff[name];
    if (called) return duties.cancelAll(context, { subject: event.subject, reason: called });
    if (event.undoes) duties.undo(context, { subject: event.subject, event: event.undoes, part: event.part, reason: name });
    if (event.again) await owedAgain(context, { ...event, name: event.again }, given);
    const policy = await given.policyDutiesOf(context, event.subject, name);
    // Before the closing: a report that comes before the sweep has opened its day's duty must find one to close.
    if (policy) await openDaily(context, { event, policy, clockOf: given.clockOf });
    for (const part of [event.part, ...event.answered]) duties.close(context, { subject: event.subject, event: name, part, at: event.at });
    if (policy) return openOthers(context, { event, policy, clockOf: given.clockOf });
  });
}

/** After a counter-fact somebody has to do again what the event before it had asked of him, from now on. */
async function owedAgain(context: CommandContext, event: OrderEvent, given: DutyFacts): Promise<void> {
  const policy = await given.policyDutiesOf(context, event.subject, event.name);
  const refused = policy && (await openOthers(context, { event, policy, clockOf: given.clockOf }));
  if (isRefused(refused)) throw new Error(`the duties of ${event.name} were opened before and cannot be now`);
}

interface Opening {
  event: OrderEvent;
  policy: OrderDuties;
  clockOf: duties.ClockOf;
}

async function openDaily(context: CommandContext, { event: { name, subject, part }, policy, clockOf }: Opening): Promise<void> {
  const daily = duties.dailyOf(policy.definitionsFor(part), name, policy.holds);
  if (!daily.length) return;
  const clock = await clockOf(context.tx);
  const underWay: duties.UnderWay = { subject, title: policy.title, part, facts: policy.facts, since: context.now };
  for (const definition of daily) {
    const answer = duties.dailyDuties(definition, [underWay], { day: clock.businessDate(context.now), clock, newId: context.newId });
    if (!duties.isMissing(answer)) for (const duty of answer.opened) duties.open(context, duty);
  }
}

async function openOthers(context: CommandContext, { event: { name, subject, part, roles, at }, policy, clockOf }: Opening): Promise<Refused | void> {
  const definitions = duties.openedBy(policy.definitionsFor(part, roles), name, policy.holds);
  if (!definitions.length) return;
  const clock = await clockOf(context.tx);
  for (const definition of definitions) {
    const duty = duties.openDuty({ id: context.newId(), definition, subject, title: policy.title, part, facts: policy.facts, clock, now: at ?? context.now });
    if (isRefused(duty)) return duty;
    duties.open(context, duty);
  }
}
