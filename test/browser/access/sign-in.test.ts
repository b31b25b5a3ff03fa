import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { invitePerson, signInBase } from "../../../contract/people.ts";
import { ssoBackChannelPath } from "../../../contract/sso.ts";
import { readSecurity, setSecurity } from "../../../contract/security.ts";
import { newSecret } from "../../../server/modules/people/index.ts";
import { totpAt } from "../../../server/modules/people/totp.ts";
import { freePort } from "../../support/free-port.ts";
import { identityProvider } from "../../support/identity-provider.ts";
import { enterAs, openCompany } from "../steps/company.ts";
import { visit } from "../steps/going.ts";
import { look, widths } from "../steps/look.ts";

const providerPort = await freePort();
const company = await openCompany({ ssoHosts: [`127.0.0.1:${providerPort}`] });
let email: string;
const password = "correct horse 电池 staple";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const bytesOf = (secret: string) => Buffer.from(Array.from(secret, (sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("").match(/.{8}/g)!.map((eight) => Number.parseInt(eight, 2)));

beforeAll(async () => {
  const { admin, clerk } = company.mill;
  const invitation = newSecret();
  await admin.ask(invitePerson, { personId: clerk.id, invitation });
  const page = await company.stranger(widths.desk);
  const joined = await page.request.post(`${signInBase}/invitation`, { data: { invitation, password } });
  ({ email } = (await joined.json()) as { email: string });
  await company.leave(page);
});

async function signIn(page: Page, word = password): Promise<void> {
  await page.goto("/sign-in?next=/me/security");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(word);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test("a person sets up a second factor, and the next sign-in asks for its code", async () => {
  const page = await company.stranger(widths.desk);
  const faults: string[] = [];
  await signIn(page);
  await page.getByRole("button", { name: "设置两步验证" }).waitFor();
  faults.push(...(await look(page, "security")));
  await page.getByRole("button", { name: "设置两步验证" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("密码", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "下一步" }).click();
  const secret = (await dialog.locator("code").innerText()).replaceAll(" ", "");
  faults.push(...(await look(page, "enrol")));
  await dialog.getByLabel("验证码").fill(totpAt(bytesOf(secret), company.house.clock.now()));
  await dialog.getByRole("button", { name: "启用" }).click();
  await dialog.getByRole("button", { name: "复制恢复码" }).waitFor();
  faults.push(...(await look(page, "recovery")));
  const recovery = await dialog.locator("li code").first().innerText();
  await dialog.getByRole("button", { name: "已保存，继续" }).click();
  await page.getByText("已启用").waitFor();

  const phone = await company.stranger(widths.phone);
  await signIn(phone);
  await phone.getByLabel("验证码").waitFor();
  faults.push(...(await look(phone, "code")));
  await phone.reload();
  await phone.getByLabel("验证码").fill("000000");
  await phone.getByRole("button", { name: "继续" }).click();
  await phone.getByText("验证码不正确或已使用").waitFor();
  await phone.getByLabel("验证码").fill(recovery);
  await phone.getByRole("button", { name: "继续" }).click();
  await phone.getByText("已启用").waitFor();
  faults.push(...(await look(phone, "security")));
  expect(faults).toEqual([]);
});

test("a forgotten password is set by the link in the mailbox", async () => {
  const page = await company.stranger(widths.phone);
  const faults: string[] = [];
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await page.getByRole("heading", { name: "忘记密码" }).waitFor();
  await page.getByLabel("邮箱").fill(email);
  faults.push(...(await look(page, "forgot")));
  await page.getByRole("button", { name: "发送链接" }).click();
  await page.getByText("链接已寄出").waitFor();
  const [mail] = await company.house.asOwner("select text from notices.mails where kind = 'passwordForgotten' order by queued_at desc limit 1");
  await page.goto(/http\S+#\S+/.exec(String(mail?.["text"]))![0]);
  await page.getByLabel("新密码").fill("1qaz2wsx3edc");
  expect(page.url()).not.toContain("#");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.getByText("该密码过于常见").waitFor();
  faults.push(...(await look(page, "reset")));
  await page.getByLabel("新密码").fill("umbrella seventeen 雨伞");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.getByText("密码已更新").waitFor();
  await signIn(page, "umbrella seventeen 雨伞");
  await page.getByLabel("验证码").waitFor();
  expect(faults).toEqual([]);
});

test("an administrator finds in the audit what happened, and requires a second factor of a role", async () => {
  const faults: string[] = [];
  for (const width of [widths.phone, widths.desk]) {
    const page = await company.stranger(width);
    await enterAs(page, "admin", "/audit");
    await page.getByText("启用两步验证").first().waitFor();
    faults.push(...(await look(page, "audit")));
    await visit(page, "/security");
    await page.getByRole("heading", { name: "单点登录" }).waitFor();
    faults.push(...(await look(page, "company-security")));
    if (width === widths.phone) continue;
    await page.getByRole("button", { name: "编辑" }).first().click();
    await page.getByRole("dialog").getByLabel("必须使用两步验证的角色").click();
    await page.keyboard.type("财务");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByText("登录要求已保存").waitFor();
    await visit(page, `/people/${company.mill.clerk.id}`);
    await page.getByRole("button", { name: "重置两步验证" }).waitFor();
    faults.push(...(await look(page, "person")));
  }
  expect(faults).toEqual([]);
});

test("a keeper shows one phone with a reason", async () => {
  const page = await company.stranger(widths.desk);
  await enterAs(page, "warehouse", `/customers/${company.mill.customer.id}`);
  await page.getByText("138****4321").waitFor();
  await page.getByRole("button", { name: "查看 李敏 的电话" }).click();
  await page.getByLabel("理由").fill("货已到,司机联系不上");
  await page.getByRole("dialog").getByRole("button", { name: "查看" }).click();
  await page.getByRole("link", { name: "13887654321" }).waitFor();
  expect(await look(page, "unmask")).toEqual([]);
});

test("an administrator sets up single sign-on, a person comes in through the provider to where he wanted, and whoever leaves one leaves both", async () => {
  const client = { client_id: "gendan", client_secret: "a-secret-of-thirty-two-characters", redirect_uris: [`${company.base}/sso`], post_logout_redirect_uris: [`${company.base}/sign-in`], backchannel_logout_uri: `${company.base}${signInBase}${ssoBackChannelPath(company.mill.companyId)}`, backchannel_logout_session_required: true };
  const provider = await identityProvider({ port: providerPort, clients: [client], accounts: { known: { email, email_verified: true }, unknown: { email: "nobody@papermill.example", email_verified: true } } });
  const faults: string[] = [];
  const admin = await company.stranger(widths.desk);
  await enterAs(admin, "admin", "/security");
  await admin.getByRole("button", { name: "设置", exact: true }).click();
  const dialog = admin.getByRole("dialog");
  const given = { 登录按钮文字: "澄江纸品 统一登录", "身份提供方地址（issuer）": "https://169.254.169.254", "客户端 ID": client.client_id, 客户端密钥: client.client_secret };
  for (const [label, value] of Object.entries(given)) await dialog.getByLabel(label).fill(value);
  await dialog.getByText("提供方已做两步验证").click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("不能访问该身份提供方地址").first().waitFor();
  faults.push(...(await look(admin, "sso-settings")));
  await dialog.getByLabel("身份提供方地址（issuer）").fill(provider.issuer);
  await dialog.getByRole("button", { name: "保存" }).click();
  await admin.getByText("登录要求已保存").waitFor();
  await admin.getByText(client.backchannel_logout_uri).waitFor();
  faults.push(...(await look(admin, "sso-set")));

  const come = async (page: Page, account: string) => {
    await page.goto("/sign-in?next=/me/security");
    await page.getByRole("button", { name: "澄江纸品 统一登录" }).waitFor();
    faults.push(...(await look(page, "sign-in-ways")));
    await page.getByRole("button", { name: "澄江纸品 统一登录" }).click();
    await page.waitForURL((url) => url.origin === provider.issuer);
    await page.getByLabel("Account").fill(account);
    await page.getByRole("button", { name: "Continue" }).click();
  };
  const phone = await company.stranger(widths.phone);
  await come(phone, "unknown");
  await phone.getByText("本公司没有与此账号对应的在职人员").waitFor();
  expect(phone.url()).toBe(`${company.base}/sso`);
  faults.push(...(await look(phone, "sso-refused")));
  const page = await company.stranger(widths.desk);
  await come(page, "known");
  await page.waitForURL(`${company.base}/me/security`);
  await page.getByRole("heading", { name: "登录会话" }).waitFor();
  faults.push(...(await look(page, "sso-in")));
  // Signed out at the provider, in another tab: the page that stands here goes by itself.
  const tab = await page.context().newPage();
  await tab.goto(`${provider.issuer}/session/end`);
  await tab.getByRole("button", { name: /^Yes/ }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in", { timeout: 10_000 });
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  await tab.close();
  await come(page, "known");
  await page.waitForURL(`${company.base}/me/security`);
  await page.getByRole("button", { name: /^salesClerk/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL((url) => url.origin === provider.issuer && url.pathname === "/session/end");
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  expect(faults).toEqual([]);
});

test("when the company has passwords changed, a person chooses another one and lands where he wanted", async () => {
  const { admin, salesperson } = company.mill;
  const invitation = newSecret();
  await admin.ask(invitePerson, { personId: salesperson.id, invitation });
  const page = await company.stranger(widths.phone);
  const joined = (await (await page.request.post(`${signInBase}/invitation`, { data: { invitation, password } })).json()) as { email: string };
  const { secondFactorRoles, revision } = await admin.ask(readSecurity, {});
  await admin.ask(setSecurity, { secondFactorRoles, passwordProfile: "gbt22239", expectedRevision: revision });
  const faults: string[] = [];
  await page.goto("/sign-in?next=/me/security");
  await page.getByLabel("邮箱").fill(joined.email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByLabel("新密码").fill("kx7mq");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.getByText("密码须含大写字母、小写字母、数字、符号中的至少 3 类").waitFor();
  faults.push(...(await look(page, "password-due")));
  await page.getByLabel("新密码").fill("Kx7#mq2!");
  await page.getByRole("button", { name: "保存新密码" }).click();
  await page.waitForURL("**/me/security");
  await page.getByText("每 90 天更换").waitFor();
  expect(faults).toEqual([]);
});
