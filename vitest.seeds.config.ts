import { inShares } from "./vitest.shares.ts";

const seeds = Number(process.env["GENDAN_SEEDS"] ?? 1000);
const from = Number(process.env["SEED"] ?? 1);

/** Whole simulated companies at length, seed after seed: `SEED=201 GENDAN_SEEDS=800` goes on where the first 200 were played. */
export default inShares("test/simulation/**/*.test.ts", ({ at, of }) => {
  const [begin, end] = [at, at + 1].map((share) => Math.floor((seeds * share) / of));
  return { SEED: String(from + begin!), GENDAN_SEEDS: String(end! - begin!) };
});
