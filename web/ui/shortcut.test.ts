import { expect, test } from "vitest";
import { displayed, isComposing, isLetter, written } from "./shortcut.ts";

const press = (key: string, modifiers: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  written({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

test("key presses have one written form", () => {
  expect(press("k", { ctrlKey: true })).toBe("ctrl+k");
  expect(press("K", { metaKey: true })).toBe("ctrl+k");
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("ArrowUp", { shiftKey: true })).toBe("shift+arrowup");
  expect(press(" ")).toBe("space");
});

test("single letters and sequences are letters, the others not", () => {
  expect(["j", "g o", "?", "shift+arrowup"].map(isLetter)).toEqual([true, true, true, true]);
  expect(["ctrl+k", "alt+n", "f8", "escape"].map(isLetter)).toEqual([false, false, false, false]);
});

test("keys of an input method are not commands", () => {
  expect(isComposing({ isComposing: true })).toBe(true);
  expect(isComposing({ keyCode: 229 })).toBe(true);
  expect(isComposing({ keyCode: 13, isComposing: false })).toBe(false);
});

test("keys are shown as on the keyboard", () => {
  expect(displayed("ctrl+k")).toEqual(["Ctrl", "K"]);
  expect(displayed("g o")).toEqual(["G", "O"]);
});
