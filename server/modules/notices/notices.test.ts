import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Language } from "../../../contract/toolkit.ts";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { type Actor, systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { type Event, when } from "../../platform/events.ts";
import { isRefused } from "../../platform/refusal.ts";
import { customerToldOfShipment, deliverOne, type Letter, mail, mailboxOnly, type Post, render, routesOf, smtpPost } from "./index.ts";
import { htmlOf } from "./render.ts";
import { notify } from "./tell.ts";

type Answer = "take" | "later" | "never" | "drop" | "dropAfterTaking";

/** A mail server that answers as a test tells it; `dropAfterTaking` keeps the letter and loses the connection before it says so. */
async function mailServer(answers: Answer[] = []) {
  const raw: string[] = [];
  const refusal = (responseCode: number) => Object.assign(new Error("no"), { responseCode });
  const onData = (stream: SMTPServerDataStream, session: SMTPServerSession, callback: (error?: Error | null) => void) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const answer = answers.shift() ?? "take";
      if (answer === "take" || answer === "dropAfterTaking") raw.push(Buffer.concat(chunks).toString());
      if (answer === "drop" || answer === "dropAfterTaking") [...server.connections].find((connection) => connection.id === session.id)?.close();
      else callback(answer === "later" ? refusal(451) : answer === "never" ? refusal(550) : null);
    });
  };
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], onData, logger: false }) as SMTPServer & { connections: Set<{ id: string; close(): void }> };
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    post: smtpPost({ url: `smtp://127.0.0.1:${port}`, from: "Gendan <orders@gendan.example>" }),
    letters: () => Promise.all(raw.map((letter) => PostalMime.parse(letter))),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

let db: TestDatabase;
const servers: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  db ??= await testDatabase();
  for (const table of ["notices.notices", "notices.mails", "notices.mail_keys"]) await db.asOwner(`truncate ${table}`);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const orderId = "0199a000-0000-7000-8000-000000000001";
const system = systemActor("1");
const letter = (more: Partial<Letter> = {}): Letter => ({
  to: { address: "chen@example.com", name: "陈晓明", language: "zh-CN" }, kind: "shipmentSent", key: "shipment 1", subject: { kind: "order", id: orderId },
  facts: { number: "SO-1", shippedAt: "2026-03-02 10:00", carrier: "顺丰", waybill: "SF1", expectedOn: "2026-03-04", link: "https://x.example/p/abc", company: "华强" }, ...more,
});

/** A house whose mail goes to the given post; `told` are the events that delivery emits. */
function house(post: Post) {
  let now = new Date("2026-03-02T10:00+08:00");
  const clock = { ...clockWith(), now: () => now, set: (local: string) => void (now = new Date(`${local}+08:00`)) };
  const told: Event[] = [];
  const pipeline = pipelineOf(db.database, { clock }, [when("*", (_, __, event) => (told.push(event), Promise.resolve()))]);
  const bytesOf = () => Promise.resolve({ content: Buffer.from("%PDF-1.7"), contentType: "application/pdf" });
  return {
    clock, told, pipeline,
    queue: (given: Letter) => pipeline.act(system, (context) => (mail(context, given), Promise.resolve())),
    deliver: () => deliverOne({ pipeline, postOf: () => post, bytesOf }, { id: "1", demo: false }),
    rows: () => db.asOwner("select state, attempts, message_id, next_try_at, last_error from notices.mails order by id"),
  };
}
const served = async (...answers: Answer[]) => {
  const server = await mailServer(answers);
  servers.push(server);
  return { server, ...house(server.post) };
};

