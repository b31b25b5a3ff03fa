import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { checkArchive } from "../../server/processes/order-file/check-archive.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { look, widths } from "./steps/look.ts";

const { life, mill, pageOf } = await openCompany();
const orderId = await life.confirm();

async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe("files out", () => {
  test("a list is handed out as it is filtered, for spreadsheets", async () => {
    const page = await pageOf(mill.clerk, { address: "/products?q=SY" });
    await page.getByText("SY5750").first().waitFor();
    const { name, bytes } = await taken(page, "导出 CSV");
    expect(name).toMatch(/^商品-\d{4}-\d\d-\d\d\.csv$/);
    const lines = bytes.toString("utf8").split("\r\n");
    expect([lines[0]?.startsWith("\uFEFF"), lines[1]?.startsWith("SY5750,收银纸 57×50"), lines.length]).toEqual([true, true, 3]);
  });

  test("an order's whole file is taken out on its papers' tab, and verifies", async () => {
    const page = await pageOf(mill.clerk, { address: `/orders/${orderId}?tab=papers` });
    const { name, bytes } = await taken(page, "整单归档下载");
    expect(name).toMatch(/\.zip$/);
    expect(checkArchive(bytes)).toMatchObject({ holds: true });
    await visit(page, `/orders/${orderId}?tab=timeline`);
    await page.getByText("下载了整单归档").first().waitFor();
  });
});

describe("files in", () => {
  const file = (text: string) => ({ name: "产品.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  test.each([widths.desk, widths.phone])("a table of products is shown row by row, mended, and imported, at %i px", async (width) => {
    const page = await pageOf(mill.admin, { width, address: "/products" });
    const code = `IMP-${width}`;
    await page.getByRole("button", { name: "导入" }).click();
    const input = page.locator("input[type=file]");
    await input.setInputFiles(file(`料号,品名,单位\n${code},热敏纸,卷\nIMP-X,热敏纸,桶\n`));
    await page.getByText("1 行有误", { exact: true }).waitFor();
    expect(await look(page, "import", ".ant-modal")).toEqual([]);
    expect(await page.getByRole("button", { name: "导入 1 行" }).getAttribute("aria-disabled")).toBe("true");
    await page.getByText("先修改有误的 1 行").waitFor({ state: "attached" });
    await input.setInputFiles(file(`料号,品名,单位\n${code},热敏纸,卷\n`));
    await page.getByText("1 行可导入").waitFor();
    await page.getByText("1 行有误", { exact: true }).waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "导入 1 行" }).click();
    await page.getByText("已导入 1 行").waitFor();
    await page.getByText(code).first().waitFor();
  });
});
