/**
 * Shortcuts are written as people read them: "ctrl+k", "alt+n", "shift+arrowup", "f8", "?", "/", and "g o" for one key after another.
 * The command key of a Mac counts as ctrl.
 */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The written form of a key press: modifiers in the order ctrl, alt, shift. Shift is left out where it only makes the sign ("?"). */
export function written(press: KeyPress): string {
  const key = press.key === " " ? "space" : press.key.toLowerCase();
  const sign = key.length === 1 && !/[a-z0-9]/.test(key);
  const modifiers = [
    (press.ctrlKey || press.metaKey) && "ctrl",
    press.altKey && "alt",
    press.shiftKey && !sign && "shift",
  ].filter(Boolean);
  return [...modifiers, key].join("+");
}

/** Whether a shortcut works without a modifier, and so must keep out of fields and be switchable (WCAG 2.1.4). */
export const isLetter = (keys: string): boolean => !/ctrl\+|alt\+|^f\d|^escape$/.test(keys);

/** While typing (also with an input method, which reports Process and code 229), keys belong to the field. */
export function isComposing(event: { isComposing?: boolean; keyCode?: number }): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

/** For display: "Ctrl K", "G O", "?". */
export function displayed(keys: string): string[] {
  const names: Record<string, string> = { arrowup: "↑", arrowdown: "↓", arrowleft: "←", arrowright: "→", escape: "Esc", "": "+" };
  return keys.split(/[+ ]/).map((key) => names[key] ?? (key.length > 1 ? key[0]?.toUpperCase() + key.slice(1) : key.toUpperCase()));
}

/** For `aria-keyshortcuts`: "Control+K". */
export function ariaKeys(keys: string): string {
  return keys.split("+").map((key) => ({ ctrl: "Control", alt: "Alt", shift: "Shift" })[key] ?? key.toUpperCase()).join("+");
}
