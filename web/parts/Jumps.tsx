import { useRouter } from "@tanstack/react-router";
import { useT } from "../i18n/words.ts";
import { useShortcut } from "../ui/useShortcut.ts";
import type { MenuEntry } from "./shell-types.ts";

/** G and a letter for every menu entry that has one. */
export function Jumps({ menu }: { menu: readonly MenuEntry[] }) {
  return menu.flatMap((entry) => (entry.letter ? [<Jump key={entry.letter} {...entry} letter={entry.letter} />] : []));
}

function Jump({ letter, href, label }: MenuEntry & { letter: string }) {
  const { history } = useRouter();
  const t = useT();
  useShortcut({ keys: `g ${letter}`, label, group: t("shell.go") }, () => history.push(href));
  return null;
}
