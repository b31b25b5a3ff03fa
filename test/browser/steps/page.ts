import type { Locator, Page } from "playwright-core";

/** Presses the button with these words. */
export const press = (place: Page | Locator, name: string): Promise<void> => place.getByRole("button", { name, exact: true }).first().click();

/** Waits until the words stand on the page. */
export const reads = (place: Page | Locator, words: string | RegExp): Promise<void> => place.getByText(words).first().waitFor();

/** Chooses from a list by its label. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).last().click();
  await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).click();
}

interface Dialog {
  title: string;
  submit: string;
  fill?(dialog: Locator): Promise<void>;
}

/** Fills a dialog in, sends it, and waits until it is taken. */
export async function inDialog(page: Page, { title, submit, fill }: Dialog): Promise<void> {
  const dialog = page.getByRole("dialog", { name: new RegExp(`^${title}`) });
  await dialog.waitFor();
  await fill?.(dialog);
  await press(dialog, submit);
  await dialog.waitFor({ state: "hidden" });
}

/** The row of a list that speaks of this. */
export const rowOf = (page: Page, words: string): Locator => page.getByRole("row").filter({ hasText: words }).first();
