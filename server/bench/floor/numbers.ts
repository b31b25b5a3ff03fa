import { businessDate } from "../business-date.ts";

/** As many as the house leases at once. */
const blockSize = 50;

/** The first digits of the business date that a number begins with: eight name the day, six the month. */
export const period = (digits: number): string => businessDate().replaceAll("-", "").slice(0, digits);

/** Running numbers that may leave gaps, leased a block at a time, so that nobody queues behind one row. */
export function leasedNumbers(lease: (count: number) => Promise<number>): () => Promise<string> {
  let [next, end] = [1, 0];
  let coming: Promise<void> | undefined;
  const renew = async () => {
    end = await lease(blockSize);
    next = end - blockSize + 1;
    coming = undefined;
  };
  return async () => {
    while (next > end) await (coming ??= renew());
    return String(next++).padStart(4, "0");
  };
}
