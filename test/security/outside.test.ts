import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { connectCarrier, endCarrier } from "../../contract/carriers.ts";
import * as driver from "../../contract/driver.ts";
import { linkPurposes } from "../../contract/links.ts";
import { addRobot } from "../../contract/robots.ts";
import * as shipping from "../../contract/shipping.ts";
import * as trips from "../../contract/trips.ts";
import { send } from "../../server/modules/notices/robots/vendors.ts";
import { signed } from "../../server/modules/shipping/carriers/signature.ts";
import { allEndpoints } from "../permissions/sweep.ts";
import { afterwards } from "../support/afterwards.ts";
import type { TestHouse } from "../support/house.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
}, 60_000);

const someId = "0198c0de-0000-7000-8000-000000000001";
/** A delivery, packed and checked. */
const checked = async (): Promise<string> => life.check(await life.confirm());
async function trip(...deliveryIds: string[]) {
  const { tripId } = await mill.keeper.ask(trips.planTrip, { day: "2026-11-24", plate: "云A·12345", driver: "赵师傅", driverPhone: "13800001111", deliveryIds });
  const token = (await mill.keeper.ask(trips.createTripLink, { tripId })).url.split("#")[1]!;
  return { tripId, token, phone: house.holderOf(token) };
}
const receiptOf = async (deliveryId: string) => {
  const { lines } = await mill.keeper.ask(shipping.readDelivery, { deliveryId });
  return { signer: "李敏", signature: signaturePng, lines: lines.map(({ id, shipped }) => ({ lineId: id, received: shipped })) };
};