describe("Mail by SMTP", () => {
  test("goes out once with its text, link and attachment, however often it was asked for and however many workers look", async () => {
    const { server, queue, deliver, rows } = await served();
    await queue(letter({ attachments: [{ name: "发货单.pdf", kind: "paper", id: randomUUID() }] }));
    await queue(letter());
    await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    expect(await deliver()).toBe(false);
    const [taken, ...others] = await server.letters();
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ subject: "订单 SO-1 已发货", to: [{ name: "陈晓明", address: "chen@example.com" }], from: { address: "orders@gendan.example" } });
    expect(taken!.text).toContain("https://x.example/p/abc");
    expect(taken!.html).toContain('<a href="https://x.example/p/abc">');
    expect(taken!.attachments).toMatchObject([{ filename: "发货单.pdf", mimeType: "application/pdf" }]);
    expect(await rows()).toMatchObject([{ state: "sent", attempts: 1, message_id: taken!.messageId, last_error: null }]);
  });

  test("letters that are due at one instant go out in the order of their ids, in whichever order they were written", async () => {
    const { server, queue, deliver, rows } = await served();
    for (let n = 1; n <= 7; n += 1) await queue(letter({ key: `shipment ${n}` }));
    while (await deliver());
    const sent = (await server.letters()).map(({ messageId }) => messageId);
    expect(sent).toHaveLength(7);
    expect(sent).toEqual((await rows()).map((row) => row["message_id"]));
  });

  test("tells the others that the customer was told, only when the mail server took it", async () => {
    const { queue, deliver, told, clock } = await served("later");
    await queue(letter({ onSent: customerToldOfShipment({ orderId, part: "delivery 1", by: "mail", recipient: "limin@example.com" }) }));
    await deliver();
    expect(told).toEqual([]);
    clock.set("2026-03-02T10:01");
    await deliver();
    expect(told).toEqual([{ name: "customerToldOfShipment", facts: { orderId, part: "delivery 1", by: "mail", recipient: "limin@example.com" } }]);
  });

  test("is tried again after the server said later, a minute, then two minutes on, with the same Message-ID", async () => {
    const { server, queue, deliver, rows, clock } = await served("later", "later");
    await queue(letter());
    await deliver();
    const [first] = await rows();
    expect(first).toMatchObject({ state: "queued", attempts: 1, next_try_at: new Date("2026-03-02T10:01+08:00") });
    expect(await deliver()).toBe(false);
    clock.set("2026-03-02T10:01");
    await deliver();
    expect(await rows()).toMatchObject([{ attempts: 2, next_try_at: new Date("2026-03-02T10:03+08:00") }]);
    clock.set("2026-03-02T10:03");
    await deliver();
    expect(await rows()).toMatchObject([{ state: "sent", attempts: 3, message_id: first!.message_id }]);
    expect((await server.letters()).map(({ messageId }) => messageId)).toEqual([first!.message_id]);
  });

  test("a connection lost before the server took it is tried again, and one copy arrives", async () => {
    const { server, queue, deliver, rows, clock } = await served("drop");
    await queue(letter());
    await deliver();
    const [first] = await rows();
    clock.set("2026-03-02T10:01");
    await deliver();
    expect((await server.letters()).map(({ messageId }) => messageId)).toEqual([first!.message_id]);
  });

  test("a connection lost after the server took it makes a second copy that its Message-ID gives away", async () => {
    const { server, queue, deliver, rows, clock } = await served("dropAfterTaking");
    await queue(letter());
    await deliver();
    expect(await rows()).toMatchObject([{ state: "queued", attempts: 1 }]);
    clock.set("2026-03-02T10:01");
    await deliver();
    const ids = (await server.letters()).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids)).toEqual(new Set([(await rows())[0]!.message_id]));
    expect(await rows()).toMatchObject([{ state: "sent" }]);
  });

  test("a worker that dies with a letter in hand leaves it to another three minutes later", async () => {
    const dying: Post = { ...mailboxOnly, send: () => new Promise(() => undefined) };
    const first = house(dying);
    await first.queue(letter());
    void first.deliver();
    await expect.poll(first.rows, { timeout: 15_000 }).toMatchObject([{ attempts: 1 }]);
    const { server, deliver, clock } = await served();
    expect(await deliver()).toBe(false);
    clock.set("2026-03-02T10:03");
    expect(await deliver()).toBe(true);
    expect(await server.letters()).toHaveLength(1);
  });

  test("a letter that the server refuses for good is given up at once, and somebody is told", async () => {
    const { queue, deliver, rows, told } = await served("never");
    await queue(letter());
    await deliver();
    expect(await rows()).toMatchObject([{ state: "failed", attempts: 1 }]);
    expect(told).toMatchObject([{ name: "mailFailed", facts: { recipientName: "陈晓明", about: { kind: "order", id: orderId } } }]);
  });

  test("a server that is away fails no letter", async () => {
    const { post, close } = await mailServer();
    await close();
    const { queue, deliver, rows } = house(post);
    await queue(letter());
    await deliver();
    expect(await rows()).toMatchObject([{ state: "queued", attempts: 1 }]);
  });

  test("a mail of a command that was rolled back never goes out", async () => {
    const { pipeline, deliver } = await served();
    await expect(pipeline.act(system, (context) => (mail(context, letter()), Promise.reject(new Error("no"))))).rejects.toThrow("no");
    expect(await deliver()).toBe(false);
  });
});

