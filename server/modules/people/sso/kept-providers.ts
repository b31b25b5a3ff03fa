import type { SsoSettings } from "../../../../contract/sso.ts";
import { discover, type Provider, ProviderAway } from "./provider.ts";

const keptMs = 10 * 60_000;
/** A provider that did not answer is asked again after so long, not by everybody who presses the button. */
const awayMs = 5_000;
const mostKept = 200;

export interface Asked {
  companyId: string;
  settings: SsoSettings;
  secretOf(companyId: string): Promise<string>;
}

/** Remembers for some minutes, in this process, what providers said of themselves; undefined from one that is away. */
export function keptProviders(hosts: readonly string[]): (asked: Asked) => Promise<Provider | undefined> {
  const kept = new Map<string, { until: number; provider: Promise<Provider | undefined> }>();
  return ({ companyId, settings, secretOf }) => {
    const key = `${companyId} ${settings.revision}`;
    const now = Date.now();
    const before = kept.get(key);
    if (before && before.until > now) return before.provider;
    const entry = {
      until: now + keptMs,
      provider: secretOf(companyId).then((secret) => discover(settings, { secret, hosts })).catch((error: unknown) => {
        if (!(error instanceof ProviderAway)) throw error;
        entry.until = Date.now() + awayMs;
        return undefined;
      }),
    };
    kept.delete(key);
    kept.set(key, entry);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? "");
    return entry.provider;
  };
}
