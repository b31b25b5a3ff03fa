import { createHash, randomUUID } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Paper, Verification } from "../../../contract/papers-api.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";
import { isRefused } from "../../platform/refusal.ts";
import { house, pngBytes } from "../files/house.fixture.ts";
import { createPaperRenderer, papersRoom } from "./index.ts";
import { samples } from "./papers.fixture.ts";
import { readPdf } from "./pdf-text.fixture.ts";
import { localTime, signed } from "./sheets.ts";

const renderer = createPaperRenderer();
afterAll(() => renderer.close());
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const textOf = async (pdfBytes: Buffer): Promise<string> => (await readPdf(pdfBytes)).map(({ text }) => text).join("\n");
const unsigned = { ...samples.orderConfirmation, signatures: [{ role: "供方（签章）" }, { role: "客户（签章）" }] };

let h: Awaited<ReturnType<typeof house>>;
let papers: ReturnType<typeof papersRoom>;
beforeAll(async () => {
  h = await house();
  papers = papersRoom({ renderer, files: h.files, pipeline: () => h.pipeline, database: h.database, maySee: h.maySee });
  h.person("clerk", ["salesClerk"]);
  h.person("stranger", ["salesClerk"], { companyId: "2" });
  await h.open({ handlers: papers.routes, plugins: [papers.plugin] });
});

const clerk = () => h.person("clerk", ["salesClerk"]);
async function act<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const done = await h.pipeline.act(clerk(), work);
  if (isRefused(done)) throw new Error(JSON.stringify(done.refusals));
  return done;
}
const make = (orderId: string, snapshot = unsigned) => act((context) => papers.makePaper(context, { kind: "orderConfirmation", subject: { kind: "order", id: orderId }, snapshot }));
const pdf = (paperId: string, query = "", who = "clerk") => h.ask(who, { url: `/papers/${paperId}/pdf${query}` });
const verify = async (paperId: string) => (await h.ask("clerk", { url: `/papers/${paperId}/verification` })).json<Verification>();

