/** Seconds to wait before somebody may ask again; 0: he may now, and it is counted. */
export type RequestLimit = (who: string) => number;

const mostRemembered = 20_000;

/**
 * Lets everybody ask so often a minute, all of it at once if he likes, and then as fast as it comes back. Counted by this process alone and forgotten when it ends:
 * of several processes each lets as many through. By the machine's clock, for a demo's jumps by days.
 */
export function requestLimit({ perMinute, now = Date.now }: { perMinute: number; now?: () => number }): RequestLimit {
  const msEach = 60_000 / perMinute;
  // For everybody the instant at which all that he asked would be worked off at that pace; whoever is not there may ask as he likes.
  const workedOff = new Map<string, number>();
  return (who) => {
    const at = now();
    const next = Math.max(workedOff.get(who) ?? at, at) + msEach;
    if (next - at > 60_000) return Math.ceil((next - at - 60_000) / 1000);
    workedOff.delete(who);
    workedOff.set(who, next);
    if (workedOff.size > mostRemembered) workedOff.delete(workedOff.keys().next().value ?? "");
    return 0;
  };
}
