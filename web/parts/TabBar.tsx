import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";

interface Props {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** So much of the tab beside the current one shows that more can be scrolled to. */
const besidePx = 32;

/** Links or buttons side by side, of which one is current: where they are too many for the width, the bar scrolls and the current one lies wholly within it. */
export function TabBar({ label, className, children }: Props) {
  const bar = useRef<HTMLElement>(null);
  const shownAt = useRef("");
  // Links mark themselves when the address changes; whoever holds the bar need not be drawn again then.
  useLocation({ select: ({ href }) => href });
  useEffect(() => {
    const nav = bar.current;
    if (!nav) return undefined;
    const show = () => {
      const current = nav.querySelector<HTMLElement>('[aria-current]:not([aria-current="false"])');
      const place = current ? `${current.textContent} ${current.offsetLeft} ${current.offsetWidth} ${nav.clientWidth}` : "";
      // Who scrolled the bar by hand finds it as he left it until its current tab is another or lies elsewhere.
      if (!current || place === shownAt.current) return;
      shownAt.current = place;
      bringInto(nav, current);
    };
    // Counts come later than the names that they stand beside.
    const observer = new ResizeObserver(show);
    for (const each of [nav, ...nav.children]) observer.observe(each);
    show();
    return () => observer.disconnect();
  });
  return <nav ref={bar} aria-label={label} className={className}>{children}</nav>;
}

function bringInto(bar: HTMLElement, tab: HTMLElement): void {
  const [outer, inner] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()];
  const [before, after] = [outer.left + besidePx - inner.left, inner.right + besidePx - outer.right];
  if (before > 0) bar.scrollLeft -= before;
  else if (after > 0) bar.scrollLeft += Math.min(after, -before);
}
