import { useState } from "react";

const place = "gendan.path.hidden";

function hiddenFor(): string[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]") as string[];
  } catch {
    return [];
  }
}

/** Whether a person of the demo has put the path away; kept in this browser. */
export function useHiddenPath(personId: string): [hidden: boolean, hide: (hidden: boolean) => void] {
  const [hidden, setHidden] = useState(() => hiddenFor().includes(personId));
  const hide = (next: boolean) => {
    setHidden(next);
    const others = hiddenFor().filter((id) => id !== personId);
    try {
      localStorage.setItem(place, JSON.stringify(next ? [...others, personId] : others));
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
  };
  return [hidden, hide];
}
