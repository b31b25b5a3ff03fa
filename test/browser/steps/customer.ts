import type { Page } from "playwright-core";
import { visit } from "./going.ts";
import { press, reads } from "./page.ts";

/** The link in the newest letter with this subject that says these words, as the demo's mailbox shows it. */
export async function linkInLetter(mailbox: Page, subject: RegExp, words = ""): Promise<string> {
  await visit(mailbox, "/mailbox");
  const letters = mailbox.getByRole("navigation", { name: "邮件列表" }).getByRole("link", { name: subject });
  await letters.first().waitFor();
  for (const letter of await letters.all()) {
    await letter.click();
    await mailbox.getByRole("article", { name: subject }).waitFor();
    const body = mailbox.frameLocator('iframe[title="邮件正文"]');
    await body.getByRole("link").first().waitFor();
    if ((await body.locator("body").innerText()).includes(words)) return (await body.getByRole("link").first().getAttribute("href")) ?? "";
  }
  throw new Error(`no letter says ${words}`);
}

/** Reads the order on the phone and agrees, showing who it is by the last digits of its number. */
export async function accept(phone: Page, { link, name, digits }: { link: string; name: string; digits: string }): Promise<void> {
  await phone.goto(link);
  await phone.getByLabel("您的姓名").fill(name);
  await phone.getByLabel("您手机号的后四位").fill(digits);
  await press(phone, "确认订单");
  await reads(phone, "已确认订单");
}

/** Draws a line in the field for signatures. */
async function draw(phone: Page): Promise<void> {
  const pad = phone.getByRole("img", { name: "手写签名" });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await phone.mouse.move(box.x + 30, box.y + box.height / 2);
  await phone.mouse.down();
  for (const [right, down] of [[0.3, 0.2], [0.5, 0.8], [0.7, 0.3], [0.9, 0.6]] as const) await phone.mouse.move(box.x + box.width * right, box.y + box.height * down, { steps: 4 });
  await phone.mouse.up();
  await reads(phone, "已签名");
}

/** Signs for everything that was sent. */
export async function sign(phone: Page, { link, name }: { link: string; name: string }): Promise<void> {
  await phone.goto(link);
  await signHere(phone, name);
}

/** The same on the page that is open: the field of the name, the signature, the button. */
export async function signHere(phone: Page, name: string): Promise<void> {
  await phone.getByLabel("签收人姓名").click();
  await phone.keyboard.type(name);
  await draw(phone);
  await press(phone, "确认签收");
  await reads(phone, "已签收");
}

/** Signs for less of the first line than was sent, and says why. */
export async function signForLess(phone: Page, { link, name, less, reason, objection }: { link: string; name: string; less: number; reason: string; objection: string }): Promise<void> {
  await phone.goto(link);
  for (let i = 0; i < less; i += 1) await phone.getByRole("button", { name: /减一$/ }).first().click();
  await press(phone, reason);
  await phone.getByLabel(/^异议/).fill(objection);
  await phone.getByLabel("签收人姓名").fill(name);
  await draw(phone);
  await press(phone, "确认签收");
  await reads(phone, "异议已转售后处理");
}

/** Rates the delivery, right after signing. */
export async function rate(phone: Page, words: string): Promise<void> {
  await phone.getByRole("link", { name: "评价这次交付" }).click();
  for (const score of ["产品质量", "准时交付", "服务态度"]) await press(phone, `${score} 5 星`);
  await phone.getByLabel("意见和建议").fill(words);
  await press(phone, "提交评价");
  await reads(phone, "感谢您的评价");
}
