import type { Subject } from "../../contract/toolkit.ts";
import type { Change } from "./live-pages.ts";

/** Within which changes are told together: a notification each would be the dearest part of many a command's end. */
const gatherMs = 50;
/** A notification carries at most 8,000 bytes; past a few dozen subjects everything is looked at again. */
const mostNamed = 50;

/** Gathers what commands changed, by company, and says it together, each subject once. */
export function hints(say: (changes: readonly Change[]) => Promise<void>) {
  const gathered = new Map<string, Map<string, Subject>>();
  let timer: NodeJS.Timeout | undefined;

  async function tell(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const changes = [...gathered].map(([company, named]) => ({ company, subjects: named.size > mostNamed ? null : [...named.values()] }));
    gathered.clear();
    if (changes.length) await say(changes);
  }

  return {
    gather(companyId: string, subjects: readonly Subject[]): void {
      if (!subjects.length) return;
      const named = gathered.get(companyId) ?? new Map<string, Subject>();
      gathered.set(companyId, named);
      for (const { kind, id } of subjects) named.set(`${kind} ${id}`, { kind, id });
      timer ??= setTimeout(() => void tell(), gatherMs);
    },
    /** Says at once what is left to say. */
    tell,
  };
}
