import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addContact } from "../../../contract/customer-commands.ts";
import { saveDraft } from "../../../contract/orders.ts";
import { readPerson, setPersonState } from "../../../contract/people.ts";
import { openCompany } from "../steps/company.ts";
import { visit } from "../steps/going.ts";
import { looksGood } from "../steps/look.ts";

const company = await openCompany();
const { mill, life } = company;
await life.confirm();
const { contactId } = await mill.clerk.ask(addContact, { id: mill.customer.id, name: "杨过", jobTitle: "采购", phones: ["13977776666"], emails: ["yangguo@example.com"], signatory: false, receivesConfirmations: false, active: true });
const draftId = randomUUID();
await mill.clerk.ask(saveDraft, { draftId, title: "杨过要的纸", body: { customerId: mill.customer.id, customerName: "昆明大金象", contactId } });
const address = `/customers/${mill.customer.id}`;

test("an administrator deletes what is personal of a customer's contact, sees what goes and what the law keeps, and cannot where open orders need him", async () => {
  const page = await company.pageOf(mill.admin, { address });
  await page.getByRole("button", { name: "删除个人信息 李敏" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").getByRole("link").first().waitFor();
  await dialog.getByLabel("理由").fill("本人来函要求删除");
  const erase = dialog.getByRole("button", { name: "删除个人信息" });
  expect([await erase.getAttribute("aria-disabled"), await dialog.getByText("未结订单仍需要该联系人").count()]).toEqual(["true", 2]);
  await looksGood(page, "erase-needed");
  await dialog.getByRole("button", { name: "取消" }).click();
  await page.getByText("李敏").first().waitFor();

  await page.getByRole("button", { name: "删除个人信息 杨过" }).click();
  await dialog.getByText("姓名、1 个电话、1 个邮箱和职务").waitFor();
  await dialog.getByText("属会计档案").waitFor();
  await looksGood(page, "erase");
  expect(await erase.getAttribute("aria-disabled")).toBe("true");
  await dialog.getByLabel("理由").fill("本人来函要求删除");
  await erase.click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("cell", { name: "个人信息已删除" }).waitFor();
  expect(await page.getByText("杨过").count()).toBe(0);
  await looksGood(page, "erased");
  await visit(page, "/audit");
  await page.getByRole("cell", { name: "删除联系人个人信息" }).waitFor();
  await page.getByText("本人来函要求删除").waitFor();
});

test("a form that was kept and names the deleted contact says so, until another is chosen", async () => {
  const page = await company.pageOf(mill.clerk, { address: `/orders/new?draft=${draftId}` });
  await page.getByText("个人信息已删除").waitFor();
  expect(await page.getByText(contactId).count()).toBe(0);
  await looksGood(page, "entry-erased");
  await page.getByLabel("联系人", { exact: true }).first().click();
  await page.getByTitle(/^李敏/).click();
  await page.getByText("个人信息已删除").first().waitFor({ state: "hidden" });
});

test("whoever left loses telephone, e-mail and account at the page of people; his name stays", async () => {
  const { revision } = await mill.admin.ask(readPerson, { personId: mill.quality.id });
  await mill.admin.ask(setPersonState, { personId: mill.quality.id, state: "left", expectedVersion: revision });
  const page = await company.pageOf(mill.admin, { address: `/people/${mill.quality.id}` });
  await page.getByRole("button", { name: "删除个人信息" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("理由").fill("本人来函要求删除");
  await looksGood(page, "erase-person");
  await dialog.getByRole("button", { name: "删除个人信息" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("个人信息已删除").first().waitFor();
  await expect.poll(() => page.getByText("@example.com").count(), { timeout: 10_000 }).toBe(0);
  await page.getByRole("heading", { name: /^quality/ }).waitFor();
  await looksGood(page, "person-erased");
});

test("who answers neither for the customers nor for the system is offered no deletion", async () => {
  const page = await company.pageOf(mill.clerk, { address });
  await page.getByRole("button", { name: "编辑 李敏" }).waitFor();
  expect(await page.getByRole("button", { name: /个人信息/ }).count()).toBe(0);
  expect(company.faults).toEqual([]);
});
