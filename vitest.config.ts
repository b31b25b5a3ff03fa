import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

export default defineConfig({
  test: {
    include: ["contract/**/*.test.ts", "db/**/*.test.ts", "server/**/*.test.ts", "web/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["node_modules/**", "test/browser/**", "test/faults/**", "test/drills/**"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/each-file.ts"],
    reporters: process.env.CI ? ["default", "json"] : ["default"],
    outputFile: { json: "reports/tests.json" },
    // Against hanging alone: a machine that others use too is ten times slower now and then, and no outcome may hang on that.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Loading the system again for each of nearly 200 files took as long as half of the tests.
    isolate: false,
    // Each table that is read has a thread of its own, and half of what that costs is to translate the same few modules again: kept where `gendan` keeps what it has translated.
    env: { NODE_COMPILE_CACHE: "node_modules/.cache/gendan" },
  },
});
