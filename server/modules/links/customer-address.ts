import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import * as contract from "../../../contract/customer-address.ts";
import { type Handler, read } from "../../platform/command.ts";
import { healthPath, proofOf } from "../../platform/outside-path.ts";
import { rawRead, type RawRoutes } from "../files/index.ts";

export interface Addresses {
  /** In links to customers; of the operator's settings alone. */
  customers: string;
  staff: string;
  /** Of sign-in; from which the proof is made. */
  secret: string;
}

type Finding = z.output<typeof contract.checkCustomerAddress.answer>["findings"][number];
type What = Finding["what"];

const patienceMs = 5_000;
const longestAnswer = 4_096;
const certificates = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/;
const isPrivate = ({ hostname }: URL): boolean => hostname === "localhost" || /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(hostname) || /^\[(::1|f[cd]|fe80)/.test(hostname);

/** Whatever stands against an address before anybody asks it. */
export function warningsOf(customers: string): What[] {
  const url = new URL(customers);
  return [...(url.protocol === "https:" ? [] : ["plainHttp" as const]), ...(isPrivate(url) ? ["privateAddress" as const] : [])];
}

async function asked(url: string): Promise<{ status: number; text: string; location: string | null } | Finding> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patienceMs), headers: { accept: "application/json" } });
    let text = "";
    // A foreign server may send without end.
    for await (const chunk of response.body ?? []) if ((text += Buffer.from(chunk).toString("utf8")).length > longestAnswer) break;
    return { status: response.status, text, location: response.headers.get("location") };
  } catch (error) {
    const { name, cause } = error as { name: string; cause?: { code?: string } };
    const code = cause?.code ?? name;
    return { what: name === "TimeoutError" ? "timeout" : certificates.test(code) ? "certificate" : "unreachable", detail: code };
  }
}

function jsonIn(text: string): { gendan?: unknown; proof?: unknown; code?: unknown } {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}

async function leadsHere({ customers, secret }: Addresses): Promise<Finding | undefined> {
  const nonce = randomBytes(16).toString("base64url");
  const answer = await asked(`${customers}${healthPath}?nonce=${nonce}`);
  if ("what" in answer) return answer;
  if (answer.location !== null) return { what: "redirected", detail: answer.location.slice(0, 200) };
  const { gendan, proof } = jsonIn(answer.text);
  if (answer.status !== 200 || gendan !== true) return { what: "notGendan", detail: String(answer.status) };
  return proof === proofOf(secret, nonce) ? undefined : { what: "otherInstallation", detail: "" };
}

/** Where customers have an address of their own, the staff's API should not answer there. */
async function showsStaff({ customers, staff }: Addresses): Promise<boolean> {
  if (new URL(customers).origin === new URL(staff).origin) return false;
  const answer = await asked(`${customers}/api/v1/me`);
  return "text" in answer && jsonIn(answer.text).code === "signInNeeded";
}

/** Asks the configured address; the person who wants to know chooses nothing of it. */
export async function findingsOf(addresses: Addresses): Promise<Finding[]> {
  const findings: Finding[] = warningsOf(addresses.customers).map((what) => ({ what, detail: "" }));
  const wrong = await leadsHere(addresses);
  if (wrong) findings.push(wrong);
  else if (await showsStaff(addresses)) findings.push({ what: "staffExposed", detail: "" });
  return findings.length ? findings : [{ what: "ok", detail: "" }];
}

export const addressRoutes = ({ customers, staff }: Addresses): readonly Handler[] => [
  read(contract.readCustomerAddress, () => Promise.resolve({ customers, staff, own: new URL(customers).origin !== new URL(staff).origin })),
];

/** The check, which asks outside while no transaction is open. */
export const addressPlugin = (house: RawRoutes, addresses: Addresses) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  rawRead(app, house, { endpoint: contract.checkCustomerAddress, find: () => Promise.resolve(true), respond: async () => ({ findings: await findingsOf(addresses) }) });
  done();
};
