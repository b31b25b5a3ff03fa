import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { inEveryCompany, type Job, startJobs } from "./jobs.ts";

const job = (work: Job["work"], seconds = 0.005): Job => ({ name: "job", seconds, work });
const quiet = { failed: () => undefined };

test("a job does not overlap itself, however long it takes", async () => {
  let [inside, most, runs] = [0, 0, 0];
  const jobs = startJobs([job(async () => {
    most = Math.max(most, (inside += 1));
    runs += 1;
    await sleep(15);
    inside -= 1;
  })], quiet);
  await vi.waitFor(() => expect(runs).toBeGreaterThan(2), { timeout: 15_000 });
  await jobs.stop();
  expect(most).toBe(1);
});

test("a run that fails is told and does not end the job", async () => {
  const failed: string[] = [];
  let runs = 0;
  const jobs = startJobs([job(() => ((runs += 1), Promise.reject(new Error(`run ${runs}`))))], { failed: (name, error) => failed.push(`${name}: ${(error as Error).message}`) });
  await vi.waitFor(() => expect(failed.slice(0, 2)).toEqual(["job: run 1", "job: run 2"]), { timeout: 15_000 });
  await jobs.stop();
});

test("stopping waits for the run that has begun, tells it, and begins no other", async () => {
  let [runs, finished, told] = [0, 0, false];
  const begun = Promise.withResolvers<void>();
  const jobs = startJobs([job(async (signal) => {
    runs += 1;
    begun.resolve();
    await sleep(40);
    told = signal.aborted;
    finished += 1;
  })], quiet);
  await begun.promise;
  await jobs.stop();
  await sleep(30);
  expect({ runs, finished, told }).toEqual({ runs: 1, finished: 1, told: true });
});

test("a job that is woken does not wait for the end of its pause", async () => {
  let runs = 0;
  const jobs = startJobs([job(() => ((runs += 1), Promise.resolve()), 600)], quiet);
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 15_000 });
  // So that its pause has begun.
  await sleep(10);
  jobs.wake("job");
  await vi.waitFor(() => expect(runs).toBe(2), { timeout: 15_000 });
  await jobs.stop();
});

test("a company whose work fails does not keep the others waiting", async () => {
  const done: string[] = [];
  const work = ({ id }: { id: string }) => (id === "1" ? Promise.reject(new Error("broken")) : (done.push(id), Promise.resolve()));
  await expect(inEveryCompany(() => Promise.resolve([{ id: "1" }, { id: "2" }]), new AbortController().signal, work)).rejects.toThrow("1 companies failed");
  expect(done).toEqual(["2"]);
});
