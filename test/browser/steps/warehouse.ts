import type { Page } from "playwright-core";
import { visit } from "./going.ts";
import { inDialog, press, reads } from "./page.ts";

/** Opens the delivery that the order waits for, from the order's own page; answers the delivery's number. */
export async function openDelivery(page: Page, orderId: string): Promise<string> {
  await visit(page, `/orders/${orderId}`);
  await page.getByRole("link", { name: /^(去发货|查看送货)$/ }).click();
  await page.getByRole("list", { name: "出库进度" }).waitFor();
  return page.getByRole("heading", { level: 1 }).innerText();
}

/** Picks on the phone: the scanner types the goods' code, the quantity of each scan stands beside it. */
export async function pickByPhone(phone: Page, delivery: string, goods: { code: string; quantity: string }): Promise<void> {
  await phone.goto("/p/pick");
  await phone.getByRole("button", { name: new RegExp(delivery) }).click();
  await phone.getByLabel("每次扫码数量").fill(goods.quantity);
  await phone.getByLabel("条码或物料号").fill(goods.code);
  await phone.keyboard.press("Enter");
  await reads(phone, "本单已拣齐");
}

export async function pickAtDesk(keeper: Page): Promise<void> {
  await press(keeper, "按单拣齐");
  await keeper.getByText("已拣齐").first().waitFor();
}

/** One box with its weight. */
export async function pack(keeper: Page, weightKg: string): Promise<void> {
  await press(keeper, "包装");
  await inDialog(keeper, { title: "包装", submit: "包装", fill: (dialog) => dialog.getByLabel("第 1 箱重量（kg）").fill(weightKg) });
  await reads(keeper, "已包装");
}

export const check = (keeper: Page, counted: Counted): Promise<void> => checkAll(keeper, [counted]);

interface Counted {
  code: string;
  quantity: string | number;
}

/** Compares all goods and the address with the 《出库单》. */
export async function checkAll(keeper: Page, goods: readonly Counted[]): Promise<void> {
  await press(keeper, "出库核对");
  await inDialog(keeper, {
    title: "按《出库单》核对", submit: "出库核对",
    async fill(dialog) {
      for (const { code, quantity } of goods) {
        await dialog.getByLabel(new RegExp(`^${code} `)).check();
        await dialog.getByLabel(`实点数量 ${code}`, { exact: true }).fill(String(quantity));
      }
      await dialog.getByLabel(/地址相符/).check();
    },
  });
  await reads(keeper, "已核对");
}

export async function ship(keeper: Page, carriage: { carrier: string; trackingNumber: string }): Promise<void> {
  await press(keeper, "发货");
  await inDialog(keeper, {
    title: "发货", submit: "发货",
    async fill(dialog) {
      await dialog.getByLabel("承运商", { exact: true }).last().fill(carriage.carrier);
      await dialog.getByLabel("物流单号").fill(carriage.trackingNumber);
    },
  });
  await reads(keeper, "已发货");
}

export async function arrive(page: Page, orderId: string): Promise<void> {
  await openDelivery(page, orderId);
  await press(page, "登记到达");
  await inDialog(page, { title: "登记到达", submit: "登记到达" });
  await reads(page, "已到达");
}

/** Who carries the delivery whose page is open. */
export async function carrierOn(page: Page): Promise<string> {
  const words = await page.getByText(/^承运商 /).first().innerText();
  return words.split(" ")[1] ?? "";
}
