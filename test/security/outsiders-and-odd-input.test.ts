import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { connectCarrier } from "../../contract/carriers.ts";
import { addStandIn } from "../../contract/people.ts";
import { signed } from "../../server/modules/shipping/carriers/signature.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

describe("a customer's link", () => {
  const bring = (token: string) =>
    house.house.app.inject({
      method: "POST", url: "/api/v1/files", payload: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nwords\r\n--b--\r\n',
      headers: { authorization: `Link ${token}`, "content-type": "multipart/form-data; boundary=b", "idempotency-key": randomUUID() },
    });
  const fetched = (token: string, fileId: string) => house.house.app.inject({ method: "GET", url: `/api/v1/files/${fileId}/content`, headers: { authorization: `Link ${token}` } });

  test("brings evidence until it is used, shows it until it is over, and neither once it was withdrawn", async () => {
    const token = await life.linkOf(await life.review());
    const kept = await bring(token);
    expect(kept.statusCode).toBe(200);
    const { id } = kept.json<{ id: string }>();
    expect((await fetched(token, id)).statusCode).toBe(200);
    const links = (change: string) => house.asOwner(`update links.links set ${change} where id = (select link_id from files.files where id = $1)`, [id]);
    await links("used_at = now(), used_address = '', used_agent = ''");
    expect([(await bring(token)).statusCode, (await fetched(token, id)).statusCode]).toEqual([403, 200]);
    await links("used_at = null, used_address = null, used_agent = null, revoked_at = now()");
    expect([(await bring(token)).statusCode, (await fetched(token, id)).statusCode]).toEqual([403, 403]);
    await links("revoked_at = null, expires_at = created_at");
    expect([(await bring(token)).statusCode, (await fetched(token, id)).statusCode]).toEqual([403, 403]);
  });

  test("does not listen to what moves in the company", async () => {
    const token = await life.linkOf(await life.review());
    expect((await house.house.app.inject({ method: "GET", url: "/api/v1/live", headers: { authorization: `Link ${token}` } })).statusCode).toBe(401);
  });
});

describe("odd input", () => {
  const uuid = "018f0000-0000-7000-8000-000000000001";
  const dashes = "-".repeat(36);
  const keys = [
    [dashes], ["2020", uuid], ["x", dashes], ["2026-02-30", uuid], ["2026-99-99", uuid], ["2026-99-99 99:99:99+99", uuid], ["2026-11-11 00:00:00+99", uuid], ["infinity", dashes], ["2026-11-11T00:00:00.000Z", dashes],
  ];

  test("a made-up cursor fails no list", async () => {
    const lists = house.house.handlers.map(({ endpoint }) => endpoint).filter(({ query, path }) => query.safeParse({ cursor: "x" }).success && !path.includes(":"));
    const everybody = [mill.admin, mill.director, mill.finance, await mill.colleague("generalManager")];
    const failed: string[] = [];
    for (const { path } of lists)
      for (const key of keys) {
        const cursor = Buffer.from(JSON.stringify(key)).toString("base64url");
        const answers = await Promise.all(everybody.map((one) => one.sendText("GET", `${path}?cursor=${cursor}`)));
        if (answers.some(({ status }) => status >= 500) || answers.every(({ status }) => status === 403)) failed.push(`${path} ${JSON.stringify(key)}`);
      }
    expect(lists.length).toBeGreaterThan(15);
    expect(failed).toEqual([]);
  });

  test("instants beyond every calendar are refused by name", async () => {
    const wish = { absentId: mill.finance.id, standInId: mill.planner.id, roles: ["finance" as const], to: "2026-12-31T00:00:00Z" };
    for (const from of ["-271821-04-20T00:00:00Z", "-004713-01-01T00:00:00Z", "+275760-09-13T00:00:00Z"]) expect(await mill.admin.refused(addStandIn, { ...wish, from })).toMatchObject({ status: 422, code: "invalidInput" });
  });

  test("a carrier's signed message of a day before all calendars is refused and harms nothing", async () => {
    const secret = `whsec_${"A".repeat(44)}`;
    const { path } = await mill.admin.ask(connectCarrier, { carrier: "顺丰", secret });
    const body = Buffer.from(JSON.stringify({ type: "inTransit", trackingNumber: "SF1", at: "-271821-04-20T00:00:00Z" }));
    const [id, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
    const answer = await house.house.app.inject({
      method: "POST", url: path, payload: body,
      headers: { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signed(secret, { id, timestamp, body }) },
    });
    expect(answer.statusCode).toBe(422);
  });
});
