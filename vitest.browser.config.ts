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
    // As the pages' own patience: what is loaded anew on a busy machine takes more than the second that is usual.
    expect: { poll: { timeout: 60_000 } },
    // One Chromium for all files, one file at a time: beside another file a page once did not load within a minute.
    pool: "forks",
    maxWorkers: 1,
    isolate: false,
  },
});
