import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { readPerson } from "../../../contract/people.ts";
import { openCompany } from "../steps/company.ts";
import { visit } from "../steps/going.ts";
import { look, looksGood, widths } from "../steps/look.ts";

// 三员分立 at the screen: a company parts its administration, each of the three does his own part, and the pages say why the rest is not his.
const company = await openCompany();
const { admin, engineer, head, quality, clerk } = company.mill;
const nameOf = async ({ id }: { id: string }) => (await clerk.ask(readPerson, { personId: id })).name;
const named = { system: await nameOf(engineer), security: await nameOf(head), auditor: await nameOf(quality) };
const faults: string[] = [];

async function choose(dialog: Locator, label: string, ...words: string[]): Promise<void> {
  await dialog.getByLabel(label, { exact: true }).click();
  for (const word of words) {
    await dialog.page().keyboard.type(word);
    await dialog.page().keyboard.press("Enter");
  }
}
/** Why a button does nothing; empty for one that does, and until the page has heard how its house is administered. */
async function whyOff(page: Page | Locator, name: string): Promise<string> {
  const button = page.getByRole("button", { name, exact: true }).first();
  await button.waitFor();
  const by = await button.getAttribute("aria-describedby");
  if (!by || (await button.getAttribute("aria-disabled")) !== "true") return "";
  return (await page.locator(`[id="${by}"]`).textContent()) ?? "";
}
const goTo = async (page: Page, address: string, heading: string) => {
  await visit(page, address);
  await page.getByRole("heading", { name: heading, exact: true }).first().waitFor();
};
const menuOf = async (page: Page) => (await page.getByRole("navigation").first().getByRole("link").allInnerTexts()).map((text) => text.trim());
const only = (roles: string) => `您没有此权限；可由 ${roles} 操作。`;

test("an administrator parts the administration among three, and is none any more himself", async () => {
  // Each of them took up his account.
  for (const person of [engineer, head, quality]) await company.leave(await company.pageOf(person));
  const page = await company.pageOf(admin, { address: "/security" });
  await page.getByRole("button", { name: "启用三员分立" }).click();
  const dialog = page.getByRole("dialog");
  await expect.poll(() => whyOff(dialog, "启用三员分立")).toContain("系统管理员");
  await choose(dialog, "系统管理员", named.system);
  await choose(dialog, "安全管理员", named.system);
  await choose(dialog, "审计管理员", named.auditor);
  await dialog.getByRole("button", { name: "启用三员分立" }).click();
  await dialog.getByText("系统、安全、审计管理员须由三个人担任").first().waitFor();
  await choose(dialog, "安全管理员", named.security);
  await looksGood(page, "part-administration");
  await dialog.getByRole("button", { name: "启用三员分立" }).click();
  await page.getByText("您目前没有岗位").waitFor();
  await looksGood(page, "no-roles");
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL("**/sign-in");
});

