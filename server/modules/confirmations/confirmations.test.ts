import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { EvidenceVerification } from "../../../contract/confirmations.ts";
import { pdfBytes, pngBytes } from "../files/house.fixture.ts";
import { readPdf } from "../papers/pdf-text.fixture.ts";
import { confirmationHouse, contact } from "./confirmations.fixture.ts";

let h: Awaited<ReturnType<typeof confirmationHouse>>;
beforeAll(async () => {
  h = await confirmationHouse();
});
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const textOf = async (bytes: Buffer) => (await readPdf(bytes)).map(({ text }) => text).join("\n");
const verify = async (requestId: string) => (await h.ask("clerk", { url: `/confirmations/${requestId}/verification` })).json<EvidenceVerification>();
const unsound = async (requestId: string) => (await verify(requestId)).parts.filter(({ sound }) => !sound).map(({ part }) => part);

describe("Handing over", () => {
  test("[01.8] the confirmation goes out by mail with number, lines, amount, delivery date and payment terms, and the order hears of it", async () => {
    const { orderId, requestId, paperId } = await h.asked();
    expect(await h.post("owner", `/confirmations/${requestId}/mail`)).toMatchObject({ status: 200, body: { to: "chen@example.com", state: "awaiting" } });
    const mail = h.mails.at(-1)!;
    expect(mail).toMatchObject({ to: "chen@example.com", template: "orderConfirmation", paperId, facts: { orderNumber: "SO-2026-000128", contactName: "陈晓明" } });
    expect(mail.facts.url).toMatch(/^https:\/\/gendan\.example\.com\/p\/confirm#gdl_1_/);
    const pdf = await h.papers.pdfOf("1", { paperId, size: "A4", locale: "zh-CN" });
    const text = await textOf((pdf as { bytes: Buffer }).bytes);
    for (const element of ["SO-2026-000128", "热敏收银纸", "34,728.90", "2026-03-25", "预付 30%"]) expect(text).toContain(element);
    expect(h.eventsOf(orderId)).toEqual(["confirmationSent"]);
  });

  test("[01.8] it is mailed as soon as it is made where the policy foresees mail, and waits for somebody to hand it over otherwise", async () => {
    const mailed = await h.asked({}, { mail: true });
    expect([mailed.mailedTo, h.eventsOf(mailed.orderId), h.mails.at(-1)!.paperId]).toEqual(["chen@example.com", ["confirmationSent"], mailed.paperId]);
    const waiting = await h.asked({ means: ["link", "onBehalf"] }, { mail: true });
    expect([waiting.mailedTo, h.eventsOf(waiting.orderId)]).toEqual([null, []]);
    expect((await h.seen(waiting.orderId))[0]).toMatchObject({ state: "awaiting", sendings: [] });
  });

  test("a copied link comes with its QR code; a reminder carries a new link and is no new sending for the order", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    expect([link.qrSvg.includes("<svg"), link.qrPng.startsWith("data:image/png;base64,")]).toEqual([true, true]);
    expect(await h.post("clerk", `/confirmations/${requestId}/reminder`, { to: "other@example.com" })).toMatchObject({ body: { to: "other@example.com" } });
    expect(h.mails.at(-1)).toMatchObject({ template: "confirmationReminder", to: "other@example.com" });
    expect(h.eventsOf(orderId)).toEqual(["confirmationSent"]);
    expect((await h.seen(orderId))[0]!.sendings.map(({ means, reminder, recipient }) => [means, reminder, recipient])).toEqual([["link", false, null], ["mail", true, "other@example.com"]]);
  });

  test("what was answered is neither sent again nor reminded of, and nobody does it with another's order", async () => {
    const { orderId, requestId } = await h.asked();
    for (const [way, who] of [["mail", "colleague"], ["reminder", "stranger"], ["reminder", "keeper"]] as const) expect((await h.post(who, `/confirmations/${requestId}/${way}`)).status, `${way} by ${who}`).toBeGreaterThanOrEqual(403);
    await (await h.link(requestId)).accept();
    const before = h.mails.length;
    for (const way of ["mail", "reminder"]) expect((await h.post("clerk", `/confirmations/${requestId}/${way}`)).body.code).toBe("confirmationAnswered");
    expect([h.mails.length, h.eventsOf(orderId)]).toEqual([before, ["confirmationSent", "confirmationAccepted"]]);
  });

  test("ways that the policy does not foresee are refused", async () => {
    const { requestId } = await h.asked({ means: ["onBehalf"] });
    expect((await h.post("clerk", `/confirmations/${requestId}/mail`)).body.code).toBe("meansNotForeseen");
    expect((await h.post("clerk", `/confirmations/${requestId}/links`)).body.code).toBe("meansNotForeseen");
  });
});