describe("[00.3] a paper can be seen, downloaded as PDF and printed, and keeps its versions", () => {
  const orderId = randomUUID();
  test("it is seen as pages and downloaded as a PDF on both sizes and in another language", async () => {
    const { paperId, version } = await make(orderId);
    expect(version).toBe(1);
    const { pages } = (await h.ask("clerk", { url: `/papers/${paperId}/pages` })).json<{ pages: string[] }>();
    expect(pages[0]).toMatch(/^<svg/);
    const [a4, half, english] = [await pdf(paperId), await pdf(paperId, "?size=241x140"), await pdf(paperId, "?locale=en")];
    expect((await readPdf(a4.rawPayload))[0]).toMatchObject({ millimetres: [210, 297], text: expect.stringContaining("SO-2026-000128") as string });
    expect((await readPdf(half.rawPayload))[0]!.millimetres).toEqual([241, 140]);
    expect(await textOf(english.rawPayload)).toContain("Order Confirmation");
    expect(a4.headers["content-disposition"]).toContain(encodeURIComponent("订单确认函 OC-2026-000128 V1.pdf"));
  });

  test("a later version replaces it and both stay, archived with the order", async () => {
    await make(orderId, { ...unsigned, remark: "第二版" });
    const list = (await h.ask("clerk", { url: `/subjects/order/${orderId}/papers` })).json<Paper[]>();
    expect(list.map(({ version, superseded }) => [version, superseded])).toEqual([[2, false], [1, true]]);
    const texts = await Promise.all(list.map(async ({ id }) => textOf((await pdf(id)).rawPayload)));
    expect(texts.map((text) => text.includes("第二版"))).toEqual([true, false]);
    const files = (await h.ask("clerk", { url: `/subjects/order/${orderId}/files` })).json<{ mediaType: string }[]>();
    expect(files.length).toBeGreaterThanOrEqual(4);
    expect(new Set(files.map(({ mediaType }) => mediaType))).toEqual(new Set(["application/pdf"]));
  });

  test("papers made of one document at the same moment get versions of their own", async () => {
    const busy = randomUUID();
    const made = await Promise.all(Array.from({ length: 4 }, () => make(busy)));
    expect(made.map(({ version }) => version).sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  });

  test("the second print carries its mark, the first does not, and the archived bytes never do", async () => {
    const { paperId } = await make(randomUUID());
    const print = async () => (await h.ask("clerk", { method: "POST", url: `/papers/${paperId}/prints`, payload: {} })).json<{ print: number; mark: string | null }>();
    expect([await print(), await print()]).toMatchObject([{ print: 1, mark: null }, { print: 2, mark: "补打 第 1 次" }]);
    const [first, second, archived] = [await pdf(paperId, "?print=1"), await pdf(paperId, "?print=2"), await pdf(paperId)];
    expect(await textOf(second.rawPayload)).toContain("补打 第 1 次");
    expect(await textOf(first.rawPayload)).not.toContain("补打");
    expect(first.rawPayload.equals(archived.rawPayload)).toBe(true);
    expect((await pdf(paperId, "?print=3")).json()).toMatchObject({ code: "printUnknown" });
    const prints = await Promise.all(Array.from({ length: 4 }, print));
    expect(prints.map((one) => one.print).sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
  });
});

describe("Signatures", () => {
  test("[00.3] bind the hash of the facts, show on the print, and leave earlier archived bytes as they were", async () => {
    const orderId = randomUUID();
    const { paperId, hash } = await make(orderId);
    const before = await pdf(paperId);
    const picture = await act((context) => h.files.keepFile(context, { bytes: pngBytes, name: "签名.png", subject: { kind: "order", id: orderId } }));
    const signature = await act((context) => papers.signPaper(context, { paperId, role: "客户（签章）", name: "陈晓明", means: "手机页面签字", imageFileId: picture.id }));
    expect(signature).toMatchObject({ seq: 1, snapshotHash: hash, imageSha256: hashOf(pngBytes) });
    const after = await pdf(paperId);
    expect(await textOf(before.rawPayload)).not.toContain("手机页面签字");
    expect(await textOf(after.rawPayload)).toContain("手机页面签字");
    const found = await verify(paperId);
    expect(found).toMatchObject({ sound: true, snapshot: true, signatures: [{ seq: 1, sound: true }] });
    expect(found.renderings.map(({ signatures, sha256, printedAgain }) => [signatures, sha256, printedAgain])).toEqual([[0, hashOf(before.rawPayload), "same"], [1, hashOf(after.rawPayload), "same"]]);
  });

  test("fill the first empty box of their role, then add boxes, until none is left", () => {
    const row = { seq: 1, role: "客户（签章）", name: "陈晓明", means: "传真", imageSha256: null, signedBy: randomUUID(), signedAt: new Date("2026-03-11T16:30:00Z"), snapshotHash: "", hash: "" };
    const boxes = (count: number) => signed(unsigned, Array.from({ length: count }, () => row))?.signatures.map(({ name }) => name ?? "");
    expect(boxes(1)).toEqual(["", "陈晓明"]);
    expect(boxes(2)).toEqual(["", "陈晓明", "陈晓明"]);
    expect(boxes(8)).toBeUndefined();
    expect(localTime(row.signedAt, "2026-03-10T14:20:00+08:00")).toBe("2026-03-12T00:30:00+08:00");
  });
});

describe("Nothing in the archive changes unseen", () => {
  test("one changed byte of an archived PDF is found, and those bytes are not handed out", async () => {
    const { paperId } = await make(randomUUID());
    const { rawPayload } = await pdf(paperId);
    const sha256 = hashOf(rawPayload);
    const changed = Buffer.from(rawPayload);
    changed[200] = changed[200]! ^ 1;
    writeFileSync(join(h.folder, "1", sha256.slice(0, 2), sha256.slice(2, 4), sha256), changed);
    expect(await verify(paperId)).toMatchObject({ sound: false, snapshot: true, renderings: [{ archived: false, printedAgain: "same" }] });
    expect((await pdf(paperId)).json()).toMatchObject({ code: "paperBytesDiffer" });
  });

  test.each([
    ["facts", "update papers.papers set snapshot = replace(snapshot, '34728.90', '4728.90') where id = $1", { snapshot: false }],
    ["a signature", "update papers.signatures set name = '李四' where paper_id = $1", { snapshot: true, signatures: [{ sound: false }] }],
  ])("%s changed past the application are found", async (_case, plant, found) => {
    const { paperId } = await make(randomUUID());
    await act((context) => papers.signPaper(context, { paperId, role: "客户（签章）", name: "陈晓明", means: "传真" }));
    expect(await verify(paperId)).toMatchObject({ sound: true });
    await h.asOwner(plant, [paperId]);
    expect(await verify(paperId)).toMatchObject({ sound: false, ...found });
  });

  test("the application's role can rewrite nothing", async () => {
    for (const text of ["update papers.papers set snapshot = ''", "delete from papers.signatures", "update papers.renderings set sha256 = ''", "delete from papers.prints"])
      await expect(h.database.inCompany("1", (tx) => tx.run(sql.raw(text)))).rejects.toThrow(/permission denied/);
  });
});

test("readers at the same time get the same bytes, which are archived once", async () => {
  const { paperId } = await make(randomUUID());
  const all = await Promise.all(Array.from({ length: 5 }, () => pdf(paperId)));
  expect(new Set(all.map(({ rawPayload }) => hashOf(rawPayload))).size).toBe(1);
  expect(await h.asOwner("select count(*)::int as count from papers.renderings where paper_id = $1", [paperId])).toEqual([{ count: 1 }]);
});

test("another company sees neither a paper nor that there is one", async () => {
  const orderId = randomUUID();
  const { paperId } = await make(orderId);
  for (const url of [`/papers/${paperId}`, `/papers/${paperId}/pdf`, `/papers/${paperId}/pages`, `/papers/${paperId}/verification`]) expect((await h.ask("stranger", { url })).statusCode).toBe(404);
  expect((await h.ask("stranger", { url: `/subjects/order/${orderId}/papers` })).json()).toEqual([]);
  expect((await h.ask("clerk", { url: `/papers/${paperId}` })).json()).toMatchObject({ number: "OC-2026-000128", snapshot: { kind: "orderConfirmation" }, superseded: false });
  expect(readdirSync(h.folder)).not.toContain("2");
});
