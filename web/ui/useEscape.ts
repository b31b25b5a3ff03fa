import { useEffect, useRef } from "react";
import { openLists } from "./layers.ts";
import { isComposing } from "./shortcut.ts";

/** Who takes Escape, the last opened at the end. */
const open: object[] = [];

/**
 * Escape closes what lies uppermost, as long as it is there. The component library's own key would first put away a button's reason, which shows by itself where the keyboard
 * or the mouse happens to be.
 */
export function useEscape(close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const me = {};
    // What lay open before lies below.
    const below = new Set(openLists());
    let mine = false;
    // Looked at before anybody answers the key, for what closes by it is gone afterwards.
    const look = (event: KeyboardEvent) => {
      mine = event.key === "Escape" && !isComposing(event) && open.at(-1) === me && openLists().every((list) => below.has(list));
    };
    const leave = (event: KeyboardEvent) => void (mine && !event.defaultPrevented && latest.current());
    open.push(me);
    window.addEventListener("keydown", look, true);
    window.addEventListener("keydown", leave);
    return () => {
      open.splice(open.indexOf(me), 1);
      window.removeEventListener("keydown", look, true);
      window.removeEventListener("keydown", leave);
    };
  }, []);
}
