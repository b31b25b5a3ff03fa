import type { AnswerOf, Endpoint, Language, ParsedInputOf, Subject } from "../../contract/toolkit.ts";
import type { Actor, Scope } from "./actor.ts";
import { scopeOf } from "./actor.ts";
import { type Collector, collection, type Collection } from "./collect.ts";
import type { Clock } from "./clock.ts";
import { type Belief, type Database, NoLonger, type Tx } from "./db.ts";
import type { Event, Reaction } from "./events.ts";
import { uuidv7 } from "./ids.ts";
import { answered, type Claim, keepAnswer } from "./idempotency.ts";
import { machineRandom, type Random } from "./random.ts";
import { isRefused, type Refused } from "./refusal.ts";

/** What a read is given. */
export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  /** How far the permission of this endpoint reaches for this actor. */
  readonly scope: Scope;
  readonly now: Date;
  readonly language: Language;
}

/** What a write is given, beside: ids, the journal and outbox collections, and events for other rooms. */
export interface CommandContext extends Context {
  newId(): string;
  /** Of which its secrets are made. */
  readonly random: Random;
  /** Adds a row to what is written in the command's last statement (see collect.ts). */
  collect<T>(collector: Collector<T>, item: T): void;
  /** Whoever looks at this subject is told to look again once the command is committed (live.ts); a hint, as all after a commit. */
  changed(subject: Subject): void;
  /** Tells other rooms; reactions run before the command commits. */
  emit(event: Event): void;
  /** The command is carried out for show: its answer is given, and nothing that it did is kept. */
  rehearse(): void;
  /** Runs once the commit is acknowledged; for hints only (waking a worker), for a crash may swallow it. */
  afterCommit(work: () => void): void;
}

export interface Handler<E extends Endpoint = Endpoint> {
  readonly endpoint: E;
  /** Called by `invokeInside` alone: in a list of handlers of all endpoints no type tells what each of them takes. */
  readonly handle: (input: never, context: never) => Promise<AnswerOf<E> | Refused>;
  /** Of a write that many rows of a file are entered by: the same of many, in few statements; answers or refusals in their order. */
  readonly handleEach?: (inputs: never, context: never) => Promise<readonly (AnswerOf<E> | Refused)[]>;
}

/**
 * Carries out what an endpoint asks in the transaction of `context`, with an input that its contract has checked. The one place where an input meets the handler of
 * whatever endpoint: the binders below have fixed that both are of one contract. A command needs the context of a write.
 */
export function invokeInside<E extends Endpoint>(handler: Handler<E>, input: ParsedInputOf<E>, context: Context | CommandContext): Promise<AnswerOf<E> | Refused> {
  if (handler.endpoint.kind === "command" && !("emit" in context)) throw new Error(`${handler.endpoint.name} is a command`);
  return handler.handle(input as never, context as never);
}

/** Carries out a write for many inputs: all at once where its handler can, else one after the other. Answers or refusals in their order. */
export async function invokeEachInside<E extends Endpoint>(handler: Handler<E>, inputs: readonly ParsedInputOf<E>[], context: CommandContext): Promise<readonly (AnswerOf<E> | Refused)[]> {
  if (handler.handleEach) return inputs.length ? handler.handleEach(inputs as never, context as never) : [];
  const outcomes = [];
  for (const input of inputs) outcomes.push(await invokeInside(handler, input, context));
  return outcomes;
}

/** Binds a read to its contract. */
export function read<E extends Endpoint & { kind: "query" | "command" }>(
  endpoint: E,
  handle: (input: ParsedInputOf<E>, context: Context) => Promise<AnswerOf<E> | Refused>,
): Handler<E> {
  return { endpoint, handle };
}

/** Binds a write to its contract: load, decide, record; refusals are returned. */
export function handle<E extends Endpoint>(
  endpoint: E,
  work: (input: ParsedInputOf<E>, context: CommandContext) => Promise<AnswerOf<E> | Refused>,
): Handler<E> {
  return { endpoint, handle: work };
}

/** Binds a write that can be done to many at once: what is refused of one is refused of that one alone, and its caller decides what becomes of the others. */
export function handleEach<E extends Endpoint>(
  endpoint: E,
  work: (inputs: readonly ParsedInputOf<E>[], context: CommandContext) => Promise<(AnswerOf<E> | Refused)[]>,
): Handler<E> {
  return { endpoint, handle: async (input: ParsedInputOf<E>, context: CommandContext) => (await work([input], context))[0]!, handleEach: work };
}

export interface Invocation {
  handler: Handler;
  /** Checked by the endpoint's contract. */
  input: object;
  actor: Actor;
  language: Language;
  /** What the database proves of the actor before it does anything for him; else `NoLonger` is thrown. */
  belief?: Belief | undefined;
  /** The caller's idempotency key and the hash of what was asked; jobs of the system have none, they are idempotent by their facts. */
  idempotency?: Claim;
}

export interface Done {
  outcome: unknown;
  statements: number;
  replayed: boolean;
}

