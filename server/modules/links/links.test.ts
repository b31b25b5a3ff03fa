import { beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { type Actor, systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, pipelineOf } from "../../platform/command.ts";
import { isRefused } from "../../platform/refusal.ts";
import { createLink, linkAuthenticator, lookThrough, openLink, revokeFor, useUp } from "./index.ts";

const subject = { kind: "delivery", id: "018f0000-0000-7000-8000-000000000001" };
const day = 86_400_000;
const clock = clockWith();
let db: TestDatabase;
let authenticate: ReturnType<typeof linkAuthenticator>;
beforeAll(async () => {
  db = await testDatabase();
  authenticate = linkAuthenticator(db.database, clock);
});
const act = <T>(who: Actor, work: (context: CommandContext) => Promise<T>) => pipelineOf(db.database, { clock }, []).act(who, work);
const made = async (about = subject) => {
  const link = await act(systemActor("1"), (context) => Promise.resolve(createLink(context, { purpose: "signDelivery", subject: about, expiresAt: new Date(clock.now().getTime() + day) })));
  if (isRefused(link)) throw new Error("refused");
  return link;
};
const come = (token: string, ip = "10.0.0.1") => authenticate({ headers: { authorization: `Link ${token}`, "user-agent": "phone" }, ip });
const code = (outcome: unknown) => (isRefused(outcome) ? outcome.refusals[0].code : "good");
const open = async (who: Actor) => code(await act(who, (context) => openLink(context, "signDelivery")));

test("a link lets its holder do one thing about one subject, and the database keeps only a hash of it", async () => {
  const { token, linkId } = await made();
  expect(await come(token)).toMatchObject({ kind: "link", linkId, companyId: "1", subject, address: "10.0.0.1", permissions: new Map([["link.sign", "own"]]) });
  expect(Buffer.from(token.split("_").slice(2).join("_"), "base64url").length * 8).toBeGreaterThanOrEqual(128);
  const [row] = await db.asOwner("select l::text as whole from links.links l where id = $1", [linkId]);
  expect(row!.whole).not.toContain(token.split("_")[2]);
});

test("a link of one purpose serves no other", async () => {
  const holder = (await come((await made()).token))!;
  expect(code(await act(holder, (context) => openLink(context, "giveFeedback")))).toBe("linkForOther");
});

test("a link is used once; afterwards it can be looked at, with the evidence of its use", async () => {
  const { token, linkId } = await made();
  const holder = (await come(token))!;
  const use = () => act(holder, async (context) => {
    const link = await openLink(context, "signDelivery");
    if (!isRefused(link)) useUp(context, link);
    return link;
  });
  expect((await Promise.all([use(), use()])).map(code).sort()).toEqual(["good", "linkUsed"]);
  expect(code(await act(holder, (context) => lookThrough(context, "signDelivery")))).toBe("good");
  expect(await db.asOwner("select used_address, used_agent from links.links where id = $1", [linkId])).toEqual([{ used_address: "10.0.0.1", used_agent: "phone" }]);
});

test("withdrawn and expired links are refused by name", async () => {
  const other = { ...subject, id: "018f0000-0000-7000-8000-000000000002" };
  const withdrawn = (await come((await made(other)).token))!;
  expect(await act(systemActor("1"), (context) => revokeFor(context, other, "signDelivery"))).toBe(1);
  expect(await open(withdrawn)).toBe("linkRevoked");
  const late = (await come((await made()).token))!;
  clock.moveTo(2 * day);
  expect(await open(late)).toBe("linkExpired");
  clock.moveTo(0);
});

test("a token carried over to another company opens nothing", async () => {
  const { token } = await made();
  expect(await come(token.replace("gdl_1_", "gdl_2_"), "10.0.0.2")).toBeUndefined();
});

test("after ten wrong tokens in a minute an address is not heard until the minute is over, others are", async () => {
  const { token } = await made();
  for (let i = 0; i < 10; i += 1) expect(await come(`gdl_1_${"x".repeat(43)}`, "10.0.0.9")).toBeUndefined();
  expect(await come(token, "10.0.0.9")).toBeUndefined();
  expect(await come(token, "10.0.0.8")).toBeDefined();
  clock.moveTo(61_000);
  expect(await come(token, "10.0.0.9")).toBeDefined();
  clock.moveTo(0);
});
