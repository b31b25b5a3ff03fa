import { expect, test } from "vitest";
import { sendEach } from "./batch.ts";

test("one refusal in a batch does not stop the other commands", async () => {
  const refused = new Error("refused");
  const outcome = await sendEach([1, 2, 3, 4, 5, 6], async (item) => (item === 2 ? refused : undefined));
  expect(outcome.done.toSorted((a, b) => a - b)).toEqual([1, 3, 4, 5, 6]);
  expect(outcome.failed).toEqual([{ item: 2, error: refused }]);
});

test("a batch sends at most four commands at once", async () => {
  let now = 0;
  let most = 0;
  await sendEach(Array.from({ length: 12 }, (_, i) => i), async () => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    now -= 1;
    return undefined;
  });
  expect(most).toBe(4);
});
