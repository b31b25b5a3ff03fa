import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "../../platform/db.ts";
import { isRefused } from "../../platform/refusal.ts";
import { house, pdfBytes, pngBytes } from "./house.fixture.ts";
import { attachFiles, sweepOrphans } from "./index.ts";

const limit = 200_000;
const orderId = "0199a000-0000-7000-8000-000000000001";
const toOrder = `?kind=order&id=${orderId}`;
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

let h: Awaited<ReturnType<typeof house>>;
beforeAll(async () => {
  h = await house({ limit });
  h.person("clerk", ["salesClerk"]);
  h.person("keeper", ["warehouse"]);
  h.person("stranger", ["salesClerk"], { companyId: "2" });
  h.person("customer", [], { kind: "link", linkServes: "use", linkId: randomUUID(), subject: { kind: "order", id: orderId }, permissions: new Map([["link.confirm", "own"]]) });
  await h.open();
});

/** Every file below the store's folder, by its path there. */
const onDisk = (folder = h.folder): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile());
const rows = () => h.asOwner("select count(*)::int as count from files.files");

test("an upload is kept byte for byte under its hash and comes back as an attachment that no browser runs", async () => {
  const bytes = pdfBytes("采购单");
  const sent = await h.upload("clerk", { bytes, name: "采购单.pdf", to: toOrder });
  expect(sent.statusCode).toBe(200);
  const file = sent.json<{ id: string }>();
  expect(file).toMatchObject({ name: "采购单.pdf", mediaType: "application/pdf", size: bytes.length, sha256: hashOf(bytes), subject: { kind: "order", id: orderId }, uploadedByName: "clerk" });
  const got = await h.ask("keeper", { url: `/files/${file.id}/content` });
  expect(got.rawPayload.equals(bytes)).toBe(true);
  expect(got.headers).toMatchObject({ "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "content-type": "application/pdf" });
  expect(got.headers["content-disposition"]).toBe(`attachment; filename="___.pdf"; filename*=UTF-8''${encodeURIComponent("采购单.pdf")}`);
  expect((await h.ask("keeper", { url: `/subjects/order/${orderId}/files` })).json()).toHaveLength(1);
  // What is sent is sent once: the log has nothing to warn of.
  expect(h.logged.filter(({ level }) => level > 30)).toEqual([]);
});

describe("Names never touch a path", () => {
  test.each([
    ["../../../etc/passwd.pdf", "passwd.pdf"], ["..\\\\..\\\\windows\\\\order.pdf", "order.pdf"], ["/absolute/order.pdf", "order.pdf"], ["%2e%2e%2forder.pdf", "%2e%2e%2forder.pdf"],
    ["..pdf", "pdf"], ["CON.pdf", "CON.pdf"], ["invoice\u202efdp.pdf", "invoicefdp.pdf"], [`${"长".repeat(300)}.pdf`, `${"长".repeat(196)}.pdf`],
  ])("%s", async (name, shown) => {
    const before = onDisk().length;
    const bytes = pdfBytes(name);
    const sent = await h.upload("clerk", { bytes, name });
    expect(sent.json()).toMatchObject({ name: shown });
    expect(onDisk()).toContain(join("1", hashOf(bytes).slice(0, 2), hashOf(bytes).slice(2, 4), hashOf(bytes)));
    expect(onDisk()).toHaveLength(before + 1);
  });
});

describe("What is inside counts, not what it is called", () => {
  const page = Buffer.from("<html><script>alert(1)</script></html>");
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  test.each([
    ["a page called a picture", page, "photo.png"], ["a drawing with a script", drawing, "drawing.svg"], ["a page", page, "order.html"], ["a page without an ending", page, "order"],
    ["a program called a PDF", Buffer.from("MZ\u0090\u0000program"), "order.pdf"], ["a picture called a table", pngBytes, "order.xlsx"], ["bytes called text", Buffer.from([1, 2, 0, 3]), "order.txt"],
  ])("%s is refused and leaves nothing", async (_case, bytes, name) => {
    const before = onDisk();
    const sent = await h.upload("clerk", { bytes, name });
    expect([sent.statusCode, sent.json<{ code: string }>().code]).toEqual([422, "fileKindNotAllowed"]);
    expect(onDisk()).toEqual(before);
  });
  test("a picture, a table and Chinese text are taken", async () => {
    const table = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(20)]);
    const sent = [await h.upload("clerk", { bytes: pngBytes, name: "签章.png" }), await h.upload("clerk", { bytes: table, name: "订单.XLSX" }), await h.upload("clerk", { bytes: Buffer.from("单号,数量\n1,2\n"), name: "订单.csv" })];
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  });
  test("an empty file is refused", async () => {
    expect((await h.upload("clerk", { bytes: Buffer.alloc(0), name: "order.pdf" })).json()).toMatchObject({ code: "fileMissing" });
  });
});