/** The way of every read and write. Built once in main.ts from the database, what it is not to ask the machine for, and all reactions. */
export interface Pipeline {
  invoke(invocation: Invocation): Promise<Done>;
  /** A write of the system's own (job, demo): same transaction rules, no HTTP. */
  act<T>(actor: Actor, work: (context: CommandContext) => Promise<T | Refused>): Promise<T | Refused>;
  /** The same for work that asks by keys alone, as callers' commands do: its plans serve all values. */
  actByKeys<T>(actor: Actor, work: (context: CommandContext) => Promise<T | Refused>): Promise<T | Refused>;
}

class RolledBack extends Error {
  /** A refusal, or the answer of a rehearsal. */
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super("rolled back");
    this.outcome = outcome;
  }
}

export interface Sources {
  clock: Clock;
  /** The machine's, but in a simulation. */
  random?: Random;
  /** Told what changed, once it is committed; nobody where no pages are. */
  changed?(companyId: string, subjects: readonly Subject[]): void;
}

export function pipelineOf(db: Database, { clock, random = machineRandom, changed = () => undefined }: Sources, reactions: readonly Reaction[]): Pipeline {
  const known = new Map<string, readonly Reaction[]>();
  /** In the order in which they were named. */
  function reactionsTo({ name }: Event): readonly Reaction[] {
    const found = known.get(name) ?? reactions.filter(({ on }) => on === name || on === "*");
    known.set(name, found);
    return found;
  }

  async function react(context: CommandContext, events: Event[]): Promise<void> {
    // Reactions may emit further events: the list grows while it is walked.
    for (let i = 0; i < events.length; i += 1) {
      const event = events[i]!;
      for (const { react: reaction } of reactionsTo(event)) {
        const refused = await reaction(event.facts as never, context, event as Event<never>);
        if (isRefused(refused)) throw new RolledBack(refused);
      }
    }
  }

  function contextIn(tx: Tx, who: Pick<Invocation, "actor" | "language"> & { scope: Scope }, later: Later): CommandContext {
    return {
      tx, actor: who.actor, scope: who.scope, language: who.language, now: clock.now(),
      random, newId: () => uuidv7(clock.now(), random(10)),
      collect: (collector, item) => later.collection.add(collector, item),
      changed: (subject) => void later.changed.push(subject),
      emit: (event) => void later.events.push(event),
      rehearse: () => void (later.rehearsal = true),
      afterCommit: (work) => void later.afterwards.push(work),
    };
  }

  async function write<T>(who: Pick<Invocation, "actor" | "language" | "belief"> & { scope: Scope }, work: (context: CommandContext) => Promise<T>, { claimed, byKeys }: { claimed?: Claim | undefined; byKeys: boolean }) {
    let later = nothingYet();
    const attempt = async (tx: Tx): Promise<Done & { outcome: T }> => {
      later = nothingYet();
      const context = contextIn(tx, who, later);
      const outcome = await work(context);
      if (isRefused(outcome) || later.rehearsal) throw new RolledBack(outcome);
      await react(context, later.events);
      if (claimed) context.collect(keepAnswer, { claim: claimed, answer: outcome });
      await later.collection.write(context);
      return { outcome, statements: tx.statements, replayed: false };
    };
    try {
      const done = await (byKeys ? db.command(who.actor.companyId, attempt, who.belief) : db.inCompany(who.actor.companyId, attempt));
      for (const work of later.afterwards) work();
      changed(who.actor.companyId, later.changed);
      return done;
    } catch (error) {
      if (error instanceof NoLonger) throw error;
      // A repeated request mostly ends here: what it asks has been done, so it is refused, or it finds its key taken.
      const earlier = claimed && (await db.look(who.actor.companyId, (tx) => answered(tx, claimed), who.belief));
      if (earlier) return { outcome: earlier.outcome as T, statements: 0, replayed: true };
      if (error instanceof RolledBack) return { outcome: error.outcome as T, statements: 0, replayed: false };
      throw error;
    }
  }

  async function act<T>(actor: Actor, work: (context: CommandContext) => Promise<T | Refused>, byKeys: boolean): Promise<T | Refused> {
    const { outcome } = await write({ actor, language: "zh-CN", scope: "company" }, work, { byKeys });
    return outcome;
  }

  return {
    async invoke({ handler, input, actor, language, belief, idempotency }) {
      const scope = scopeOf(actor, handler.endpoint.permission) ?? "own";
      if (handler.endpoint.kind === "query")
        return db.look(actor.companyId, async (tx) => {
          const outcome = await invokeInside(handler, input, { tx, actor, scope, language, now: clock.now() });
          return { outcome, statements: tx.statements, replayed: false };
        }, belief);
      return write({ actor, language, belief, scope }, (context) => invokeInside(handler, input, context), { claimed: idempotency, byKeys: idempotency !== undefined });
    },
    act: (actor, work) => act(actor, work, false),
    actByKeys: (actor, work) => act(actor, work, true),
  };
}

interface Later {
  collection: Collection;
  events: Event[];
  changed: Subject[];
  afterwards: (() => void)[];
  rehearsal: boolean;
}
const nothingYet = (): Later => ({ collection: collection(), events: [], changed: [], afterwards: [], rehearsal: false });
