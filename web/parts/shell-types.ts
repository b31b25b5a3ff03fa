import type { ReactNode } from "react";

/** An entry of the menu; a role has at most seven. */
export interface MenuEntry {
  href: string;
  label: string;
  icon: ReactNode;
  /** Things waiting there. */
  count?: number;
  /** The letter after G that goes there. */
  letter?: string;
  /** Stands folded away below the daily ones. */
  more?: boolean;
}

/** Something that can be made from anywhere. */
export interface Creation {
  href: string;
  label: string;
}

/** A result of the search over all kinds of things. */
export interface Found {
  href: string;
  label: string;
  /** Its kind, under which results are listed. */
  group: string;
  detail?: string;
}

export interface Me {
  name: string;
  /** Company and roles. */
  detail: string;
}

export interface ShellProps {
  menu: readonly MenuEntry[];
  /** The bar at the bottom of phones: duties, orders, new, scan, me. */
  bar: readonly MenuEntry[];
  creations: readonly Creation[];
  duties: { href: string; count: number };
  messages: { href: string; count: number };
  find(words: string): Promise<readonly Found[]>;
  me: Me;
  /** What opens under the person's name. */
  meMenu: ReactNode;
  /** A line over everything, for demonstration data or maintenance. */
  banner?: ReactNode;
  children: ReactNode;
}
