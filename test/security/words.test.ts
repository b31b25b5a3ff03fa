import { unzipSync } from "fflate";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { getCustomer } from "../../contract/customers.ts";
import { createCustomer, approveCustomer, setCredit, unmaskContact } from "../../contract/customer-commands.ts";
import { writeComment } from "../../contract/comments.ts";
import { downloadFile } from "../../contract/files.ts";
import { listMailbox, readMail } from "../../contract/notices.ts";
import { readOrder } from "../../contract/orders.ts";
import { downloadOrderFile } from "../../contract/order-file.ts";
import { listPapers } from "../../contract/papers-api.ts";
import { editPerson, issuePersonalToken, readPerson, setRoles, tokenText } from "../../contract/people.ts";
import { listAudit, recordExport, setSecurity } from "../../contract/security.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { issueToken, newSecret } from "../../server/modules/people/index.ts";
import { readPdf } from "../../server/modules/papers/pdf-text.fixture.ts";
import { sql } from "../../server/platform/db.ts";
import { type Colleague, testHouse, type TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const templates = ["{{7*7}}", "${7*7}", "<%=7*7%>", '#eval("7*7")', "#{7*7}", "*b*_i_", "$x^2$", "{name}", "\\u{41}", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "@import", "//"] as const;
const typed = templates.join(" ");
const secretPhone = "13800994321";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let orderId: string;
let reviewed: string;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江纸品", { demo: true });
  life = lifeOf(house, mill);
  const { id, revision } = await mill.clerk.ask(createCustomer, {
    name: `鑫达 ${typed.slice(0, 90)}`, shortName: "{{7*7}}<b>x", uscc: null, grade: "B", salespersonId: mill.salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!, remark: typed,
    contacts: [{ name: "${7*7}<script>alert(1)</script>", phones: [secretPhone], emails: ["limin@example.com"], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "#{7*7}", district: "<i>", detail: `北京路 ${typed.slice(0, 100)}`, receiver: 0 }],
  });
  await mill.director.ask(approveCustomer, { id, expectedRevision: revision });
  const approved = await mill.clerk.ask(getCustomer, { id });
  await mill.finance.ask(setCredit, { id, expectedRevision: approved.revision, creditLimit: "50000" });
  const originals = [await mill.clerk.upload(Buffer.from("%PDF-1.4 订货函"), "../../../../tmp/gendan-evil.pdf"), await mill.clerk.upload(Buffer.from("%PDF-1.4 b"), "<img src=x onerror=alert(1)>.pdf"), await mill.clerk.upload(Buffer.from("%PDF-1.4 c"), "CON.pdf")];
  const place = { customerId: id, contactId: approved.contacts[0]!.id, addressId: approved.addresses[0]!.id, remarks: `${typed} 电话 ${secretPhone}`, channelNote: typed };
  orderId = await life.confirm({ ...place, originals });
  reviewed = await life.submit({ ...place, given: { name: typed.slice(0, 100), address: typed }, specialNeeds: { packaging: typed } });
  await life.decide(reviewed, "preliminary", mill.director, { statement: typed });
  await mill.clerk.ask(writeComment, { kind: "order", id: orderId, text: `${typed} ${secretPhone}` });
}, 90_000);

async function fetched(who: Colleague, path: string) {
  const secret = newSecret();
  await house.act(mill.companyId, (c) => issueToken(c, { name: "download", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), personId: who.id }));
  return house.house.app.inject({ method: "GET", url: `/api/v1${path}`, headers: { authorization: `Bearer ${tokenText(mill.companyId, secret)}` } });
}
const archive = async (who: Colleague) => unzipSync(new Uint8Array((await fetched(who, downloadOrderFile.path.replace(":orderId", orderId))).rawPayload));
const squeezed = (text: string) => text.replaceAll(/[\s\u200b\u00ad]/g, "");

describe("[S6] what people typed comes out as they typed it", () => {
  test("in every paper, whatever a template would make of it", async () => {
    const papers = (await Promise.all([orderId, reviewed].map((id) => mill.clerk.ask(listPapers, { kind: "order", id })))).flat();
    const texts: string[] = [];
    for (const { id } of papers) texts.push(squeezed((await readPdf((await fetched(mill.clerk, `/papers/${id}/pdf`)).rawPayload)).map(({ text }) => text).join("")));
    const all = texts.join("");
    expect(papers.length).toBeGreaterThan(2);
    expect(templates.filter((each) => !all.includes(squeezed(each)))).toEqual([]);
  });

  test("in letters, as words and never as markup", async () => {
    const { rows } = await mill.clerk.ask(listMailbox, {});
    const mails = await Promise.all(rows.map(({ id }) => mill.clerk.ask(readMail, { mailId: id })));
    expect(mails.length).toBeGreaterThan(0);
    const markup = mails.map(({ html }) => html).join("");
    expect(markup).toContain("${7*7}&lt;script&gt;");
    expect(markup).not.toMatch(/<script|<img|<b>x/);
  });
});

