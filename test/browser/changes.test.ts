import { expect, test } from "vitest";
import { copyLink } from "../../contract/confirmations.ts";
import { readChange } from "../../contract/changes.ts";
import { readOrder } from "../../contract/orders.ts";
import { decideStep, reviewsOfSubject } from "../../contract/reviews.ts";
import { openCompany } from "./steps/company.ts";
import * as customer from "./steps/customer.ts";
import { visit } from "./steps/going.ts";
import { look } from "./steps/look.ts";
import { press, reads } from "./steps/page.ts";
import { openCard } from "./steps/reviewers.ts";
import { cell, openOrder } from "./steps/sales.ts";

const company = await openCompany();
const orderId = await company.life.confirm({ lines: [{ productId: company.mill.roll, quantity: "40" }] });

/** The departments beside sales agree. */
async function othersAgree(changeId: string): Promise<void> {
  const { mill } = company;
  const [review] = await mill.finance.ask(reviewsOfSubject, { kind: "change", id: changeId });
  const deciders = { production: mill.head, warehouse: mill.keeper, release: mill.salesperson, finance: mill.finance, sales: mill.director };
  for (const { key, state } of review!.steps)
    if (state === "open") await deciders[key as keyof typeof deciders].ask(decideStep, { reviewId: review!.id, stepKey: key, verdict: "pass", statement: "同意变更", subjectHash: review!.subjectHash });
}

test("a quantity is reduced: seen before it is asked, agreed by departments and customer, and applied as version 2", async () => {
  const clerk = await company.desk("salesClerk");
  await openOrder(clerk, orderId);
  await press(clerk, "变更");
  await clerk.waitForURL(/\/change$/);
  await cell(clerk, 1, "数量");
  await clerk.keyboard.press("Control+a");
  await clerk.keyboard.type("25");
  await clerk.keyboard.press("Enter");
  await reads(clerk, "会签且客户同意后生效");
  await reads(clerk, "没有障碍");
  await clerk.getByLabel("变更原因").fill("客户仓库已满");
  await clerk.reload();
  expect(await clerk.getByLabel("变更原因").inputValue()).toBe("客户仓库已满");
  await reads(clerk, "没有障碍");
  await press(clerk, "提交变更");
  await clerk.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  await reads(clerk, "会签中");
  const changeId = clerk.url().split("/").at(-1)!;
  const { number } = await company.mill.clerk.ask(readChange, { changeId });

  const director = await company.desk("salesDirector");
  const card = await openCard(director, number);
  await reads(card, "减少数量");
  await openOrder(clerk, orderId);
  await reads(clerk, `变更 ${number} 未决`);
  await othersAgree(changeId);

  await visit(clerk, `/changes/${changeId}`);
  await reads(clerk, "待客户同意");
  const { consentRequestId } = await company.mill.clerk.ask(readChange, { changeId });
  const { url } = await company.mill.clerk.ask(copyLink, { requestId: consentRequestId! });
  const phone = await company.phone();
  await customer.accept(phone, { link: url, name: "李敏", digits: "4321" });
  expect(await look(phone, "change-accepted")).toEqual([]);
  await company.leave(phone);

  await visit(clerk, `/orders/${orderId}?tab=changes`);
  await reads(clerk, "第 1 版 → 第 2 版");
  const { version, lines } = await company.mill.clerk.ask(readOrder, { orderId });
  expect([version, lines[0]?.quantity]).toEqual([2, "25"]);
  expect(company.faults).toEqual([]);
});