describe("What people typed", () => {
  const text = { "zh-CN": "{a} {b}", "zh-TW": "", en: "" };
  test.each(["{b}", "{{constructor}}", "${7*7}", "<%= 1 %>", "__proto__", "{toString}"])("%s comes out as it was typed", (typed) => {
    expect(render(text, { a: typed, b: "end" }, "zh-CN")).toBe(`${typed} end`);
  });
  test("a template cannot reach what is not a fact", () => {
    expect(render({ ...text, "zh-CN": "[{constructor}{toString}{__proto__}]" }, {}, "zh-CN")).toBe("[]");
  });
  test("markup in a name is text in a mail", () => {
    expect(htmlOf("<img src=x onerror=alert(1)>\nhttps://x.example/?a=1&b=\"2\"")).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;<br><a href="https://x.example/?a=1&amp;b=&quot;2&quot;">https://x.example/?a=1&amp;b=&quot;2&quot;</a></p>');
  });
  test("line breaks in a name or title make no header of a mail", async () => {
    const { server, queue, deliver } = await served();
    await queue(letter({ to: { address: "chen@example.com", name: "陈\r\nBcc: all@example.com", language: "en" }, facts: { number: "1\r\nBcc: all@example.com" } }));
    await deliver();
    const [taken] = await server.letters();
    expect(taken!.headers.map(({ key }) => key)).not.toContain("bcc");
  });
});

describe("Notices inside", () => {
  const reader: Actor = { ...system, kind: "person", id: randomUUID() };
  const ask = async (name: string, input: object, { actor = reader, demo = true, language = "zh-CN" }: { actor?: Actor; demo?: boolean; language?: Language } = {}) => {
    const { pipeline } = house(mailboxOnly);
    const handler = routesOf(() => Promise.resolve(demo)).find(({ endpoint }) => endpoint.name === name)!;
    return (await pipeline.invoke({ handler, input: { only: "all", limit: 50, ...input }, actor, language })).outcome;
  };
  const facts = { duty: { "zh-CN": "打包", "zh-TW": "打包", en: "Pack" }, title: "SO-1", dueAt: "2026-03-02 11:00" };
  const tellTwice = () =>
    house(mailboxOnly).pipeline.act(system, (context) => {
      for (const part of ["1", "1", "2"]) notify(context, { personId: reader.id, kind: "dutyBroken", facts, key: part, part });
      return Promise.resolve();
    });

  test("are told once a key, in the reader's language, and read by their owner alone", async () => {
    await tellTwice();
    await tellTwice();
    expect(await ask("notices.count", {})).toEqual({ unread: 2 });
    expect(await ask("notices.list", {}, { language: "en" })).toMatchObject({ rows: [{ title: "Overdue: Pack", text: "SO-1: Pack was due by 2026-03-02 11:00.", readAt: null }, {}] });
    expect(await ask("notices.list", {}, { actor: { ...reader, id: randomUUID() } })).toEqual({ rows: [], next: null });
    const { rows } = (await ask("notices.list", { limit: 1 })) as { rows: { id: string }[] };
    expect(await ask("notices.markRead", { ids: [rows[0]!.id] }, { actor: { ...reader, id: randomUUID() } })).toEqual({ unread: 0 });
    expect(await ask("notices.markRead", { ids: [rows[0]!.id] })).toEqual({ unread: 1 });
    expect(await ask("notices.list", { only: "unread" })).toMatchObject({ rows: [{ readAt: null }] });
    expect(await ask("notices.markRead", {})).toEqual({ unread: 0 });
  });

  test("a demo's mail stays in its mailbox, and no other company's mailbox can be opened", async () => {
    const demo = house(mailboxOnly);
    await demo.queue(letter());
    await demo.deliver();
    const look = async (asked: object) => (await ask("notices.mailbox", { to: "everybody", limit: 8, ...asked })) as { rows: { id: string }[] };
    const { rows } = await look({});
    expect(rows).toMatchObject([{ title: "订单 SO-1 已发货", state: "sent", recipient: "chen@example.com" }]);
    expect(await ask("notices.readMail", { mailId: rows[0]!.id })).toMatchObject({ html: expect.stringContaining("https://x.example/p/abc") as string });
    expect((await look({ to: "customers", search: "so-1" })).rows).toEqual(rows);
    expect([await look({ to: "colleagues" }), await look({ search: "SO-2" })]).toMatchObject([{ rows: [] }, { rows: [] }]);
    expect(isRefused(await ask("notices.mailbox", { to: "everybody", limit: 8 }, { demo: false }))).toBe(true);
  });
});
