import { defineConfig } from "vitest/config";

/** Rehearsals on PostgreSQL servers of their own, as an operator has them; minutes each, so they run by command (`npm run drill`) and not with the tests. */
export default defineConfig({
  test: {
    include: ["test/drills/**/*.test.ts"],
    // A large house is copied and filled for a quarter of an hour on a busy machine.
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
