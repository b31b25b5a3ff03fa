import type { Locator, Page } from "playwright-core";
import { visit } from "./going.ts";
import { inDialog, press, reads } from "./page.ts";

/** Opens the card of an order that waits for this reviewer. */
export async function openCard(page: Page, number: string): Promise<Locator> {
  await visit(page, "/reviews");
  await page.getByRole("link", { name: new RegExp(number) }).first().click();
  const card = page.getByRole("article", { name: new RegExp(number) });
  await card.waitFor();
  return card;
}

interface Opinion {
  statement?: string;
  /** Answers by their questions. */
  answers?: Readonly<Record<string, string>>;
}

/** Agrees on the card, with words and answers where the step asks for them. */
export async function approve(page: Page, number: string, { statement, answers = {} }: Opinion = {}): Promise<void> {
  const card = await openCard(page, number);
  for (const [question, answer] of Object.entries(answers)) {
    await card.getByLabel(question).first().waitFor();
    const choices = card.getByRole("radiogroup", { name: question });
    if (await choices.count()) await choices.getByText(answer, { exact: true }).click();
    else await card.getByLabel(question).fill(answer);
  }
  if (statement) await say(card, statement);
  await press(card, "同意");
  await reads(page, `已同意 ${number}`);
}

async function say(card: Locator, statement: string): Promise<void> {
  const add = card.getByRole("button", { name: "写意见" });
  if (await add.isVisible()) await add.click();
  await card.getByLabel("审核意见").fill(statement);
}

/** Sends the order back, with the reason. */
export async function refuse(page: Page, number: string, reason: string): Promise<void> {
  const card = await openCard(page, number);
  await press(card, "退回");
  await inDialog(page, { title: `退回 ${number}`, submit: "退回", fill: (dialog) => dialog.getByLabel("退回原因").fill(reason) });
  await reads(page, `已退回 ${number}`);
}
