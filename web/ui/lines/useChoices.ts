import { useEffect, useState } from "react";
import type { Choice, LineColumn } from "./columns.ts";

interface Answer {
  words: string;
  found: readonly Choice[];
}

/** Short enough not to be felt, long enough that a code typed at once asks once. */
const pauseMs = 50;

/** The choices for typed words; an answer that comes after a later question is dropped. */
export function useChoices<L>(column: LineColumn<L>, draft: string | undefined) {
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [at, setAt] = useState(0);
  const words = draft?.trim() ?? "";
  const wanted = asked || words !== "";
  const { search } = column;

  useEffect(() => {
    if (!wanted || !search) return;
    let current = true;
    const timer = setTimeout(async () => {
      const found = await search(words).catch(() => []);
      if (!current) return;
      setAnswer({ words, found });
      setAt(0);
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, wanted, search]);

  const arrived = wanted && answer?.words === words;
  const found = wanted ? (answer?.found ?? []) : [];
  return {
    found,
    /** Whether the answer belongs to the words that stand in the cell. */
    arrived,
    open: wanted && answer !== undefined,
    marked: arrived ? found[at] : undefined,
    mark: (by: 1 | -1) => setAt((current) => (current + by + found.length) % Math.max(found.length, 1)),
    show: () => setAsked(true),
    close: () => {
      setAsked(false);
      setAnswer(undefined);
    },
  };
}