describe("The page behind a link", () => {
  test("shows the customer his order as the paper says it, and the hash of the very PDF that he can open", async () => {
    const { requestId } = await h.asked();
    const link = await h.link(requestId);
    const { status, body } = await link.page();
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: "awaiting", orderNumber: "SO-2026-000128", identity: "phoneDigits", paper: { totals: { gross: "34728.90" }, terms: { deliveryDate: "2026-03-25" } } });
    expect(body.paper!.lines).toHaveLength(4);
    expect(JSON.stringify(body)).not.toContain(contact.phones[0]!);
    expect(sha256((await link.pdf()).rawPayload)).toBe(body.pdfSha256);
  });

  test("[01.9] an acceptance keeps what was shown, when, from where, by whom and under which words, and the paper shows the signature", async () => {
    const { orderId, requestId, paperId } = await h.asked();
    const link = await h.link(requestId);
    const shown = (await link.page()).body;
    const drawn = await link.upload();
    const scan = await link.upload(pdfBytes("signed and stamped"), "回传.pdf");
    expect(await link.accept({ evidence: [{ kind: "drawnSignature", fileId: drawn.id }, { kind: "stampedScan", fileId: scan.id }] })).toMatchObject({ status: 200, body: { decided: true, state: "given" } });
    expect(h.eventsOf(orderId)).toEqual(["confirmationSent", "confirmationAccepted"]);
    const [seen] = await h.seen(orderId);
    expect(seen).toMatchObject({
      state: "given", decision: { outcome: "given", means: "link", orderVersion: 1, pdfSha256: shown.pdfSha256, name: "陈晓明", consent: shown.consent, identity: "phoneDigits", address: "127.0.0.1", userAgent: "WeChat" },
      evidence: [{ kind: "drawnSignature", sha256: sha256(pngBytes) }, { kind: "stampedScan", sha256: scan.sha256, name: "回传.pdf" }],
    });
    const archived = await h.ask("clerk", { url: `/files/${scan.id}/content` });
    expect(archived.rawPayload.equals(pdfBytes("signed and stamped"))).toBe(true);
    const pdf = await h.papers.pdfOf("1", { paperId, size: "A4", locale: "zh-CN" });
    expect(await textOf((pdf as { bytes: Buffer }).bytes)).toContain("手机页面确认");
    expect(await verify(requestId)).toMatchObject({ sound: true });
    expect((await link.page()).body).toMatchObject({ state: "given", decidedByName: "陈晓明" });
  });

  test("a refusal says why and goes back to sales", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    expect((await link.refuse("交期太晚")).body).toMatchObject({ decided: true, state: "refused" });
    expect(h.events.at(-1)).toEqual({ name: "confirmationRefused", orderId, reason: "交期太晚" });
    expect((await link.page()).body).toMatchObject({ state: "refused", reason: "交期太晚" });
    expect(await unsound(requestId)).toEqual([]);
  });

  test("expired, it neither shows nor decides anything", async () => {
    const { requestId } = await h.asked();
    const link = await h.link(requestId);
    const shown = (await link.page()).body;
    h.clock.moveTo(7 * 86_400_000 + 60_000);
    try {
      expect((await link.accept({ pdfSha256: shown.pdfSha256 })).body.code).toBe("linkExpired");
      expect((await link.page()).body.code).toBe("linkExpired");
    } finally {
      h.clock.moveTo(0);
    }
  });

  test("questions of the policy are answered one by one, and a policy that wants a signature gets one", async () => {
    const { requestId } = await h.asked({ questions: ["complete", "deliveryDate"], evidence: ["drawnSignature", "stampedScan"] });
    const link = await h.link(requestId);
    const codes = async (more: object) => (await link.accept(more)).body.refusals?.map(({ code }) => code);
    expect(await codes({ answers: { complete: true, deliveryDate: false } })).toEqual(["questionUnanswered", "signatureNeeded"]);
    expect((await link.accept({ answers: { complete: true, deliveryDate: true }, evidence: [{ kind: "drawnSignature", fileId: (await link.upload()).id }] })).body.decided).toBe(true);
  });

  test("evidence is what its holder uploaded, not what else lies with the order", async () => {
    const { orderId, requestId } = await h.asked();
    const internal = (await h.upload("clerk", { bytes: pdfBytes("internal"), name: "a.pdf", to: `?kind=order&id=${orderId}` })).json<{ id: string }>();
    const link = await h.link(requestId);
    for (const fileId of [internal.id, randomUUID()]) expect((await link.accept({ evidence: [{ kind: "stampedScan", fileId }] })).body.code).toBe("fileNotYours");
    expect((await link.accept({ evidence: [{ kind: "drawnSignature", fileId: (await link.upload(pdfBytes(), "a.pdf")).id }] })).body.code).toBe("pictureNotSignature");
  });

  test("an answer to other bytes than those on record is refused", async () => {
    const link = await h.link((await h.asked()).requestId);
    expect((await link.accept({ pdfSha256: "0".repeat(64) })).body.code).toBe("confirmationShownOtherwise");
  });
});

describe("The identity check", () => {
  test("counts wrong digits, locks after five, and begins anew with a new link", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    expect((await link.accept({ digits: undefined })).body.code).toBe("identityNeeded");
    for (const attemptsLeft of [4, 3, 2, 1, 0]) expect((await link.accept({ digits: "0000" })).body).toEqual({ decided: false, state: "awaiting", attemptsLeft });
    expect((await link.accept()).body.code).toBe("identityLocked");
    expect(h.eventsOf(orderId)).not.toContain("confirmationAccepted");
    expect((await (await h.link(requestId)).accept()).body.decided).toBe(true);
  });
  test("is left out where the policy does not ask for it", async () => {
    const link = await h.link((await h.asked({ identity: "none" })).requestId);
    expect((await link.accept({ digits: undefined })).body.decided).toBe(true);
  });
});