describe("A file over the limit leaves nothing", () => {
  test("when its size is announced it is refused before it is read", async () => {
    const before = [onDisk(), await rows()];
    const sent = await h.upload("clerk", { bytes: Buffer.concat([pdfBytes(), Buffer.alloc(limit * 2, 0x20)]), name: "order.pdf" });
    expect([sent.statusCode, sent.json<{ code: string }>().code]).toEqual([413, "fileTooLarge"]);
    expect([onDisk(), await rows()]).toEqual(before);
  });
  test("when only its bytes tell", async () => {
    const before = [onDisk(), await rows()];
    const sent = await h.upload("clerk", { bytes: Buffer.concat([pdfBytes(), Buffer.alloc(limit, 0x20)]), name: "order.pdf" });
    expect(sent.statusCode).toBe(413);
    expect([onDisk(), await rows()]).toEqual(before);
  });
  test("exactly the limit is taken", async () => {
    expect((await h.upload("clerk", { bytes: Buffer.from(pdfBytes().toString().padEnd(limit, " ")), name: "order.pdf" })).statusCode).toBe(200);
  });
});

describe("Who may see a file", () => {
  test("another company finds nothing, nor does anybody without signing in", async () => {
    const { id } = (await h.upload("clerk", { bytes: pdfBytes("ours"), name: "ours.pdf", to: toOrder })).json<{ id: string }>();
    for (const url of [`/files/${id}`, `/files/${id}/content`]) expect((await h.ask("stranger", { url })).statusCode).toBe(404);
    expect((await h.ask("", { url: `/files/${id}/content` })).statusCode).toBe(401);
    expect((await h.ask("stranger", { url: `/subjects/order/${orderId}/files` })).json()).toEqual([]);
  });
  test("what belongs to nothing yet is its uploader's alone, until a document takes it", async () => {
    const { id } = (await h.upload("clerk", { bytes: pdfBytes("loose"), name: "loose.pdf" })).json<{ id: string }>();
    const seenBy = async (who: string) => (await h.ask(who, { url: `/files/${id}` })).statusCode;
    expect([await seenBy("clerk"), await seenBy("keeper")]).toEqual([200, 404]);
    const attach = (actor: string, subject: { kind: string; id: string }) => h.pipeline.act(h.person(actor, ["salesClerk"], actor === "clerk" ? { id: uploader } : {}), (context) => attachFiles(context, { fileIds: [id], subject }));
    const uploader = (await h.asOwner("select uploaded_by from files.files where id = $1", [id]))[0]!.uploaded_by as string;
    expect(isRefused(await attach("another", { kind: "order", id: orderId }))).toBe(true);
    expect(await attach("clerk", { kind: "order", id: orderId })).toMatchObject([{ id, subject: { id: orderId } }]);
    expect(await seenBy("keeper")).toBe(200);
    expect(isRefused(await attach("clerk", { kind: "order", id: randomUUID() }))).toBe(true);
  });
  test("the holder of a link sees what came through it, and nothing else of its subject", async () => {
    const { id } = (await h.upload("clerk", { bytes: pdfBytes("internal"), name: "internal.pdf", to: toOrder })).json<{ id: string }>();
    const own = (await h.upload("customer", { bytes: pngBytes, name: "a.png" })).json<{ id: string }>();
    const status = async (fileId: string) => (await h.ask("customer", { url: `/files/${fileId}/content` })).statusCode;
    expect([await status(id), await status(own.id)]).toEqual([404, 200]);
  });
  test("nobody uploads to what he may not see", async () => {
    expect((await h.upload("clerk", { bytes: pdfBytes(), name: "a.pdf", to: `?kind=secret&id=${orderId}` })).statusCode).toBe(404);
  });
  test("the holder of a link adds to his own subject only, and not without end", async () => {
    expect((await h.upload("customer", { bytes: pdfBytes("c"), name: "a.pdf", to: `?kind=order&id=${randomUUID()}` })).statusCode).toBe(404);
    expect((await h.upload("customer", { bytes: pdfBytes("c"), name: "a.pdf" })).json()).toMatchObject({ subject: { kind: "order", id: orderId } });
    for (let i = 0; i < 20; i += 1) await h.upload("customer", { bytes: pdfBytes(`c${i}`), name: "a.pdf" });
    expect((await h.upload("customer", { bytes: pdfBytes("more"), name: "a.pdf" })).json()).toMatchObject({ code: "tooManyFiles" });
  });
});

