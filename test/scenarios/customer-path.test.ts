import { createServer } from "node:http";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { readCustomerAddress } from "../../contract/customer-address.ts";
import { configOf } from "../../server/cli/config.ts";
import { findingsOf } from "../../server/modules/links/customer-address.ts";
import { customersProxy } from "../support/customers-proxy.ts";
import { lifeOf, signaturePng } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let outside: string;
let inside: string;
beforeAll(async () => {
  const proxy = await customersProxy();
  outside = proxy.address;
  ({ house, mill } = await millHouse({ customerUrl: outside }));
  inside = await house.house.app.listen({ host: "127.0.0.1", port: 0 });
  proxy.passTo(inside);
});

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code?: unknown }).code;

test("a customer's link names the customers' address, and works through it; the staff's stays on the papers", async () => {
  const life = lifeOf(house, mill);
  const orderId = await life.review();
  const token = await life.linkOf(orderId);
  const headers = { authorization: `Link ${token}` };
  const page = await fetch(`${outside}/p/api/v1/link/confirmation`, { headers });
  expect(page.status).toBe(200);
  expect((await fetch(`${outside}/p/api/v1/link/confirmation/pdf`, { headers })).headers.get("content-type")).toContain("pdf");
  const form = new FormData();
  form.set("file", new File([Buffer.from(signaturePng, "base64")], "signature.png"));
  expect((await fetch(`${outside}/p/api/v1/files`, { method: "POST", headers: { ...headers, "idempotency-key": "upload-of-the-customer" }, body: form })).status).toBe(200);
  expect(await mill.admin.ask(readCustomerAddress, {})).toMatchObject({ customers: outside, own: true });
});

test("of the house's own API nothing is reached below the published path, with whatever key", async () => {
  const keys: Record<string, string>[] = [{}, { authorization: "Bearer nobody" }, { authorization: "Link nobody" }, { cookie: "gendan=x" }];
  for (const headers of keys)
    for (const path of ["orders", "me", "files", "openapi.json", "live", "link/../orders", "link/%2e%2e/orders", "link//orders", "files/1/content"]) {
      const answer = await fetch(`${inside}/p/api/v1/${path}`, { headers, redirect: "manual" });
      expect([path, answer.status]).not.toEqual([path, 200]);
      expect(await codeOf(answer)).toMatch(/notFound|signInNeeded/);
    }
  expect(await codeOf(await fetch(`${inside}/p/api/v1/orders`, { headers: { authorization: "Link x" } }))).toBe("notFound");
  for (const path of ["/", "/sign-in", "/api/v1/me", "/health", "/metrics", "/assets/x.js"]) expect((await fetch(`${outside}${path}`)).status).toBe(404);
});

test("the check says whether customers arrive here, and what is wrong when they do not", async () => {
  const secret = (await house.asOwner("select value #>> '{}' as secret from platform.settings where name = 'signInSecret'"))[0]!.secret as string;
  const look = async (customers: string, staff = inside) => (await findingsOf({ customers, staff, secret })).map(({ what }) => what).filter((what) => what !== "plainHttp" && what !== "privateAddress");
  expect((await findingsOf({ customers: outside, staff: inside, secret })).map(({ what }) => what)).toEqual(["plainHttp", "privateAddress"]);
  expect(await look(inside, "http://localhost:1")).toEqual(["staffExposed"]);
  expect((await findingsOf({ customers: outside, staff: inside, secret: "another" })).at(-1)).toMatchObject({ what: "otherInstallation" });
  const stranger = createServer((asked, answer) => void (asked.url?.startsWith("/p/health") ? answer.writeHead(302, { location: "http://elsewhere.example/" }) : answer.writeHead(200)).end("hello"));
  await once(stranger.listen(0, "127.0.0.1"), "listening");
  const { port } = stranger.address() as { port: number };
  expect(await look(`http://127.0.0.1:${port}`)).toEqual(["redirected"]);
  stranger.removeAllListeners("request").on("request", (_, answer) => void answer.end("hello"));
  expect(await look(`http://127.0.0.1:${port}`)).toEqual(["notGendan"]);
  stranger.close();
  stranger.closeAllConnections();
  await once(stranger, "close");
  expect(await look(`http://127.0.0.1:${port}`)).toEqual(["unreachable"]);
  expect((await mill.clerk.sendText("GET", "/customer-address/check")).status).toBe(403);
});

test("an address that cannot serve is refused at the start, by the name of the setting", () => {
  for (const wrong of ["orders.example.com", "ftp://orders.example.com", "https://user@orders.example.com", "https://orders.example.com/gendan", "https://orders.example.com/?a=1"])
    expect(() => configOf({ GENDAN_CUSTOMER_URL: wrong })).toThrow("GENDAN_CUSTOMER_URL");
  expect(configOf({ GENDAN_CUSTOMER_URL: "https://orders.example.com/" }).customerUrl).toBe("https://orders.example.com");
});
