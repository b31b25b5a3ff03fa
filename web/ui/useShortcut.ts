import { useEffect, useRef } from "react";
import { lettersEnabled } from "./preferences.ts";
import { isComposing, isLetter, written } from "./shortcut.ts";
import { store } from "./store.ts";

export interface Shortcut {
  keys: string;
  /** What it does, for the help sheet. */
  label: string;
  /** Heading in the help sheet. */
  group?: string;
}

interface Registered extends Shortcut {
  /** Missing where a piece handles the keys itself and only shows them in the help sheet. */
  run?(event: KeyboardEvent): void;
}

/** The shortcuts of the page as it is now; the latest registration of the same keys wins. */
export const shortcuts = store<readonly Registered[]>([]);

interface Options extends Shortcut {
  disabled?: boolean;
}

/**
 * Runs `action` on the keys while the component is shown. Single letters work outside fields only, and not when a person has switched
 * them off; inside a dialog only shortcuts that the dialog itself registered.
 */
export function useShortcut({ keys, label, group, disabled }: Options, action: (event: KeyboardEvent) => void): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (disabled || !keys) return;
    const entry: Registered = { keys, label, group, run: (event) => latest.current(event) };
    shortcuts.set((current) => [...current, entry]);
    return () => shortcuts.set((current) => current.filter((each) => each !== entry));
  }, [keys, label, group, disabled]);
}

/** Lists keys that a piece handles itself in the help sheet, as long as the piece is shown. */
export function useShownKeys(group: string, keys: Readonly<Record<string, string>>): void {
  const text = JSON.stringify(keys);
  useEffect(() => {
    const entries = Object.entries(JSON.parse(text) as Record<string, string>).map(([each, label]) => ({ keys: each, label, group }));
    shortcuts.set((current) => [...current, ...entries]);
    return () => shortcuts.set((current) => current.filter((each) => !(entries as readonly Registered[]).includes(each)));
  }, [group, text]);
}

const sequenceMs = 1000;
let before = { key: "", at: 0 };

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const key = written(event);
  const sequence = event.timeStamp - before.at < sequenceMs ? `${before.key} ${key}` : key;
  before = { key, at: event.timeStamp };
  const found = registered(sequence) ?? registered(key);
  if (!found?.run || (isLetter(found.keys) && !lettersAllowed(event.target))) return;
  event.preventDefault();
  before = { key: "", at: 0 };
  found.run(event);
}

const registered = (written: string) => shortcuts.get().findLast(({ keys, run }) => run && keys === written);

function lettersAllowed(target: EventTarget | null): boolean {
  if (!lettersEnabled() || document.querySelector('[role="dialog"][aria-modal="true"], dialog[open]')) return false;
  return !(target instanceof Element && isField(target));
}

const field = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox]";
/** Whether typed keys belong to the element. */
export const isField = (element: Element): boolean => element.closest(field) !== null;

/** While Alt is held the buttons show their letters (base.css). */
function onAlt(event: KeyboardEvent): void {
  document.documentElement.toggleAttribute("data-alt", event.type === "keydown" && event.key === "Alt");
}

if (typeof window === "object") {
  window.addEventListener("keydown", onKeyDown);
  window.addEventListener("keydown", onAlt);
  window.addEventListener("keyup", onAlt);
  window.addEventListener("blur", () => document.documentElement.removeAttribute("data-alt"));
}
