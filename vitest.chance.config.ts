import { inShares } from "./vitest.shares.ts";

const sequences = Number(process.env["GENDAN_RANDOM"] ?? 10_000);
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);

/** Random commands, questions of lists and sums of orders at length, each share from a seed of its own. */
export default inShares("test/random/**/*.test.ts", ({ at, of }) => ({ GENDAN_RANDOM: String(Math.ceil(sequences / of)), SEED: String(seed + at) }));
