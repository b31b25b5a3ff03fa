import { useLocation, useRouter } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent } from "react";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  /** Pages below it do not mark it: they have links of their own beside it. */
  exact?: boolean | undefined;
}

/** A link to an address that is data, such as a menu entry or a search result. Addresses known in code use the router's `Link`. */
export function Goto({ href, exact = false, onClick, children, ...rest }: Props) {
  const router = useRouter();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a {...rest} href={href} aria-current={isCurrent(here, href, exact) ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}

/** A menu entry stays marked on the pages below it. */
function isCurrent(here: string, href: string, exact: boolean): boolean {
  const path = href.replace(/[?#].*$/, "");
  return here === path || (!exact && path !== "/" && here.startsWith(`${path}/`));
}
