import { type ReactNode, useCallback, useState } from "react";

interface Props {
  label: string;
  className: string | undefined;
  children: ReactNode;
}

/** What is too large for its place scrolls inside itself; where it is, the keyboard stops at it, to scroll (WCAG 2.1.1), and elsewhere it goes on. */
export function Scroller({ label, className, children }: Props) {
  const [scrolls, setScrolls] = useState(false);
  const place = useCallback((box: HTMLDivElement) => {
    const observer = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight));
    for (const each of [box, ...box.children]) observer.observe(each);
    return () => observer.disconnect();
  }, []);
  return <div ref={place} className={className} role="region" aria-label={label} tabIndex={scrolls ? 0 : undefined}>{children}</div>;
}
