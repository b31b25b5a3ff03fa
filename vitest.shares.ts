import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** What is left to chance, at length: each core takes a share of it, told by settings of its own, on a database server of its own. */
export function inShares(include: string, settingsOf: (share: { at: number; of: number }) => Record<string, string>): ViteUserConfig {
  const of = availableParallelism();
  return defineConfig({
    test: {
      maxWorkers: of,
      projects: Array.from({ length: of }, (_, at) => ({
        test: {
          name: `share ${at + 1} of ${of}`,
          include: [include],
          globalSetup: ["test/support/global-setup.ts"],
          setupFiles: ["test/support/each-file.ts"],
          env: settingsOf({ at, of }),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
        },
      })),
    },
  });
}
