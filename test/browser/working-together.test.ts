import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { setDiscountAuthority } from "../../contract/prices.ts";
import * as reviews from "../../contract/reviews.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { look, widths } from "./steps/look.ts";

const company = await openCompany();

async function choose(page: Page, { field, typed, name }: { field: string; typed: string; name: RegExp }): Promise<void> {
  await page.getByRole("dialog").getByLabel(field).click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().waitFor();
  await page.keyboard.type(typed);
  await page.locator(".ant-select-dropdown:visible").getByText(name).first().click();
}

for (const width of [widths.desk, widths.phone])
  test(`colleagues talk on an order: one is called by the initials of a name, is told, and sees what is written while he looks (${width} px)`, async () => {
    const { mill, life, house } = company;
    const orderId = await life.submit();
    const colleague = await mill.colleague("engineer");
    await house.asOwner("update people.people set name = $1 where id = $2", [`张工${width}`, colleague.id]);
    const address = `/orders/${orderId}?tab=comments`;
    const page = await company.pageOf(mill.clerk, { address, width });
    const faults = await look(page, "comments-empty");
    const field = page.getByRole("textbox", { name: "留言" });
    await field.pressSequentially(`客户催交期 @zg${width}`);
    await page.getByText(`张工${width}`).last().click();
    await field.pressSequentially("请答复");
    await page.keyboard.press("Control+Enter");
    await page.getByText(`已通知 张工${width}`).waitFor();
    const other = await company.pageOf(colleague, { address: "/messages", width: width });
    await other.getByRole("link", { name: /提到您/ }).first().click();
    await other.waitForURL(new RegExp(`/orders/${orderId}[?]tab=comments`));
    await other.getByText(/客户催交期/).waitFor();
    await page.getByRole("textbox", { name: "留言" }).fill("补充:周五前要货");
    await page.getByRole("button", { name: "发表留言" }).click();
    await other.getByText("补充:周五前要货").waitFor();
    faults.push(...(await look(other, "comments")));
    await page.getByRole("list", { name: "留言" }).getByRole("button", { name: "撤回" }).first().click();
    await other.getByText("此留言已由作者撤回").waitFor();
    await visit(other, `/orders/${orderId}?tab=timeline`);
    await other.getByText("撤回了留言").waitFor();
    expect(faults).toEqual([]);
    await Promise.all([company.leave(page), company.leave(other)]);
  });

test("a reviewer asks a colleague, cannot pass before the answer, and hands the step on; who waits reminds, on desk and phone", async () => {
  const { mill, life } = company;
  const orderId = await life.submit();
  const review = await life.reviewOf(orderId);
  const step = review.steps.find(({ state }) => state === "open")!;
  const [first, second] = [await mill.colleague("salesDirector"), await mill.colleague("salesDirector")];
  const expert = await mill.colleague("engineer");
  await company.house.asOwner("update people.people set name = '李总' where id = $1", [first.id]);
  await company.house.asOwner("update people.people set name = '王总' where id = $1", [second.id]);
  await company.house.asOwner("update people.people set name = '赵工' where id = $1", [expert.id]);
  const address = `/reviews/${review.id}?list=toDecide&step=${step.key}`;
  const desk = await company.pageOf(first, { address });
  await desk.getByRole("button", { name: "加签", exact: true }).click();
  await choose(desk, { field: "加签人", typed: "zg", name: /赵工/ });
  await desk.getByRole("dialog").getByLabel("问题").fill("参数能做吗?");
  await desk.getByRole("dialog").getByRole("button", { name: "加签", exact: true }).click();
  await desk.getByText("李总 请 赵工 加签").waitFor();
  const approve = desk.getByRole("button", { name: "同意", exact: true });
  expect(await approve.getAttribute("aria-disabled")).toBe("true");
  const faults = await look(desk, "review-opinion-desk");

  const phone = await company.pageOf(expert, { address: "/reviews?list=opinions", width: widths.phone });
  await phone.getByText("参数能做吗?").waitFor();
  faults.push(...(await look(phone, "opinions-phone")));
  await phone.locator(`a[href^="/reviews/${review.id}"]`).first().click();
  await phone.getByRole("button", { name: "答复加签" }).click();
  await phone.getByRole("dialog").getByText("赞成").click();
  await phone.getByRole("dialog").getByLabel("意见").fill("可以,用 2 号机");
  await phone.getByRole("dialog").getByRole("button", { name: "答复加签" }).click();
  await phone.getByText("可以,用 2 号机").first().waitFor();
  faults.push(...(await look(phone, "review-opinion-phone")));
  await desk.getByText("可以,用 2 号机").first().waitFor();

  await desk.getByRole("button", { name: "转交", exact: true }).click();
  await choose(desk, { field: "转交给", typed: "wangz", name: /王总/ });
  await desk.getByRole("dialog").getByLabel("理由").fill("出差两天");
  await desk.getByRole("dialog").getByRole("button", { name: "转交", exact: true }).click();
  await desk.getByText("此步骤已转交 王总，由其审核。").waitFor();
  faults.push(...(await look(desk, "review-transferred-desk")));
  expect((await second.ask(reviews.readReview, { reviewId: review.id })).steps.find(({ key }) => key === step.key)).toMatchObject({ assignedTo: second.id, mayDecide: true });

  const waiting = await company.pageOf(mill.salesperson, { address: `/orders/${orderId}?tab=duties`, width: widths.phone });
  await waiting.getByRole("button", { name: "催办" }).first().click();
  await waiting.getByText("已催 1 次").first().waitFor();
  expect(await waiting.getByRole("button", { name: "催办" }).first().getAttribute("aria-disabled")).toBe("true");
  faults.push(...(await look(waiting, "remind-phone")));
  expect([...faults, ...company.faults]).toEqual([]);
});

