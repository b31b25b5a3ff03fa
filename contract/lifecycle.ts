/** One step of an axis: from which states a verb leads to which state. */
export interface Step<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
}

/**
 * One axis of progress as a table that server and web share: which verbs exist, from where to where they lead.
 * Who may use a verb stands in `permissions.ts`; gates stand in the policy.
 */
export interface Lifecycle<S extends string, V extends string> {
  readonly states: readonly S[];
  readonly steps: Readonly<Record<V, Step<S>>>;
  allows(verb: V, state: S): boolean;
  /** The state after the verb; throws when the table forbids it, for callers have asked `allows` before. */
  after(verb: V, state: S): S;
}

export function lifecycle<const S extends string, const V extends string>(states: readonly S[], steps: Record<V, Step<NoInfer<S>>>): Lifecycle<S, V> {
  const allows = (verb: V, state: S) => steps[verb].from.includes(state);
  return {
    states,
    steps,
    allows,
    after(verb, state) {
      if (!allows(verb, state)) throw new Error(`${verb} is not possible from ${state}`);
      return steps[verb].to;
    },
  };
}