test("the same key uploads once and answers the same; without a key nothing is taken", async () => {
  const file = { bytes: pdfBytes("twice"), name: "twice.pdf", key: "upload-0001" };
  const [one, two] = [await h.upload("clerk", file), await h.upload("clerk", file)];
  expect(two.json()).toEqual(one.json());
  expect(two.headers["idempotency-replayed"]).toBe("true");
  expect((await h.upload("clerk", { ...file, bytes: pdfBytes("other") })).json()).toMatchObject({ code: "idempotencyKeyReused" });
  expect((await h.upload("clerk", { ...file, key: "short" })).json()).toMatchObject({ code: "idempotencyKeyMissing" });
});

test("bytes that were changed on the disk are not handed out", async () => {
  const { id, sha256 } = (await h.upload("clerk", { bytes: pdfBytes("evidence"), name: "e.pdf", to: toOrder })).json<{ id: string; sha256: string }>();
  const path = join(h.folder, "1", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = bytes.at(-1)! ^ 1;
  writeFileSync(path, bytes);
  expect((await h.ask("clerk", { url: `/files/${id}/content` })).json()).toMatchObject({ code: "fileDamaged" });
});

test("the application's role cannot take evidence away or rewrite what is known of it", async () => {
  for (const text of ["delete from files.files", "update files.files set sha256 = 'x'"])
    await expect(h.database.inCompany("1", async (tx) => tx.run(sql.raw(text)))).rejects.toThrow(/permission denied/);
});

test("a crash between the bytes and their row leaves an orphan, which the sweep removes; files that are known stay", async () => {
  const sweep = (companyId: string, olderThanMs?: number) => sweepOrphans({ database: h.database, store: h.store, companyId, olderThanMs });
  const orphan = await h.store.put("1", pdfBytes("orphan"));
  const halfUploaded = join(h.folder, "aside", randomUUID());
  writeFileSync(halfUploaded, "%PDF-");
  expect(await sweep("1")).toBe(0);
  const twoHoursAgo = new Date(Date.now() - 7_200_000);
  const all = onDisk();
  const known = (await h.asOwner("select count(distinct sha256)::int as count from files.files"))[0]!.count as number;
  for (const path of all) utimesSync(join(h.folder, path), twoHoursAgo, twoHoursAgo);
  expect(await sweep("2")).toBe(1);
  // Uploads that were refused after their bytes had come are orphans as well.
  expect(await sweep("1")).toBe(all.length - 1 - known);
  expect(await h.store.isSound("1", orphan.sha256)).toBe(false);
  expect(onDisk()).toHaveLength(known);
});

test("bytes that somebody uploads again while the sweep is about to remove them stay", async () => {
  const kept = await h.store.put("1", pdfBytes("again"));
  expect(await h.store.remove("1", kept.sha256, Date.now() - 60_000)).toBe(false);
  expect(await h.store.isSound("1", kept.sha256)).toBe(true);
});

test("a body without an announced size is cut off at the limit, long before all of it was sent", async () => {
  const address = await h.listen();
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n')),
    pull: (stream) => {
      sent += chunk.length;
      if (sent > 200 * 1024 * 1024) stream.close();
      else stream.enqueue(chunk);
    },
  });
  const before = onDisk();
  const headers = { "content-type": "multipart/form-data; boundary=b", "x-who": "clerk", "idempotency-key": randomUUID() };
  const status = await fetch(`${address}/api/v1/files`, { method: "POST", body, headers, duplex: "half" }).then((answer) => answer.status, () => "cut off");
  expect([413, "cut off"]).toContain(status);
  expect(sent).toBeLessThan(20 * 1024 * 1024);
  expect(onDisk()).toEqual(before);
});
