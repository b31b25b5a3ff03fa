import { expect, test } from "vitest";
import { signInBase } from "../../contract/people.ts";
import { lifeOf } from "../support/life.ts";
import { testHouse } from "../support/house.ts";
import { papermill } from "../support/scene.ts";

test("a customer's link opens also in a browser in which somebody of the company is signed in", async () => {
  const house = await testHouse();
  const mill = await papermill(house, "澄江纸品", { demo: true });
  const life = lifeOf(house, mill);
  const link = await life.linkOf(await life.review());
  const { app } = house.house;
  const signedIn = await app.inject({ method: "POST", url: `${signInBase}/demo/sign-in`, payload: { personId: mill.clerk.id } });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  expect(cookie).not.toBe("");
  const open = (headers: Record<string, string>) => app.inject({ method: "GET", url: "/api/v1/link/confirmation", headers });
  expect((await open({ authorization: `Link ${link}`, cookie })).statusCode).toBe(200);
  // The session alone opens no customer's page, and a wrong link does not fall back to the session.
  expect((await open({ cookie })).statusCode).toBe(403);
  expect((await open({ authorization: `Link ${link.slice(0, -3)}xyz`, cookie })).statusCode).toBe(401);
});
