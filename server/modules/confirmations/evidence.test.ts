import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { EvidenceVerification } from "../../../contract/confirmations.ts";
import { pdfBytes } from "../files/house.fixture.ts";
import { confirmationHouse, contact } from "./confirmations.fixture.ts";

let h: Awaited<ReturnType<typeof confirmationHouse>>;
beforeAll(async () => {
  h = await confirmationHouse();
});
const verify = async (requestId: string) => (await h.ask("clerk", { url: `/confirmations/${requestId}/verification` })).json<EvidenceVerification>();
const unsound = async (requestId: string) => (await verify(requestId)).parts.filter(({ sound }) => !sound).map(({ part }) => part);

describe("代客登记", () => {
  const file = async () => (await h.upload("clerk", { bytes: pdfBytes(randomUUID()), name: "回传.pdf" })).json<{ id: string }>().id;
  const answer = async (more: object = {}) => ({ outcome: "given", contactId: contact.id, agreedAt: new Date(Date.now() - 60_000).toISOString(), evidence: [{ kind: "stampedScan", fileId: await file() }], ...more });

  test.each(["stampedScan", "fax", "screenshot", "callRecord", "customerPurchaseOrder"])("[01.9] the customer's %s is archived with who agreed and when, and the order is confirmed", async (kind) => {
    const { orderId, requestId } = await h.asked();
    const fileId = await file();
    expect(await h.post("clerk", `/confirmations/${requestId}/answer`, await answer({ evidence: [{ kind, fileId }], note: "微信确认" }))).toMatchObject({ status: 200, body: { state: "given" } });
    expect((await h.seen(orderId))[0]).toMatchObject({ decision: { means: "onBehalf", name: "陈晓明", contactId: contact.id, recordedByName: "clerk", note: "微信确认" }, evidence: [{ kind, fileId }] });
    expect(h.eventsOf(orderId)).toEqual(["confirmationAccepted"]);
    expect((await h.ask("keeper", { url: `/files/${fileId}` })).json()).toMatchObject({ subject: { kind: "order", id: orderId } });
    expect(await verify(requestId)).toMatchObject({ sound: true });
  });

  test.each<[string, object, string]>([
    ["evidence that only a page can make", { evidence: [{ kind: "linkAnswer", fileId: randomUUID() }] }, "evidenceNotForeseen"],
    ["evidence that the policy does not accept", { evidence: [{ kind: "photo", fileId: randomUUID() }] }, "evidenceNotForeseen"],
    ["evidence that nobody uploaded", { evidence: [{ kind: "fax", fileId: randomUUID() }] }, "fileNotYours"],
    ["no evidence", { evidence: [] }, "invalidInput"],
    ["somebody who is none of the customer's contacts", { contactId: randomUUID() }, "contactUnknown"],
    ["a time to come", { agreedAt: new Date(Date.now() + 3_600_000).toISOString() }, "agreedInFuture"],
    ["a refusal without a reason", { outcome: "refused" }, "reasonNeeded"],
  ])("%s is refused", async (_case, more, code) => {
    const { requestId } = await h.asked();
    expect((await h.post("clerk", `/confirmations/${requestId}/answer`, await answer(more))).body.code).toBe(code);
  });

  test("only who reaches the order may hand over, record or look", async () => {
    const { orderId, requestId } = await h.asked();
    const status = async (who: string) => [(await h.post(who, `/confirmations/${requestId}/links`)).status, (await h.post(who, `/confirmations/${requestId}/answer`, await answer())).status,
      (await h.ask(who, { url: `/orders/${orderId}/confirmations` })).statusCode, (await h.ask(who, { url: `/confirmations/${requestId}/verification` })).statusCode];
    expect(await status("keeper")).toEqual([403, 403, 200, 200]);
    expect(await status("colleague")).toEqual([404, 404, 404, 404]);
    expect(await status("stranger")).toEqual([404, 404, 404, 404]);
    expect((await h.ask("", { url: "/link/confirmation" })).statusCode).toBe(401);
  });
});

describe("One changed byte is found", () => {
  async function accepted() {
    const { requestId } = await h.asked();
    const link = await h.link(requestId);
    const drawn = await link.upload();
    await link.accept({ evidence: [{ kind: "drawnSignature", fileId: drawn.id }] });
    expect(await unsound(requestId)).toEqual([]);
    return { requestId, drawn, pdf: (await h.asOwner("select body from confirmations.decisions where request_id = $1", [requestId]))[0]!.body as string };
  }
  test.each<[string, string, string[]]>([
    ["the words of the answer", "update confirmations.decisions set body = replace(body, '陈晓明', '李四') where request_id = $1", ["answer"]],
    ["the answer together with its hash", "update confirmations.decisions set body = replace(body, '陈晓明', '李四'), hash = encode(sha256(convert_to(replace(body, '陈晓明', '李四'), 'UTF8')), 'hex') where request_id = $1", ["journal"]],
    ["the order version that was asked about", "update confirmations.requests set order_hash = 'x' where id = $1", ["answer"]],
    ["the list of evidence", "update confirmations.evidence set kind = 'fax' where request_id = $1", ["evidenceList"]],
    ["the outcome", "update confirmations.requests set state = 'refused' where id = $1", ["answer"]],
    ["the paper", "update papers.papers set snapshot = replace(snapshot, '34728.90', '34728.91') where id = (select paper_id from confirmations.requests where id = $1)", ["paper"]],
  ])("in %s", async (_case, plant, parts) => {
    const { requestId } = await accepted();
    await h.asOwner(plant, [requestId]);
    expect(await unsound(requestId)).toEqual(parts);
  });
  test("in the bytes of a signature, or of the PDF that was shown", async () => {
    const { requestId, drawn, pdf } = await accepted();
    const spoil = (hash: string, by: number) => {
      const path = join(h.folder, "1", hash.slice(0, 2), hash.slice(2, 4), hash);
      const bytes = readFileSync(path);
      bytes[60] = bytes[60]! ^ by;
      writeFileSync(path, bytes);
    };
    const shown = (JSON.parse(pdf) as { pdfSha256: string }).pdfSha256;
    spoil(shown, 1);
    expect(await unsound(requestId)).toEqual(["paper", "pdf"]);
    spoil(shown, 1);
    spoil(drawn.sha256, 1);
    expect(await unsound(requestId)).toContain("evidence 1");
    spoil(drawn.sha256, 1);
    expect(await unsound(requestId)).toEqual([]);
  });
});