let newcomer: string;
test("the system administrator keeps accounts and settings, gives nobody a role, and opens no way in for who has one", async () => {
  const page = await company.pageOf(engineer, { address: "/people" });
  await page.getByRole("button", { name: "添加人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("建账号时不授予岗位").waitFor();
  expect(await dialog.getByLabel("岗位", { exact: true }).count()).toBe(0);
  await dialog.getByLabel("姓名").fill("新来的");
  await dialog.getByLabel("邮箱").fill("newcomer@papermill.example");
  faults.push(...(await look(page, "add-without-role")));
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.waitForURL(/\/people\/[\w-]{36}$/);
  newcomer = page.url();
  await page.getByRole("heading", { name: "新来的" }).waitFor();
  await expect.poll(() => whyOff(page, "生成邀请链接")).toBe("");
  await expect.poll(async () => [await whyOff(page, "调整岗位"), await whyOff(page, "调整部门")]).toEqual([only("管理员、安全管理员"), only("管理员、安全管理员")]);
  await goTo(page, `/people/${clerk.id}`, await nameOf(clerk));
  // The button is there before the page knows how the company is parted.
  await expect.poll(() => whyOff(page, "生成邀请链接")).toContain("不能为已有岗位的人员开通登录");
  await expect.poll(() => whyOff(page, "调整岗位")).toBe(only("管理员、安全管理员"));
  await looksGood(page, "system-administrator-person");
  await goTo(page, `/people/${engineer.id}`, named.system);
  await expect.poll(async () => [await whyOff(page, "调整岗位"), await whyOff(page, "生成邀请链接")]).toEqual([only("管理员、安全管理员"), expect.stringContaining("不能为已有岗位的人员开通登录")]);
  await goTo(page, "/security", "三员分立");
  await expect.poll(async () => [await whyOff(page, "编辑"), await whyOff(page, "设置"), await whyOff(page, "结束三员分立")]).toEqual([only("管理员、安全管理员"), "", ""]);
  await looksGood(page, "system-administrator-security");
  expect(await menuOf(page)).not.toContain("安全审计");
  await visit(page, "/audit");
  await page.getByText("没有权限").first().waitFor();
});

test("the security administrator gives roles but none to himself, adds nobody, and finds nobody who may hold two of the three", async () => {
  const page = await company.pageOf(head, { address: newcomer });
  await page.getByRole("button", { name: "调整岗位" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "岗位", "质检");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("质检").first().waitFor();
  await expect.poll(async () => [await whyOff(page, "生成邀请链接"), await whyOff(page, "编辑"), await whyOff(page, "办理离职")]).toEqual(Array.from({ length: 3 }, () => only("管理员、系统管理员")));
  await goTo(page, `/people/${engineer.id}`, named.system);
  await page.getByRole("button", { name: "调整岗位" }).click();
  await dialog.getByText("须由三个人担任").waitFor();
  await choose(dialog, "岗位", "安全管理员");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("系统、安全、审计管理员须由三个人担任").last().waitFor();
  await looksGood(page, "roles-apart");
  await dialog.getByRole("button", { name: "取消" }).click();
  await goTo(page, `/people/${head.id}`, named.security);
  await expect.poll(async () => [await whyOff(page, "调整岗位"), await whyOff(page, "生成邀请链接")]).toEqual(["不能调整自己的岗位与部门，请另一位管理员操作。", only("管理员、系统管理员")]);
  await goTo(page, "/people", "人员");
  await expect.poll(() => whyOff(page, "添加人员")).toBe(only("管理员、系统管理员"));
  await goTo(page, "/security", "三员分立");
  await expect.poll(async () => [await whyOff(page, "编辑"), await page.getByRole("heading", { name: "单点登录" }).count()]).toEqual(["", 0]);
  await looksGood(page, "security-administrator-security");
  await goTo(page, "/me/security", "访问令牌");
  await expect.poll(() => whyOff(page, "新建服务令牌")).toContain("不能单独为程序签发带岗位的令牌");
  await visit(page, "/audit");
  await page.getByText("没有权限").first().waitFor();
});

test("the audit administrator reads what they did, and nothing else is his", async () => {
  const page = await company.pageOf(quality, { address: "/audit" });
  await page.getByRole("cell", { name: "启用三员分立" }).waitFor();
  await page.getByRole("cell", { name: "变更角色" }).first().waitFor();
  await looksGood(page, "audit-administrator");
  expect((await menuOf(page)).filter((entry) => !["工作台", "安全审计", "我的", "邮箱"].some((own) => entry.includes(own)))).toEqual([]);
  for (const address of ["/people", "/security", "/orders", `/people/${engineer.id}`]) {
    await visit(page, address);
    await page.getByText("没有权限").first().waitFor();
  }
  await visit(page, "/people");
  await expect.poll(() => whyOff(page, "添加人员")).toBe(only("管理员、系统管理员"));
  await visit(page, "/security");
  await expect.poll(() => whyOff(page, "编辑")).toBe(only("管理员、安全管理员"));
  await look(page, "audit-administrator-security");
});

test("it ends when one of two asks and the other agrees, never by one alone", async () => {
  const asks = await company.pageOf(head, { address: "/security" });
  const dialogOf = async (page: Page) => {
    await page.getByRole("button", { name: "结束三员分立" }).click();
    return page.getByRole("dialog");
  };
  await (await dialogOf(asks)).getByRole("button", { name: "申请结束" }).click();
  await asks.getByText(`${named.security}（安全管理员）已申请结束三员分立`).waitFor();
  const again = await dialogOf(asks);
  expect(await again.getByRole("button", { name: "同意结束" }).count()).toBe(0);
  await again.getByRole("button", { name: "取消" }).click();
  const agrees = await company.pageOf(engineer, { address: "/security", width: widths.phone });
  await agrees.getByText("已申请结束三员分立").waitFor();
  const dialog = await dialogOf(agrees);
  faults.push(...(await look(agrees, "agree-to-end")));
  await dialog.getByRole("button", { name: "同意结束" }).click();
  await agrees.getByText("未启用：管理员拥有全部管理权限").waitFor();
  await expect.poll(() => whyOff(agrees, "启用三员分立")).toBe("");
  expect([...faults, ...company.faults]).toEqual([]);
});