describe("[S11] who holds a link", () => {
  const links: { purpose: keyof typeof linkPurposes; token: string }[] = [];
  let mine: Awaited<ReturnType<typeof trip>>;
  let other: Awaited<ReturnType<typeof trip>>;
  let deliveries: { mine: string; second: string; other: string };
  beforeAll(async () => {
    const [first, second, third] = [await checked(), await checked(), await checked()];
    deliveries = { mine: first, second, other: third };
    [mine, other] = [await trip(first, second), await trip(third)];
    const sent = await life.confirm();
    const delivery = await life.ship(sent);
    const linkTo = async (purpose: "signDelivery" | "giveFeedback") => (await mill.clerk.ask(shipping.createDeliveryLink, { deliveryId: delivery.id, purpose })).token;
    links.push({ purpose: "driveTrip", token: mine.token }, { purpose: "signDelivery", token: await linkTo("signDelivery") }, { purpose: "confirmOrder", token: await life.linkOf(await life.review()) });
  }, 60_000);

  test("does what the link is for and nothing else: of all doors every other one stays shut", async () => {
    const wrong: string[] = [];
    for (const { purpose, token } of links) {
      const allowed: readonly string[] = linkPurposes[purpose];
      for (const { method, path, permission } of await allEndpoints()) {
        if (allowed.includes(permission)) continue;
        const { statusCode, payload } = await house.holderOf(token).knock(method, path.replaceAll(/:\w+/g, someId), { key: randomUUID(), ...(method !== "GET" && { body: "{}" }) });
        // Evidence may be brought and looked at: that it is one's own is another test's.
        const evidence = path.startsWith("/files");
        if (statusCode !== 403 && statusCode !== 401 && !(evidence && [404, 422].includes(statusCode))) wrong.push(`${purpose} ${method} ${path}: ${statusCode} ${payload.slice(0, 60)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("guesses no other token: 256 bits of chance, and a hash is all that is kept", async () => {
    for (const { token } of links) expect(Buffer.from(token.split("_").slice(2).join("_"), "base64url").length).toBe(32);
    const rows = JSON.stringify(await house.asOwner("select * from links.links"));
    for (const { token } of links) expect(rows).not.toContain(token.split("_").slice(2).join("_"));
  });

  test("of a trip hands over nothing that another truck carries, and before it left nothing at all", async () => {
    const refusal = { reason: "damaged" as const, words: "外箱破损" };
    expect((await mine.phone.refused(driver.driverIsRefused, { deliveryId: deliveries.mine, ...refusal })).code).toBe("wrongState");
    for (const each of [mine, other]) await each.phone.ask(driver.driverLeaves, {});
    expect((await mine.phone.refused(driver.driverIsRefused, { deliveryId: deliveries.other, ...refusal })).code).toBe("notFound");
    expect((await mine.phone.refused(driver.driverHandsOver, { deliveryId: deliveries.other, ...(await receiptOf(deliveries.other)) })).code).toBe("notFound");
    const foreign = await other.phone.upload(Buffer.from(signaturePng, "base64"), "货物.png");
    const taken = await mine.phone.refused(driver.driverIsRefused, { deliveryId: deliveries.mine, ...refusal, photos: [{ fileId: foreign }] });
    expect(taken.status).toBeGreaterThanOrEqual(400);
    for (const path of [`/files/${foreign}`, `/files/${foreign}/content`]) expect((await mine.phone.knock("GET", path, { key: randomUUID() })).statusCode).toBeGreaterThanOrEqual(400);
    expect((await mill.keeper.ask(shipping.readDelivery, { deliveryId: deliveries.other })).state).toBe("shipped");
  });

  test("of two phones that hand the same goods over at once, one does; the same key with other words is refused", async () => {
    const input = { deliveryId: deliveries.mine, ...(await receiptOf(deliveries.mine)) };
    const body = (signer: string) => JSON.stringify({ signer, signature: input.signature, lines: input.lines });
    const path = `/link/trip/deliveries/${deliveries.mine}/receipt`;
    const keys = [randomUUID(), randomUUID()];
    const answers = await Promise.all(keys.map((key) => house.holderOf(mine.token).knock("POST", path, { key, body: body("李敏") })));
    const won = answers.findIndex(({ statusCode }) => statusCode === 200);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const again = await mine.phone.knock("POST", path, { key: keys[won]!, body: body("李敏") });
    expect([again.statusCode, JSON.parse(again.payload)]).toEqual([200, JSON.parse(answers[won]!.payload)]);
    const reused = await mine.phone.knock("POST", path, { key: keys[won]!, body: body("别人") });
    expect([reused.statusCode, (JSON.parse(reused.payload) as { code: string }).code]).toEqual([422, "idempotencyKeyReused"]);
  });

  test("of a trip is over once it was withdrawn", async () => {
    await mill.keeper.ask(trips.withdrawTripLinks, { tripId: mine.tripId, reason: "换车" });
    const { statusCode } = await mine.phone.knock("POST", `/link/trip/deliveries/${deliveries.second}/receipt`, { key: randomUUID(), body: JSON.stringify(await receiptOf(deliveries.second)) });
    expect(statusCode).toBe(403);
    expect((await mine.phone.knock("GET", "/link/trip", { key: randomUUID() })).statusCode).toBe(403);
  });
});

describe("[S9] what the house asks outside", () => {
  const inside = [
    "http://127.0.0.1/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://0.0.0.0/", "https://2130706433/", "https://0x7f.1/", "https://169.254.169.254/latest/meta-data/", "http://metadata.google.internal/", "https://10.0.0.1/", "file:///etc/passwd",
    "gopher://127.0.0.1:5432/_x", "ftp://qyapi.weixin.qq.com/", "javascript:alert(1)", "data:text/html,x", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", "https://qyapi.weixin.qq.com:8443/", "https://qyapi.weixin.qq.com@127.0.0.1/", "https://user:pw@qyapi.weixin.qq.com/",
    "https://qyapi.weixin.qq.com.evil.example/", "https://evil.example/?qyapi.weixin.qq.com", "https://127.0.0.1\t.qyapi.weixin.qq.com/", "//127.0.0.1/", "https://qyapi.weixin.qq.com%2f@127.0.0.1/", "https://127.0.0.1#@qyapi.weixin.qq.com/", "https://oapi.dingtalk.com/robot",
  ];

  test("goes to the vendors' own hosts and to what the operator allows, whatever an administrator types", async () => {
    const taken: string[] = [];
    for (const url of inside) {
      const { status } = await mill.admin.sendText("POST", "/robots", JSON.stringify({ name: "群", vendor: "wecom", url, kinds: ["digest"], role: null, departmentId: null, language: "zh-CN" }));
      if (status < 400) taken.push(url);
    }
    expect(taken).toEqual([]);
    await mill.admin.ask(addRobot, { name: "群", vendor: "wecom", url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", kinds: ["digest"], role: null, departmentId: null, language: "zh-CN" });
  });

  test("follows no redirection, and hands nobody a word of the address", async () => {
    let asked = 0;
    const secret = createServer((_, response) => void ((asked += 1), response.end("secret")));
    const vendor = createServer((_, response) => void response.writeHead(307, { location: `http://127.0.0.1:${(secret.address() as { port: number }).port}/` }).end());
    for (const server of [secret, vendor]) {
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
      afterwards(() => void server.close());
    }
    const url = `http://127.0.0.1:${(vendor.address() as { port: number }).port}/send?key=topsecret`;
    const verdict = await send("wecom", { url, secret: null }, { title: "a", text: "b", link: "c" });
    expect([verdict.ok, asked, JSON.stringify(verdict).includes("topsecret")]).toEqual([false, 0, false]);
  });

  // Beside them the door, which lets in, the socket of the database, and the pages, which fill an answer to nobody with what every answer says.
  test("is asked from three places of the program alone, each of which is looked at here", () => {
    const root = join(import.meta.dirname, "../../server");
    const asking = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /^(modules|platform|processes)\/.*\.ts$/.test(file) && !/\.(test|fixture)\.ts$/.test(file))
      .filter((file) => /\bfetch\(|https?\.(get|request)\(|from "node:(http|https|net|tls|dgram|dns)"/.test(readFileSync(join(root, file), "utf8").replaceAll(/^import type .*$/gm, "")));
    expect(asking.toSorted()).toEqual(["modules/links/customer-address.ts", "modules/notices/robots/vendors.ts", "modules/people/sso/provider.ts", "platform/door.ts", "platform/embedded-socket.ts", "platform/pages.ts"]);
  });
});

describe("[S2] a carrier's door", () => {
  const secret = `whsec_${"A".repeat(43)}=`;
  const message = (more: object = {}) => Buffer.from(JSON.stringify({ type: "inTransit", trackingNumber: "SF1", at: "2026-11-24T06:00:00Z", ...more }));
  const sendTo = (path: string, { id = randomUUID(), at = Math.floor(Date.now() / 1000), body = message(), signature }: { id?: string; at?: number; body?: Buffer; signature?: string } = {}) =>
    house.house.app.inject({
      method: "POST", url: path, payload: body,
      headers: { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": signature ?? signed(secret, { id, timestamp: String(at), body }) },
    });

  test("believes a message by its signature alone: not a forged, an old, a changed one, nor one of who was cut off, and each only once", async () => {
    const { id: connectionId, path } = await mill.admin.ask(connectCarrier, { carrier: "顺丰", secret });
    const id = randomUUID();
    const first = await sendTo(path, { id });
    expect(first.statusCode).toBe(200);
    expect((await sendTo(path, { id })).json()).toEqual({ outcome: "duplicate" });
    expect((await sendTo(path, { id, body: message({ trackingNumber: "SF2" }) })).statusCode).toBe(409);
    const now = Math.floor(Date.now() / 1000);
    const good = { id: randomUUID(), timestamp: String(now), body: message() };
    const refusals = [
      await sendTo(path, { at: now - 3_600 }), await sendTo(path, { at: now + 3_600 }), await sendTo(path, { signature: "v1," }), await sendTo(path, { signature: signed(`whsec_${"B".repeat(43)}=`, good), id: good.id }),
      await sendTo(path, { id: good.id, signature: signed(secret, good), body: message({ type: "signed" }) }), await sendTo(path.replace(/.$/, (last) => (last === "A" ? "B" : "A"))),
    ];
    expect([...new Set(refusals.map(({ statusCode }) => statusCode))]).toEqual([401]);
    // What is told is the same for all of them: who forges learns nothing.
    expect(new Set(refusals.map((answer) => JSON.stringify({ ...answer.json<object>(), requestId: "" }))).size).toBe(1);
    await mill.admin.ask(endCarrier, { connectionId });
    expect((await sendTo(path)).statusCode).toBe(401);
  });

  test("reads whatever is signed as data, and a megabyte not at all", async () => {
    const { path } = await mill.admin.ask(connectCarrier, { carrier: "德邦", secret });
    for (const body of [Buffer.from("["), Buffer.from('{"__proto__":{"type":"signed"}}'), Buffer.from("null"), message({ at: "x", note: "<script>" }), message({ trackingNumber: { $ne: null } })])
      expect((await house.house.app.inject({ method: "POST", url: path, payload: body, remoteAddress: `10.0.0.${body.length % 200}`, headers: { "content-type": "text/plain", "webhook-id": "a1", "webhook-timestamp": String(Math.floor(Date.now() / 1000)), "webhook-signature": signed(secret, { id: "a1", timestamp: String(Math.floor(Date.now() / 1000)), body }) } })).statusCode).toBe(422);
    expect((await sendTo(path, { body: Buffer.alloc(1_000_000, "a") })).statusCode).toBe(413);
  });
});

