import { store } from "./store.ts";

export interface Toast {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
}

/** Long enough to read, reach and press undo; timers stop while the pointer or the focus is on the message. */
export const undoSeconds = 10;
const plainSeconds = 4;

export const toasts = store<readonly Toast[]>([]);
/** The sentence that screen readers are told next. */
export const announcement = store("");

let count = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** Shows a passing message; with `undo` for ten seconds and with a button. Errors do not belong here but beside their cause. */
export function toast({ text, undo }: { text: string; undo?: () => void }): void {
  const id = ++count;
  toasts.set((current) => [...current.slice(-2), { id, text, undo }]);
  resume(id);
}

export function dismiss(id: number): void {
  hold(id);
  toasts.set((current) => current.filter((each) => each.id !== id));
}

export function hold(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
}

export function resume(id: number): void {
  hold(id);
  const shown = toasts.get().find((each) => each.id === id);
  if (shown) timers.set(id, setTimeout(() => dismiss(id), (shown.undo ? undoSeconds : plainSeconds) * 1000));
}

/** Tells screen readers something that the eye sees anyway, such as the number of results. */
export function announce(text: string): void {
  // The same sentence twice would not be read again without a change.
  announcement.set((current) => (current === text ? `${text}\u00a0` : text));
}
