/** Times of one kind, in milliseconds. */
export interface Latencies {
  count: number;
  mean: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** What times come to; the percentile is the time that so many of them did not exceed (nearest rank). */
export function latenciesOf(times: readonly number[]): Latencies {
  const sorted = Float64Array.from(times).sort();
  const count = sorted.length;
  const at = (part: number) => rounded(sorted[Math.max(0, Math.ceil(part * count) - 1)] ?? 0);
  return { count, mean: rounded(sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, count)), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
