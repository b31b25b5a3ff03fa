import type { Page } from "playwright-core";
import { visit } from "./going.ts";
import { inDialog, press, reads } from "./page.ts";

/** One invoice for all that an order has to be invoiced. */
export async function invoice(finance: Page, number: string, taxNumber: string): Promise<void> {
  await visit(finance, `/settlement/invoices?q=${number}`);
  const rows = finance.getByRole("row").filter({ hasText: number });
  await rows.first().waitFor();
  for (const row of await rows.all()) await row.getByLabel("选择").click();
  await finance.getByRole("button", { name: /^合并开票/ }).click();
  await inDialog(finance, { title: "登记开票", submit: "登记开票", fill: (dialog) => dialog.getByLabel("发票号码").fill(taxNumber) });
}

/** Records money that came in, and applies it to what is proposed. */
export async function receive(finance: Page, { customer, amount, reference }: { customer: string; amount: string; reference: string }): Promise<void> {
  await visit(finance, "/settlement/receipts");
  await press(finance, "登记收款");
  await inDialog(finance, {
    title: "登记收款", submit: "登记并核销",
    async fill(dialog) {
      await dialog.getByLabel("客户", { exact: true }).click();
      await finance.keyboard.type(customer, { delay: 20 });
      await finance.getByRole("listbox").getByRole("option").first().waitFor();
      await finance.keyboard.press("Enter");
      await dialog.getByLabel(/^金额/).fill(amount);
      await dialog.getByLabel("流水号").fill(reference);
    },
  });
  await inDialog(finance, { title: "核销收款", submit: "核销" });
  await reads(finance, "已全部核销");
}
