import { displayed } from "./shortcut.ts";

/** A shortcut as keycaps; hidden from screen readers, which hear `aria-keyshortcuts`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span aria-hidden className="nowrap">
      {displayed(keys).map((key) => <kbd key={key}>{key}</kbd>)}
    </span>
  );
}
