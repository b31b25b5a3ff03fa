import { store, useStore } from "./store.ts";

export type Appearance = "system" | "light" | "dark";
export type Density = "compact" | "middle" | "large";

/** What a person chose for this browser; everything else about people lives on the server. */
export interface Preferences {
  appearance: Appearance;
  density: Density;
  /** Single-letter shortcuts, which WCAG 2.1.4 wants to be switchable. */
  letters: boolean;
}

const place = "gendan.preferences";
const standard: Preferences = { appearance: "system", density: "middle", letters: true };
const systemDark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined;

const preferences = store<Preferences>({ ...standard, ...remembered() });
const dark = store(isDark());

export const usePreferences = (): Preferences => useStore(preferences);
export const useDark = (): boolean => useStore(dark);
export const lettersEnabled = (): boolean => preferences.get().letters;

export function prefer(change: Partial<Preferences>): void {
  preferences.set((current) => ({ ...current, ...change }));
  try {
    localStorage.setItem(place, JSON.stringify(preferences.get()));
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  applyAppearance();
}

/** Puts light or dark on the document, for tokens.css; call once at start. */
export function applyAppearance(): void {
  dark.set(isDark());
  document.documentElement.dataset["appearance"] = dark.get() ? "dark" : "light";
}

systemDark?.addEventListener("change", applyAppearance);

function isDark(): boolean {
  const { appearance } = preferences.get();
  return appearance === "system" ? (systemDark?.matches ?? false) : appearance === "dark";
}

function remembered(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Preferences>;
  } catch {
    return {};
  }
}
