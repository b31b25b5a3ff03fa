import { beforeAll, describe, expect, test } from "vitest";
import { unzipSync, zipSync } from "fflate";
import { downloadOrderFile, manifest as manifestSchema } from "../../contract/order-file.ts";
import { tokenText } from "../../contract/people.ts";
import { timeline } from "../../contract/views.ts";
import { issueToken, newSecret } from "../../server/modules/people/index.ts";
import { checkArchive } from "../../server/processes/order-file/check-archive.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
let orderId: string;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  const original = await mill.clerk.upload(Buffer.from("%PDF-1.4 订货函"), "订货函.pdf");
  orderId = await life.confirm({ originals: [original], given: { name: "昆明市盘龙区鑫达办公用品有限公司", phone: "13887654321" } });
  await life.ship(orderId);
  await life.sign(orderId, "一卷受潮");
  await life.invoice(orderId);
  await life.pay(orderId);
});

async function download(who: Colleague, id = orderId, language = "zh-CN") {
  const secret = newSecret();
  await house.act(mill.companyId, (c) => issueToken(c, { name: "download", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), personId: who.id }));
  const { statusCode, headers, rawPayload } = await house.house.app.inject({
    method: "GET", url: `/api/v1${downloadOrderFile.path.replace(":orderId", id)}`, headers: { authorization: `Bearer ${tokenText(mill.companyId, secret)}`, "accept-language": language },
  });
  return { statusCode, headers, bytes: new Uint8Array(rawPayload) };
}
const json = (files: Record<string, Uint8Array>, path: string): unknown => JSON.parse(Buffer.from(files[path]!).toString());

describe("the whole file of an order", () => {
  test("is one archive with papers, originals, evidence, data, the chained journal and a readable index", async () => {
    const { statusCode, headers, bytes } = await download(mill.clerk);
    expect([statusCode, headers["content-type"]]).toEqual([200, "application/zip"]);
    const files = unzipSync(bytes);
    const paths = Object.keys(files);
    expect(paths).toEqual(expect.arrayContaining([
      "index.html", "order.json", "versions.json", "journal.json", "timeline.json", "trace.json", "papers.json", "reviews.json", "confirmations.json", "deliveries.json", "duties.json", "cases.json", "originals/订货函.pdf", "manifest.json",
    ]));
    for (const kind of ["订单初步审核表", "订单审核意见汇总表", "订单确认函", "出库单", "签收单"]) expect(paths.some((path) => path.startsWith(`papers/${kind}`) && path.endsWith(".pdf"))).toBe(true);
    expect(Buffer.from(files["originals/订货函.pdf"]!).toString()).toBe("%PDF-1.4 订货函");
    expect(paths.some((path) => path.startsWith("evidence/") && path.endsWith(".png"))).toBe(true);
    const page = Buffer.from(files["index.html"]!).toString();
    expect(page).toContain("订单整单归档");
    expect(page).toContain("SY5750");
    expect(json(files, "cases.json")).toHaveLength(1);
  });

  test("verifies by itself, and tells of its own taking out", async () => {
    const { bytes } = await download(mill.clerk);
    const verdict = checkArchive(bytes);
    expect(verdict).toMatchObject({ holds: true });
    const { entries } = json(unzipSync(bytes), "journal.json") as { entries: { body: string; seq: string; hash: string }[] };
    expect(entries.at(-1)!.body).toContain("orderExported");
    const said = manifestSchema.parse(json(unzipSync(bytes), "manifest.json"));
    expect(said.journal).toEqual({ seq: entries.at(-1)!.seq, hash: entries.at(-1)!.hash });
    expect((await mill.clerk.ask(timeline, { orderId })).rows.filter(({ what }) => what === "orderExported").length).toBeGreaterThanOrEqual(2);
  });

  test("fails by one changed byte in any of its entries, which it names", async () => {
    const files = unzipSync((await download(mill.clerk)).bytes);
    for (const path of Object.keys(files)) {
      const changed = Uint8Array.from(files[path]!);
      const at = Math.floor(changed.length / 2);
      changed[at] = changed[at]! ^ 1;
      const { holds, first } = checkArchive(zipSync({ ...files, [path]: changed }, { level: 0 }));
      expect([path, holds, first?.includes(path)]).toEqual([path, false, true]);
    }
  });

  test("fails when something was taken out of it, added, or made to look right by a new manifest", async () => {
    const files = unzipSync((await download(mill.clerk)).bytes);
    const { "reviews.json": _reviews, ...less } = files;
    expect(checkArchive(zipSync(less, { level: 0 })).first).toBe("reviews.json is missing");
    expect(checkArchive(zipSync({ ...files, "more.txt": Buffer.from("x") }, { level: 0 })).first).toContain("more.txt");
    expect(checkArchive(Buffer.from("no zip")).holds).toBe(false);
    const forged = Buffer.from(Buffer.from(files["reviews.json"]!).toString().replace("已核对", "无须确认交期"));
    const { createHash } = await import("node:crypto");
    const { manifestHash } = await import("../../server/processes/order-file/pack.ts");
    const said = manifestSchema.parse(json(files, "manifest.json"));
    const entries = said.entries.map((entry) => (entry.path === "reviews.json" ? { ...entry, size: forged.length, sha256: createHash("sha256").update(forged).digest("hex") } : entry));
    const anew = { ...said, entries };
    const made = zipSync({ ...files, "reviews.json": forged, "manifest.json": Buffer.from(JSON.stringify({ ...anew, hash: manifestHash(anew) })) }, { level: 0 });
    expect(checkArchive(made)).toMatchObject({ holds: false, first: expect.stringContaining("reviews.json version 1 step preliminary is not what was signed") as string });
  });

  test("holds what the one who takes it out may see: money only for those who see money, phones only for those who call", async () => {
    const ofClerk = unzipSync((await download(mill.clerk)).bytes);
    const ofFinance = unzipSync((await download(mill.finance)).bytes);
    expect(ofClerk["receipts.json"]).toBeUndefined();
    expect(manifestSchema.parse(json(ofClerk, "manifest.json")).leftOut).toContainEqual({ what: "settlement.listReceipts", permission: "settlement.see" });
    expect(json(ofFinance, "receipts.json")).toHaveLength(1);
    expect(json(ofFinance, "invoices.json")).toHaveLength(1);
    expect(JSON.stringify(json(ofClerk, "order.json"))).toContain("13887654321");
    expect(json(ofFinance, "order.json")).toMatchObject({ given: { phone: "138****4321" } });
    expect(ofFinance["versions.json"]).toBeUndefined();
    expect(checkArchive((await download(mill.finance)).bytes).holds).toBe(true);
  });

  test("is refused to those who may not take files out, and for orders out of reach", async () => {
    expect((await download(mill.keeper)).statusCode).toBe(403);
    const stranger = await mill.colleague("salesperson");
    expect((await download(stranger)).statusCode).toBe(404);
  });

  test("has its first page in the reader's language", async () =>
    expect(Buffer.from(unzipSync((await download(mill.clerk, orderId, "en")).bytes)["index.html"]!).toString()).toContain("Order file"));
});
