import { defineConfig } from "vitest/config";

/** Lives of an order through a real browser, against a whole running system. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/each-file.ts"],
    reporters: process.env.CI ? ["default", "json"] : ["default"],
    outputFile: { json: "reports/browser.json" },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two files at a time, each process with one Chromium for all of its files.
    pool: "forks",
    maxWorkers: 2,
    isolate: false,
  },
});
