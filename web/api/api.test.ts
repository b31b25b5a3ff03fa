import { describe, expect, test } from "vitest";
import { after, attemptFor } from "./attempt.ts";
import { requestOf } from "../../contract/request.ts";
import { newKey } from "./client.ts";
import { concerns } from "./live.ts";
import { ProblemError, problemOf } from "./problem.ts";

describe("a request", () => {
  test("takes what the path names from the input and sends the rest as body", () => {
    const { url, body } = requestOf({ method: "POST", path: "/orders/:orderId/submit" }, { orderId: "a/b", version: 3, note: undefined });
    expect([url, body]).toEqual(["/orders/a%2Fb/submit", '{"version":3}']);
  });

  test("asks with a query, lists repeated", () => {
    expect(requestOf({ method: "GET", path: "/orders" }, { stage: ["draft", "sent"], q: "华东 & 1" }).url).toBe("/orders?stage=draft&stage=sent&q=%E5%8D%8E%E4%B8%9C%20%26%201");
    expect(requestOf({ method: "GET", path: "/orders" }, {}).url).toBe("/orders");
  });

  test("keys are UUIDs of version 4", () => {
    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("sending a command again", () => {
  const refused = new ProblemError({ type: "x", title: "x", status: 409, code: "wrongState" });
  const first = attemptFor(undefined, { quantity: "5" });

  test("after a cut connection it keeps its key, so it is done once", () => {
    expect(attemptFor(after(first, new TypeError("Failed to fetch")), { quantity: "5" }).key).toBe(first.key);
  });

  test("changed input is another command", () => {
    expect(attemptFor(after(first, new TypeError("Failed to fetch")), { quantity: "6" }).key).not.toBe(first.key);
  });

  test("after a refusal or a success it is a new command", () => {
    expect(attemptFor(after(first, refused), { quantity: "5" }).key).not.toBe(first.key);
    expect(attemptFor(after(first), { quantity: "5" }).key).not.toBe(first.key);
  });
});

describe("problems", () => {
  test("carry what the server told", async () => {
    const told = { type: "t", title: "已审核", status: 409, code: "wrongState", hint: "刷新", requestId: "r1" };
    expect((await problemOf(Response.json(told, { status: 409 }))).problem).toEqual(told);
  });

  test("an answer of a proxy becomes one too", async () => {
    const response = new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "x-request-id": "r2" } });
    expect((await problemOf(response)).problem).toMatchObject({ status: 502, code: "unexplained", requestId: "r2" });
  });
});

test("a change touches the answers that watch its kind or itself, and those that watch nothing in particular", () => {
  const change = [{ kind: "order", id: "1" }];
  expect([concerns(undefined, change), concerns(["order"], change), concerns(["order:1"], change), concerns(["order:2", "stock"], change)]).toEqual([true, true, true, false]);
});
