import type { Page } from "playwright-core";

/** Counts what a person presses. */
export function keysOn(page: Page) {
  const keys = {
    count: 0,
    async press(...pressed: string[]) {
      for (const key of pressed) {
        keys.count += 1;
        await page.keyboard.press(key);
        await page.waitForTimeout(60);
      }
    },
    type: (text: string) => keys.press(...Array.from(text)),
  };
  return keys;
}
export type Keys = ReturnType<typeof keysOn>;
