import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Paper, Verification } from "../../../contract/papers-api.ts";
import { type PaperKind, paperKinds, sizesOf, type SnapshotOf } from "../../../contract/papers.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused } from "../../platform/refusal.ts";
import { house } from "../files/house.fixture.ts";
import { createPaperRenderer, papersRoom } from "./index.ts";
import { samples } from "./papers.fixture.ts";
import { readPdf } from "./pdf-text.fixture.ts";

const renderer = createPaperRenderer();
afterAll(() => renderer.close());
let h: Awaited<ReturnType<typeof house>>;
let papers: ReturnType<typeof papersRoom>;
beforeAll(async () => {
  h = await house();
  papers = papersRoom({ renderer, files: h.files, pipeline: () => h.pipeline, database: h.database, maySee: h.maySee });
  await h.open({ handlers: papers.routes, plugins: [papers.plugin] });
});

const millimetres = { A4: [210, 297], "241x140": [241, 140], "100x60": [100, 60] };
const folder = new URL("../../../packs/", import.meta.url);
const packs = readdirSync(folder).map((file) => parse(readFileSync(new URL(file, folder), "utf8")) as { papers: { paper: PaperKind }[] });
const kinds = Object.keys(samples) as PaperKind[];

async function act<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const done = await h.pipeline.act(h.person("clerk", ["salesClerk"]), work);
  if (isRefused(done)) throw new Error(JSON.stringify(done.refusals));
  return done;
}
const ask = async <T>(url: string, more: object = {}) => (await h.ask("clerk", { url, ...more })).json<T>();
const pdf = async (paperId: string, query = "") => (await h.ask("clerk", { url: `/papers/${paperId}/pdf${query}` })).rawPayload;

test("there is a sample of every paper that a pack makes", () => {
  expect(packs.length).toBeGreaterThan(1);
  expect(packs.flatMap((pack) => pack.papers.map(({ paper }) => paper)).filter((paper) => !kinds.includes(paper))).toEqual([]);
  expect(kinds.toSorted()).toEqual(Object.keys(paperKinds).toSorted());
});

describe("[00.3] every paper", () => {
  test.each(kinds)("%s is seen, printed and downloaded as PDF under its official name, keeps its versions and signatures, and is archived with its order", async (kind) => {
    const subject = { kind: "order", id: randomUUID() };
    const [empty] = samples[kind].signatures;
    const role = empty?.role ?? "装箱人";
    const snapshot = { ...samples[kind], signatures: [{ role }] } as SnapshotOf<PaperKind>;
    const make = () => act((context) => papers.makePaper(context, { kind, subject, snapshot }));
    const { paperId, hash } = await make();
    expect((await ask<{ pages: string[] }>(`/papers/${paperId}/pages`)).pages[0]).toMatch(/^<svg/);
    const [first] = await readPdf(await pdf(paperId));
    expect(first!.text.replaceAll(/\s/g, "")).toContain(paperKinds[kind].name["zh-CN"]);
    for (const size of sizesOf(kind)) expect((await readPdf(await pdf(paperId, `?size=${size}`)))[0]!.millimetres).toEqual(millimetres[size]);
    const other = kind === "packingLabel" ? "A4" : "100x60";
    expect(await ask<{ code: string }>(`/papers/${paperId}/pdf?size=${other}`)).toMatchObject({ code: "paperSizeWrong" });
    expect(await ask<{ code: string }>(`/papers/${paperId}/prints`, { method: "POST", payload: { size: other } })).toMatchObject({ code: "paperSizeWrong" });
    expect(await ask(`/papers/${paperId}/prints`, { method: "POST", payload: {} })).toMatchObject({ print: 1 });

    expect(await act((context) => papers.signPaper(context, { paperId, role, name: "陈晓明", means: "系统内签字" }))).toMatchObject({ seq: 1, snapshotHash: hash });
    await pdf(paperId);
    await make();
    const list = await ask<Paper[]>(`/subjects/order/${subject.id}/papers`);
    expect(list.map(({ version, superseded }) => [version, superseded])).toEqual([[2, false], [1, true]]);
    expect(await ask<Verification>(`/papers/${paperId}/verification`)).toMatchObject({ sound: true, snapshot: true, signatures: [{ seq: 1, sound: true }] });
    const archived = await ask<{ name: string; mediaType: string }[]>(`/subjects/order/${subject.id}/files`);
    expect(archived.length).toBeGreaterThanOrEqual(sizesOf(kind).length + 1);
    expect(archived.every(({ name, mediaType }) => mediaType === "application/pdf" && name.startsWith(paperKinds[kind].name["zh-CN"]))).toBe(true);
  });
});
