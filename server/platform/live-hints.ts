import type { Subject } from "../../contract/toolkit.ts";
import type { Change } from "./live-pages.ts";

/** Within which changes are told together: a notification each would be the dearest part of many a command's end. */
const gatherMs = 50;
/** A notification carries at most 8,000 bytes; more go in several. */
const mostInOne = 50;
/** Past these none is named and everything is looked at again. People are named all the same: pages of whoever's session ended end by his name. */
const mostNamed = 500;

function* changesOf(company: string, subjects: readonly Subject[]): Generator<Change> {
  const tooMany = subjects.length > mostNamed;
  if (tooMany) yield { company, subjects: null };
  const named = tooMany ? subjects.filter(({ kind }) => kind === "person") : subjects;
  for (let at = 0; at < named.length; at += mostInOne) yield { company, subjects: named.slice(at, at + mostInOne) };
}

/** Gathers what commands changed, by company, and says it together, each subject once. */
export function hints(say: (changes: readonly Change[]) => Promise<void>) {
  const gathered = new Map<string, Map<string, Subject>>();
  let timer: NodeJS.Timeout | undefined;
  let said: Promise<unknown> = Promise.resolve();

  async function tell(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const changes = [...gathered].flatMap(([company, named]) => [...changesOf(company, [...named.values()])]);
    gathered.clear();
    if (changes.length) said = Promise.all([said, say(changes)]);
    await said;
  }

  return {
    gather(companyId: string, subjects: readonly Subject[]): void {
      if (!subjects.length) return;
      const named = gathered.get(companyId) ?? new Map<string, Subject>();
      gathered.set(companyId, named);
      for (const { kind, id } of subjects) named.set(`${kind} ${id}`, { kind, id });
      timer ??= setTimeout(() => void tell(), gatherMs);
    },
    /** Says at once what is left to say, and waits until all is said. */
    tell,
  };
}
