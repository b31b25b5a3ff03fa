import { setTimeout as sleep } from "node:timers/promises";

/** Work that is repeated. It must be safe in several processes at once: it claims its rows in the database. */
export interface Job {
  readonly name: string;
  /** Pause between the end of one run and the beginning of the next; what is due is decided by the work itself, by the injected clock. */
  readonly seconds: number;
  /** Does what is due; looks at the signal between steps, so that a stopping process need not wait for all of it. */
  work(signal: AbortSignal): Promise<void>;
}

export interface Jobs {
  /** Begins a run now instead of at the end of the pause; a hint only. */
  wake(name: string): void;
  /** Lets running work come to its end and begins no more. */
  stop(): Promise<void>;
}

export interface JobOptions {
  /** Told of a run that failed; the job goes on with its next run. */
  failed: (name: string, error: unknown) => void;
  /** Part of the pause by which it varies, so that several processes do not come at once. */
  jitter?: number;
}

/** Repeats jobs until stopped; one job never overlaps itself in this process. */
export function startJobs(jobs: readonly Job[], { failed, jitter = 0.2 }: JobOptions): Jobs {
  const stopping = new AbortController();
  const pauses = new Map<string, AbortController>();

  async function pause({ name, seconds }: Job): Promise<void> {
    const alarm = new AbortController();
    pauses.set(name, alarm);
    const varied = seconds * 1000 * (1 + jitter * (2 * Math.random() - 1));
    // An aborted sleep is a wake-up, not a fault.
    await sleep(varied, undefined, { signal: AbortSignal.any([alarm.signal, stopping.signal]) }).catch(() => undefined);
  }

  async function repeat(job: Job): Promise<void> {
    while (!stopping.signal.aborted) {
      await job.work(stopping.signal).catch((error: unknown) => failed(job.name, error));
      await pause(job);
    }
  }

  const running = jobs.map(repeat);
  return {
    wake: (name) => pauses.get(name)?.abort(),
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Runs work for one company after another; what fails in one does not keep the others waiting, and is thrown at the end. */
export async function inEveryCompany<C extends { id: string }>(companies: () => Promise<readonly C[]>, signal: AbortSignal, work: (company: C) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const company of await companies()) {
    if (signal.aborted) break;
    await work(company).catch((error: unknown) => errors.push(error));
  }
  if (errors.length) throw new AggregateError(errors, `${errors.length} companies failed`);
}
