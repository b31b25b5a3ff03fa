import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { listComments, listMentionable, writeComment } from "../../contract/comments.ts";
import { downloadOrderFile } from "../../contract/order-file.ts";
import { downloadFile, listFiles, readFile } from "../../contract/files.ts";
import { listNotices } from "../../contract/notices.ts";
import { listOrders } from "../../contract/orders.ts";
import { downloadPdf, listPapers } from "../../contract/papers-api.ts";
import { addStandIn, readPerson, setRoles } from "../../contract/people.ts";
import { requestOf } from "../../contract/request.ts";
import { timeline } from "../../contract/views.ts";
import { codesOf } from "../support/edited-policy.ts";
import { allEndpoints } from "../permissions/sweep.ts";
import { type Colleague, type TestHouse, tuesday } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

// A salesperson sees his own customers' orders and nothing of a colleague's, by whichever way he asks.
let house: TestHouse;
let mill: Papermill;
let life: Life;
let rival: Colleague;
let theirs: { orderId: string; fileId: string; number: string };
const rare = "独角兽牌收银纸";
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  rival = await mill.colleague("salesperson");
  const fileId = await mill.clerk.upload(Buffer.from("%PDF-1.4 订货函"), `${rare}.pdf`);
  const orderId = await life.confirm({ remarks: rare, channelNote: rare, originals: [fileId] });
  await life.ship(orderId);
  await life.sign(orderId, rare);
  await mill.clerk.ask(writeComment, { kind: "order", id: orderId, text: rare });
  const { rows } = await mill.clerk.ask(listOrders, { limit: 1 });
  theirs = { orderId, fileId, number: rows[0]!.number };
}, 90_000);

const status = async (who: Colleague, url: string) => (await who.knock("GET", url, { key: randomUUID() })).statusCode;

describe("[S3] what belongs to a colleague's order", () => {
  test("is found by no search and stands in no list of any room", async () => {
    const lists = (await allEndpoints()).filter(({ method, path }) => method === "GET" && !path.includes(":"));
    const shown: string[] = [];
    for (const { path, query } of lists) {
      const asks = [path, ...(query.safeParse({ search: rare }).success ? [`${path}?search=${encodeURIComponent(rare)}`, `${path}?search=${theirs.number}`] : []), ...(query.safeParse({ q: rare }).success ? [`${path}?q=${theirs.number}`] : []), ...(query.safeParse({ orderId: theirs.orderId }).success ? [`${path}?orderId=${theirs.orderId}`] : [])];
      for (const url of asks) {
        const { payload, statusCode } = await rival.knock("GET", url, { key: randomUUID() });
        if (statusCode >= 500 || payload.includes(theirs.orderId) || payload.includes(rare) || payload.includes(theirs.number)) shown.push(`${url}: ${statusCode}`);
      }
    }
    expect(lists.length).toBeGreaterThan(60);
    expect(shown).toEqual([]);
    expect((await mill.salesperson.knock("GET", `${requestOf(listOrders, {}).url}?search=${theirs.number}`, { key: randomUUID() })).payload).toContain(theirs.orderId);
  });

  test("is not handed out: papers, originals, the whole archive, the timeline, what was said", async () => {
    const papers = await mill.clerk.ask(listPapers, { kind: "order", id: theirs.orderId });
    const urls = [
      downloadOrderFile.path.replace(":orderId", theirs.orderId), downloadFile.path.replace(":fileId", theirs.fileId), requestOf(readFile, { fileId: theirs.fileId }).url, requestOf(listFiles, { kind: "order", id: theirs.orderId }).url,
      requestOf(timeline, { orderId: theirs.orderId }).url, requestOf(listComments, { kind: "order", id: theirs.orderId }).url, requestOf(listMentionable, { kind: "order", id: theirs.orderId }).url, requestOf(listPapers, { kind: "order", id: theirs.orderId }).url,
      ...papers.map(({ id }) => downloadPdf.path.replace(":paperId", id)),
    ];
    const answers = await Promise.all(urls.map(async (url) => [url, await status(rival, url)] as const));
    expect(answers.filter(([, code]) => code !== 404 && code !== 403)).toEqual([]);
    expect(papers.length).toBeGreaterThan(2);
    expect(await status(mill.salesperson, urls[0]!)).toBe(200);
  });

  test("is told to nobody by being called by name, nor after the one whose place he took lost his role", async () => {
    const mention = (id: string) => mill.clerk.refused(writeComment, { kind: "order", id: theirs.orderId, text: rare, mentions: [id] });
    expect(codesOf(await mention(rival.id))).toEqual(["mentionedCannotSee"]);
    const absent = await mill.colleague("finance");
    await mill.admin.ask(addStandIn, { absentId: absent.id, standInId: rival.id, roles: ["finance"], from: new Date(tuesday.getTime() - 60_000), to: new Date(tuesday.getTime() + 86_400_000) });
    await mill.clerk.ask(writeComment, { kind: "order", id: theirs.orderId, text: "请看", mentions: [rival.id] });
    expect(await status(rival, requestOf(timeline, { orderId: theirs.orderId }).url)).toBe(200);
    const { revision } = await mill.admin.ask(readPerson, { personId: absent.id });
    await mill.admin.ask(setRoles, { personId: absent.id, roles: ["quality"], expectedVersion: revision });
    expect(await status(rival, requestOf(timeline, { orderId: theirs.orderId }).url)).toBe(404);
    expect(codesOf(await mention(rival.id))).toEqual(["mentionedCannotSee"]);
    expect((await rival.ask(listNotices, {})).rows.filter(({ kind }) => kind === "mentioned")).toHaveLength(1);
  });
});
