import { randomUUID } from "node:crypto";
import type { Answered, Confirmation, ConfirmationByLink } from "../../../contract/confirmations.ts";
import { confirmationRefusals } from "../../../contract/refusals/confirmations.ts";
import { linkRefusals } from "../../../contract/refusals/links.ts";
import type { CommandContext } from "../../platform/command.ts";
import { when } from "../../platform/events.ts";
import { isRefused, refuse } from "../../platform/refusal.ts";
import { house, pngBytes } from "../files/house.fixture.ts";
import { linkAuthenticator } from "../links/index.ts";
import { createPaperRenderer, papersRoom } from "../papers/index.ts";
import { samples } from "../papers/papers.fixture.ts";
import { confirmationAccepted, confirmationRefused, type ConfirmationPolicy, type ConfirmationPorts, confirmationSent, confirmationsRoom, type Contact, type OrderNow } from "./index.ts";
import { afterwards } from "../../../test/support/afterwards.ts";

export const policy: ConfirmationPolicy = {
  required: true, means: ["mail", "link", "onBehalf"], identity: "phoneDigits", linkValidDays: 7, questions: [], source: ["01.9"],
  evidence: ["linkAnswer", "drawnSignature", "stampedScan", "fax", "screenshot", "callRecord", "customerPurchaseOrder"],
};
const customerId = randomUUID();
export const contact: Contact = { id: randomUUID(), name: "陈晓明", emails: ["chen@example.com"], phones: ["138 0013 6021"] };
const unsigned = { ...samples.orderConfirmation, answer: undefined, signatures: [{ role: "供方（签章）" }, { role: "客户（签章）" }] };

/** What an endpoint told: an answer or a problem. */
interface Told extends Answered, ConfirmationByLink {
  code: string;
  refusals?: { code: string }[];
  url: string;
  qrSvg: string;
  qrPng: string;
}

/** What the customer can do who was given a link. */
function phoneOf(h: Awaited<ReturnType<typeof house>>, made: Pick<Told, "url" | "qrSvg" | "qrPng">) {
  const headers = { authorization: `Link ${made.url.split("#")[1]}`, "user-agent": "WeChat" };
  async function send({ key, ...request }: { method: "GET" | "POST"; url: string; payload?: object; key?: string }) {
    const answer = await h.ask("", { ...request, headers: { ...headers, ...(key && { "idempotency-key": key }) } });
    return { status: answer.statusCode, body: answer.json<Told>(), replayed: answer.headers["idempotency-replayed"] };
  }
  const page = () => send({ method: "GET", url: "/link/confirmation" });
  async function decide(what: "acceptance" | "refusal", more: object, key?: string) {
    const { pdfSha256 } = (await page()).body;
    return send({ method: "POST", url: `/link/confirmation/${what}`, key, payload: { pdfSha256, name: "陈晓明", digits: "6021", ...more } });
  }
  return {
    ...made, page, pdf: () => h.ask("", { url: "/link/confirmation/pdf", headers }),
    accept: (more: object = {}, key?: string) => decide("acceptance", { consent: true, ...more }, key), refuse: (reason: string, more: object = {}) => decide("refusal", { reason, ...more }),
    upload: async (bytes: Buffer = pngBytes, name = "签名.png") => (await h.upload("", { bytes, name, headers })).json<{ id: string; sha256: string }>(),
  };
}

/** The room with a real database, real papers and links; orders are rows of a map, mails land in a list. */
export async function confirmationHouse() {
  const renderer = createPaperRenderer();
  afterwards(() => renderer.close());
  const orders = new Map<string, OrderNow>();
  const mails: { to: string; template: string; facts: Record<string, string>; paperId: string }[] = [];
  const events: { name: string; orderId: string; reason?: string }[] = [];
  const heard = [confirmationSent, confirmationAccepted].map((type) => when(type, ({ orderId }, _, { name }) => (events.push({ name, orderId }), Promise.resolve())));
  // An order called veto is one that another department refuses to confirm.
  const refusing = when(confirmationRefused, ({ orderId, reason }, _, { name }) => Promise.resolve(reason === "veto" ? refuse("wrongState", { state: "x" }) : void events.push({ name, orderId, reason })));

  let links: ReturnType<typeof linkAuthenticator> | undefined;
  const h = await house({ reactions: [...heard, refusing], refusals: { ...confirmationRefusals, ...linkRefusals }, authenticate: (request) => links!(request) });
  links = linkAuthenticator(h.database, h.clock);
  const papers = papersRoom({ renderer, files: h.files, pipeline: () => h.pipeline, database: h.database, maySee: h.maySee });
  const ports: ConfirmationPorts = {
    papers, files: h.files, maySee: ({ actor, scope }, { id }) => Promise.resolve(orders.has(id) && actor.companyId === "1" && (scope === "company" || actor.name === "owner")),
    snapshotOf: () => Promise.resolve(unsigned), lockOrder: (_, orderId) => Promise.resolve(orders.get(orderId)), orderNow: (_, orderId) => Promise.resolve(orders.get(orderId)), proposalNow: () => Promise.resolve(undefined),
    contactOf: (_, customer, id) => Promise.resolve(customer === customerId && id === contact.id ? contact : undefined),
    sendMail: (_, mail) => Promise.resolve(void mails.push(mail)), linkUrl: (_, token) => Promise.resolve(`https://gendan.example.com/p/confirm#${token}`),
  };
  const room = confirmationsRoom(ports);
  h.person("clerk", ["salesClerk"]);
  h.person("owner", ["salesperson"]);
  h.person("colleague", ["salesperson"]);
  h.person("keeper", ["warehouse"]);
  h.person("stranger", ["salesClerk"], { companyId: "2" });
  await h.open({ handlers: [...papers.routes, ...room.routes], plugins: [papers.plugin, room.plugin] });

  const clerk = h.person("clerk", ["salesClerk"]);
  async function act<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
    const outcome = await h.pipeline.act(clerk, work);
    if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
    return outcome;
  }
  const hashOf = (orderId: string, version: number) => `${orderId} v${version}`;
  const post = async (who: string, url: string, payload: object = {}) => {
    const answer = await h.ask(who, { method: "POST", url, payload });
    return { status: answer.statusCode, body: answer.json<Told>() };
  };

  return {
    ...h, orders, mails, events, papers, room, act, post, ports,
    /** An order of this version before its customer; the same order again is its next version. */
    async asked(given: Partial<ConfirmationPolicy> = {}, order: { orderId?: string; version?: number; mail?: boolean } = {}) {
      const { orderId = randomUUID(), version = 1 } = order;
      orders.set(orderId, { version, hash: hashOf(orderId, version) });
      const made = await act((context) => room.ask(context, { orderId, version, hash: hashOf(orderId, version), customerId, contactId: contact.id, policy: { ...policy, ...given }, mail: order.mail ?? false }));
      return { orderId, ...made };
    },
    /** A copied link, as what its page can do. */
    async link(requestId: string) {
      const { body } = await post("clerk", `/confirmations/${requestId}/links`);
      return phoneOf(h, body);
    },
    async seen(orderId: string, who = "clerk") {
      return (await h.ask(who, { url: `/orders/${orderId}/confirmations` })).json<Confirmation[]>();
    },
    eventsOf: (orderId: string) => events.filter((event) => event.orderId === orderId).map(({ name }) => name),
  };
}
