import type { Answer, Statement } from "./flight.ts";

/** Sends statements together. */
export type Say = (statements: readonly Statement[]) => Promise<Answer[]>;

/** A connection flies once at a time, and the driver's own queue is at its end. */
export function inTurn(say: Say): Say {
  let before: Promise<unknown> = Promise.resolve();
  return (statements) => {
    const answered = before.then(() => say(statements));
    before = answered.catch(() => undefined);
    return answered;
  };
}

interface Waiting {
  asked: readonly Statement[];
  resolve(answers: Answer[]): void;
  reject(error: unknown): void;
}

/** What is asked at once flies together, and so does what is asked while an answer is still to come: a connection flies once at a time. */
export function together(fly: Say): Say {
  let waiting: Waiting[] = [];
  let underWay = false;

  async function take(): Promise<void> {
    const ones = waiting;
    waiting = [];
    try {
      const answers = await fly(ones.flatMap(({ asked }) => asked));
      let at = 0;
      for (const { asked, resolve } of ones) resolve(answers.slice(at, (at += asked.length)));
    } catch (error) {
      for (const { reject } of ones) reject(error);
    }
    underWay = false;
    if (waiting.length) depart();
  }
  // When all that is ready to run has asked.
  function depart(): void {
    underWay = true;
    process.nextTick(() => void take());
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!underWay) depart();
    });
}