test("the owner of a duty hands it on from the order's time limits", async () => {
  const { mill, life } = company;
  const orderId = await life.enter().then((entered) => entered.orderId);
  const desk = await company.pageOf(mill.salesperson, { address: `/orders/${orderId}?tab=duties` });
  await desk.getByRole("button", { name: "转交", exact: true }).first().click();
  await choose(desk, { field: "转交给", typed: "Clerk", name: /salesClerk/ });
  await desk.getByRole("dialog").getByLabel("理由").fill("外出");
  await desk.getByRole("dialog").getByRole("button", { name: "转交", exact: true }).click();
  await desk.getByText(/已转交 salesClerk/).waitFor();
  const faults = await look(desk, "duties-desk");
  await visit(desk, "/duties");
  faults.push(...(await look(desk, "duties-list-desk")));
  expect([...faults, ...company.faults]).toEqual([]);
});

test("finance sees who may release a price beyond authority, the general manager releases it on the phone beside its last deals, and finance passes", { timeout: 120_000 }, async () => {
  const { mill, life } = company;
  const manager = await mill.colleague("generalManager");
  await mill.director.ask(setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "15", belowFloor: true });
  await life.confirm({ lines: [{ productId: mill.roll, quantity: "12", unitPrice: "3.1" }] });
  const orderId = await life.submit({ lines: [{ productId: mill.roll, quantity: "100", unitPrice: "2.75" }, { productId: mill.roll, quantity: "7" }] });
  await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
  const address = `/reviews/${(await life.reviewOf(orderId)).id}?list=toDecide&step=finance`;
  const desk = await company.pageOf(mill.finance, { address });
  const panel = (page: Page) => page.getByRole("region", { name: "价格例外" });
  await panel(desk).getByText("您的折扣权限不够。").waitFor();
  expect(await desk.getByRole("button", { name: "同意", exact: false }).first().getAttribute("aria-disabled")).toBe("true");
  const faults = await look(desk, "price-exception-desk");
  const phone = await company.pageOf(manager, { address, width: widths.phone });
  await panel(phone).getByText("3.1", { exact: true }).waitFor();
  faults.push(...(await look(phone, "price-exception-phone")));
  await panel(phone).getByRole("button", { name: "放行" }).click();
  await phone.getByRole("dialog").getByLabel("意见").fill("年度框架客户,同意");
  await phone.getByRole("dialog").getByRole("button", { name: "放行" }).click();
  await panel(desk).getByText(/放行：年度框架客户/).waitFor();
  await desk.getByRole("button", { name: "同意", exact: true }).click();
  await desk.getByText(/已同意/).first().waitFor();
  expect(faults).toEqual([]);
  await Promise.all([company.leave(desk), company.leave(phone)]);
});

test("a reviewer agrees to several steps at once, each by itself: what is green passes, what is not is left to a look of its own", async () => {
  const { mill, life } = company;
  const ids = [await life.submit(), await life.submit(), await life.submit({ lines: [{ productId: mill.roll, quantity: "30000" }] })];
  for (const orderId of ids) await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
  const desk = await company.pageOf(mill.finance, { address: "/reviews?list=toDecide" });
  for (const orderId of ids) await desk.getByRole("checkbox", { name: new RegExp((await life.read(orderId)).number) }).check();
  await desk.getByRole("button", { name: "批量同意（3）" }).click();
  const dialog = desk.getByRole("dialog", { name: "批量同意" });
  const agree = dialog.getByRole("button", { name: "同意 2 张" });
  await agree.waitFor();
  const faults = await look(desk, "batch-approve-desk");
  await agree.click();
  await dialog.getByText("已同意 2 张，未成功 0 张").waitFor();
  const financeOf = async (orderId: string) => (await life.reviewOf(orderId)).steps.find(({ key }) => key === "finance")?.state;
  expect(await Promise.all(ids.map(financeOf))).toEqual(["passed", "passed", "open"]);
  expect([...faults, ...company.faults]).toEqual([]);
  await company.leave(desk);
});
