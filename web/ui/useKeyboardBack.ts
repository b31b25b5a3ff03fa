import { useEffect, useState } from "react";

const holds = (element: Element | null): boolean => element !== null && element !== document.body;

/**
 * Gives the keyboard back to what had it before this component came, when it goes: dialogs are there as long as they are open, and the component library returns the keyboard only
 * from those that stay and close. Where that is gone too, for its act is done, the keyboard goes to the page's content and not to its very beginning.
 */
export function useKeyboardBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Whoever closed it has put the keyboard somewhere already.
      if (holds(document.activeElement)) return;
      if (before instanceof HTMLElement && holds(before)) before.focus({ preventScroll: true });
      if (!holds(document.activeElement)) document.getElementById("content")?.focus({ preventScroll: true });
    },
    [before],
  );
}
