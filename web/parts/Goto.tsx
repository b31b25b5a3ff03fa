import { useLocation, useRouter } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent } from "react";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

/** A link to an address that is data, such as a menu entry or a search result. Addresses known in code use the router's `Link`. */
export function Goto({ href, onClick, children, ...rest }: Props) {
  const router = useRouter();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a {...rest} href={href} aria-current={isCurrent(here, href) ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}

/** A menu entry stays marked on the pages below it. */
function isCurrent(here: string, href: string): boolean {
  const path = href.replace(/[?#].*$/, "");
  return here === path || (path !== "/" && here.startsWith(`${path}/`));
}
