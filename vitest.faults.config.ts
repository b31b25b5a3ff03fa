import { defineConfig } from "vitest/config";

/** A whole system of its own that is killed again and again; it starts its own database, a copy of one that is made once. */
export default defineConfig({
  test: {
    // What takes minutes, or wants other programs, is looked at by `npm run faults` alone.
    include: ["test/faults/*.test.ts", ...(process.env.GENDAN_FAULTS ? ["test/faults/at-length/*.test.ts"] : [])],
    globalSetup: ["test/faults/one-database.ts"],
    reporters: process.env.CI ? ["default", "json"] : ["default"],
    outputFile: { json: "reports/faults.json" },
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // One at a time: the whole check runs the browser's beside it.
    maxWorkers: 1,
    pool: "forks",
    // Loading the system anew for each file took seconds of its time.
    isolate: false,
  },
});
