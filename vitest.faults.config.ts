import { defineConfig } from "vitest/config";

/** A whole system of its own that is killed again and again; it starts its own database, a copy of one that is made once. */
export default defineConfig({
  test: {
    include: ["test/faults/**/*.test.ts"],
    globalSetup: ["test/faults/one-database.ts"],
    reporters: process.env.CI ? ["default", "json"] : ["default"],
    outputFile: { json: "reports/faults.json" },
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // Each has its own database and processes, and waits for half of its time: for starts, pauses, what is due.
    maxWorkers: 2,
    pool: "forks",
    // Loading the system anew for each file took seconds of its time.
    isolate: false,
  },
});
