import type { Answer } from "../../api/client.ts";
import type { listMentionable } from "../../../contract/comments.ts";

export type Seer = Answer<typeof listMentionable>[number];

/** Who is spoken to in a text: chosen from the list, or typed in full by a name that one colleague alone has. */
export function mentionsIn(text: string, seers: readonly Seer[], chosen: ReadonlySet<string>): string[] {
  // The longest name first, so that @李敏华 does not call 李敏.
  const byLength = seers.toSorted((a, b) => b.name.length - a.name.length);
  let rest = text;
  const found: string[] = [];
  for (const name of new Set(byLength.map((seer) => seer.name))) {
    if (!rest.includes(`@${name}`)) continue;
    rest = rest.replaceAll(`@${name}`, "");
    const called = byLength.filter((seer) => seer.name === name);
    const picked = called.filter(({ id }) => chosen.has(id));
    if (picked.length || called.length === 1) found.push(...(picked.length ? picked : called).map(({ id }) => id));
  }
  return found;
}

/** Whether what was typed after @ finds a colleague: by name, pinyin, initials. */
export const finds = (typed: string, { name, words }: Pick<Seer, "name" | "words">): boolean => `${name} ${words}`.toLowerCase().includes(typed.trim().toLowerCase());
