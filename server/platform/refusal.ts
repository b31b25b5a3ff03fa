import type { Refusal } from "../../contract/toolkit.ts";

/** A command that was not carried out, with everything the person must know. A value, never thrown by a decision. */
export class Refused {
  readonly refusals: readonly [Refusal, ...Refusal[]];
  constructor(refusals: readonly [Refusal, ...Refusal[]]) {
    this.refusals = refusals;
  }
}

/** Refuses with one code and its facts. */
export const refuse = (code: string, facts: Record<string, unknown> = {}, path?: (string | number)[]): Refused => new Refused([{ code, facts, path }]);

/** Refuses with all that was collected; undefined when there is nothing. */
export function refuseAll(refusals: readonly Refusal[]): Refused | undefined {
  const [first, ...rest] = refusals;
  return first && new Refused([first, ...rest]);
}

export const isRefused = (value: unknown): value is Refused => value instanceof Refused;

/** First refusal of the guards wins; only when all guards hold, every check is collected. */
export function refusalsOf<Args extends unknown[]>(
  guards: readonly ((...args: Args) => Refusal | undefined)[],
  checks: readonly ((...args: Args) => Refusal | readonly Refusal[] | undefined)[],
  ...args: Args
): Refusal[] {
  for (const guard of guards) {
    const refusal = guard(...args);
    if (refusal) return [refusal];
  }
  return checks.flatMap((check) => check(...args) ?? []);
}
