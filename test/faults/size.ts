/** How often each thing is tried in a longer look (`npm run faults`); in `npm test` once, and small. */
const times = Number(process.env.GENDAN_FAULTS ?? 0);
export const rounds = Math.max(1, times);
/** So many in `npm test`, and so many in a longer look. */
export const either = (small: number, large: number): number => (times ? large : small);
