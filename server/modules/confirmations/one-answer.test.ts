import { beforeAll, describe, expect, test } from "vitest";
import { pdfBytes } from "../files/house.fixture.ts";
import { confirmationHouse, contact } from "./confirmations.fixture.ts";

let h: Awaited<ReturnType<typeof confirmationHouse>>;
beforeAll(async () => {
  h = await confirmationHouse();
});

describe("One request, one answer", () => {
  test("a double click is answered twice the same and done once", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    const both = await Promise.all([link.accept({}, "click-0001"), link.accept({}, "click-0001")]);
    expect(both.map(({ body }) => body.decided)).toEqual([true, true]);
    expect(both.filter(({ replayed }) => replayed)).toHaveLength(1);
    expect(h.eventsOf(orderId)).toEqual(["confirmationSent", "confirmationAccepted"]);
  });

  test.each([
    ["two devices with the same link", async (requestId: string) => { const link = await h.link(requestId); return [link, link]; }],
    ["two links, one accepting and one refusing", async (requestId: string) => [await h.link(requestId), await h.link(requestId)]],
  ])("%s at once give one decision, and the other sees the result", async (_case, linksOf) => {
    const { orderId, requestId } = await h.asked();
    const [one, two] = await linksOf(requestId);
    const both = await Promise.all([one!.accept(), two!.refuse("太贵")]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    const decided = both.find(({ status }) => status === 200)!.body.state;
    expect([(await one!.page()).body.state, (await two!.page()).body.state]).toEqual([decided, decided]);
    expect(h.eventsOf(orderId).filter((name) => name !== "confirmationSent")).toHaveLength(1);
  });

  test("the customer and the clerk at once give one decision", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    const fax = (await h.upload("clerk", { bytes: pdfBytes("fax"), name: "fax.pdf" })).json<{ id: string }>();
    const onBehalf = { outcome: "given", contactId: contact.id, agreedAt: new Date(Date.now() - 1000), evidence: [{ kind: "fax", fileId: fax.id }] };
    const both = await Promise.all([link.accept(), h.post("clerk", `/confirmations/${requestId}/answer`, onBehalf)]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(h.eventsOf(orderId).filter((name) => name === "confirmationAccepted")).toHaveLength(1);
  });

  test("when another department refuses the answer, nothing of it is left and the link still serves", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    expect((await link.refuse("veto")).status).toBe(409);
    expect((await h.seen(orderId))[0]).toMatchObject({ state: "awaiting", decision: null });
    expect((await link.accept()).body.decided).toBe(true);
  });
});

describe("Versions", () => {
  test("an older version's link says that it is superseded, shows nothing of it and decides nothing; the newer one serves", async () => {
    const { orderId, requestId } = await h.asked();
    const older = await h.link(requestId);
    const shown = (await older.page()).body;
    const second = await h.asked({}, { orderId, version: 2 });
    expect((await older.page()).body).toMatchObject({ state: "superseded", paper: null, pdfSha256: null });
    expect((await older.accept({ pdfSha256: shown.pdfSha256 })).body.code).toBe("confirmationSuperseded");
    expect((await older.pdf()).json()).toMatchObject({ code: "confirmationSuperseded" });
    expect((await (await h.link(second.requestId)).accept()).body.decided).toBe(true);
    expect((await h.seen(orderId)).map(({ orderVersion, state }) => [orderVersion, state])).toEqual([[2, "given"], [1, "superseded"]]);
  });
  test("a link to an order that changed since, though nobody asked again, decides nothing", async () => {
    const { orderId, requestId } = await h.asked();
    const link = await h.link(requestId);
    const shown = (await link.page()).body;
    h.orders.set(orderId, { version: 1, hash: "edited" });
    expect((await link.page()).body.state).toBe("superseded");
    expect((await link.accept({ pdfSha256: shown.pdfSha256 })).body.code).toBe("confirmationSuperseded");
  });
});

test("an acceptance leaves room for what the order and its departments do in the same command: at most ten statements", async () => {
  const { requestId } = await h.asked();
  const link = await h.link(requestId);
  const { pdfSha256 } = (await link.page()).body;
  const answer = await h.ask("", {
    method: "POST", url: "/link/confirmation/acceptance", payload: { pdfSha256, name: "陈晓明", digits: "6021", consent: true }, headers: { authorization: `Link ${link.url.split("#")[1]}` },
  });
  expect(Number(/desc="(\d+)"/.exec(String(answer.headers["server-timing"]))?.[1])).toBeLessThanOrEqual(10);
});
