import { newKey } from "./client.ts";
import { isUncertain } from "./problem.ts";

/** One submit, which may be sent several times under one key. */
export interface Attempt {
  key: string;
  /** The input as it was sent. */
  sent: string;
  /** Whether the server may have done it although no answer came. */
  uncertain: boolean;
}

/** The attempt for an input: the last one again if its outcome is unknown and nothing was changed since, else a new one. */
export function attemptFor(last: Attempt | undefined, input: unknown): Attempt {
  const sent = JSON.stringify(input);
  return last?.uncertain && last.sent === sent ? last : { key: newKey(), sent, uncertain: true };
}

/** What an error makes of the attempt: after a refusal the next submit is a new one. */
export function after(attempt: Attempt, error?: unknown): Attempt {
  return { ...attempt, uncertain: error !== undefined && isUncertain(error) };
}
