import type { TypstAnswer, TypstJob } from "./typst.ts";

// Stands in for the compiler and misbehaves as its data says.
process.on("message", (job: TypstJob) => {
  if (job.data === "die") process.exit(7);
  if (job.data === "hang") while (true) Math.random();
  const answer: TypstAnswer = job.data === "refuse" ? { id: job.id, ok: false, reason: "no such fact" } : { id: job.id, ok: true, pages: process.pid };
  process.send?.(answer);
});
process.on("disconnect", () => process.exit(0));
