import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const sequences = Number(process.env["GENDAN_RANDOM"] ?? 10_000);
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const shares = availableParallelism();

/** Random commands at length: each core plays its share of the sequences, from a seed of its own, on a database server of its own. */
export default defineConfig({
  test: {
    maxWorkers: shares,
    projects: Array.from({ length: shares }, (_, share) => ({
      test: {
        name: `share ${share + 1} of ${shares}`,
        include: ["test/random/**/*.test.ts"],
        globalSetup: ["test/support/global-setup.ts"],
        setupFiles: ["test/support/each-file.ts"],
        env: { GENDAN_RANDOM: String(Math.ceil(sequences / shares)), SEED: String(seed + share) },
        testTimeout: 120_000,
        hookTimeout: 120_000,
        isolate: false,
      },
    })),
  },
});