describe("[S8] names of files", () => {
  test("are names and no paths: nothing lies outside the store, where all is called by its hash", async () => {
    const all = readdirSync(join(house.dataDir, "files"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(all.filter((name) => !/^[\da-f]{64}$/.test(name))).toEqual([]);
    const { originals } = await mill.clerk.ask(readOrder, { orderId });
    for (const fileId of originals) {
      const { headers, statusCode } = await fetched(mill.clerk, downloadFile.path.replace(":fileId", fileId));
      expect([statusCode, headers["content-security-policy"], headers["x-content-type-options"], String(headers["content-disposition"]).startsWith("attachment; filename=")]).toEqual([200, "default-src 'none'; sandbox", "nosniff", true]);
      expect(String(headers["content-disposition"])).not.toMatch(/[\r\n/\\]|\.\./);
    }
    for (const name of ["..\\..\\x.pdf", "a\u0000.pdf", "/etc/passwd.pdf", "a%2f..%2fb.pdf", `${"长".repeat(300)}.pdf`, ".htaccess", "..", "a\r\nx-evil: 1.pdf", "x\u202egpj.exe.pdf"]) {
      const kept = await mill.clerk.upload(Buffer.from("%PDF-1.4 d"), name.replaceAll(/[\r\n]/g, "")).catch(() => undefined);
      if (!kept) continue;
      const shown = JSON.stringify((await mill.clerk.sendText("GET", `/files/${kept}`)).json);
      expect(shown).not.toMatch(/\.\.\/|\\\\|\u202e|\\u0000/);
    }
  });

  test("in the archive of an order stay within its folder, and are none that a system keeps for itself", async () => {
    const paths = Object.keys(await archive(mill.clerk));
    expect(paths.filter((path) => /^\/|\.\.|\\|[<>:"|?*\p{Cc}]/u.test(path))).toEqual([]);
    expect(paths.map((path) => basename(path)).filter((name) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name) || /[. ]$/.test(name))).toEqual([]);
    expect(paths.length).toBeGreaterThan(8);
  });

  test("and no page or picture that a browser would run is kept at all", async () => {
    const bodies: [string, string][] = [["x.svg", "<svg onload=alert(1)>"], ["x.html", "<script>alert(1)</script>"], ["x.xml", "<?xml version='1.0'?><a/>"], ["x.js", "alert(1)"], ["x.pdf", "<html>"], ["x.png", "<svg>"]];
    for (const [name, body] of bodies) await expect(mill.clerk.upload(Buffer.from(body), name)).rejects.toThrow(/fileKindNotAllowed/);
  });
});

describe("[S7] the page inside an order's archive", () => {
  test("shows what people typed as words, and runs nothing", async () => {
    const page = Buffer.from((await archive(mill.clerk))["index.html"]!).toString();
    expect(page).toContain("{{7*7}}");
    expect(page).not.toMatch(/<script|<img|<b\b|javascript:/);
  });
});

describe("[S17] a phone", () => {
  test("stands in the archive for whoever must call, and in nobody else's", async () => {
    const found = async (who: Colleague) => Object.entries(await archive(who)).filter(([path, bytes]) => !path.endsWith(".pdf") && Buffer.from(bytes).includes(secretPhone)).map(([path]) => path);
    expect(await found(mill.finance)).toEqual([]);
    expect((await found(mill.clerk)).length).toBeGreaterThan(0);
  });
});

describe("[S18] what an auditor looks for", () => {
  test("is on record: roles, tokens, exports, phones uncovered, settings, what was denied, and sign-ins that failed", async () => {
    const { admin, clerk, planner } = mill;
    const { revision } = await admin.ask(readPerson, { personId: planner.id });
    await admin.ask(setRoles, { personId: planner.id, roles: ["planner", "engineer"], expectedVersion: revision });
    await clerk.ask(issuePersonalToken, { name: "x", secret: newSecret(), expiresAt: new Date(house.clock.now().getTime() + 86_400_000) });
    await clerk.ask(recordExport, { list: "orders", rows: 3 });
    await mill.finance.ask(unmaskContact, { id: mill.customer.id, contactId: mill.customer.contacts[0]!.id, reason: "催款" });
    await admin.ask(setSecurity, { secondFactorRoles: [], expectedRevision: 0 });
    await planner.refused(editPerson, { personId: clerk.id, name: "x", jobTitle: "", phone: "", language: "zh-CN", expectedVersion: 1 });
    const kinds = new Set<string>();
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await admin.ask(listAudit, { limit: 200, ...(cursor && { cursor }) });
      for (const { what } of page.rows) kinds.add(what);
      cursor = page.next;
    }
    expect([...kinds]).toEqual(expect.arrayContaining(["rolesSet", "tokenIssued", "exported", "unmasked", "securitySet", "accessDenied"]));
  });

  test("is changed and taken away by nobody, the program itself included; and shown to administrators alone", async () => {
    const tries = [sql`update people.audit set what = 'x'`, sql`delete from people.audit`, sql`truncate people.audit`, sql`update journal.entries set body = 'x'`, sql`delete from journal.entries`];
    for (const each of tries) await expect(house.house.db.inCompany(mill.companyId, (tx) => tx.run(each))).rejects.toThrow();
    for (const who of [mill.clerk, mill.director, mill.finance]) expect((await who.refused(listAudit, {})).status).toBe(403);
  });
});
