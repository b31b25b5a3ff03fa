import { createHmac } from "node:crypto";
import type { RobotVendor } from "../../../../contract/robots.ts";
import { allowedByOperator } from "../../../platform/outside-hosts.ts";

export interface GroupMessage {
  title: string;
  text: string;
  link: string;
}
interface Target {
  url: string;
  secret: string | null;
}
/** What a vendor made of a message: `slow`, the group is told too much; `later`, it may go well the next time; `never`, it will not. */
export type Verdict = { ok: true } | { ok: false; again: "later" | "slow" | "never"; words: string };

/** Where each vendor's robots live. */
export const vendorHosts: Record<RobotVendor, readonly string[]> = { wecom: ["qyapi.weixin.qq.com"], dingtalk: ["oapi.dingtalk.com"], feishu: ["open.feishu.cn", "open.larksuite.com"] };

/** Whether an address may be written to: https at the vendor's own host, or what the operator allows (`host:port`), and no user in it. */
export function mayReach(vendor: RobotVendor, address: string, allowed: readonly string[]): boolean {
  if (allowedByOperator(address, allowed)) return true;
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  return url.protocol === "https:" && url.port === "" && vendorHosts[vendor].includes(url.hostname);
}

const hmac = (key: string, text: string): string => createHmac("sha256", key).update(text).digest("base64");
const plain = ({ title, text, link }: GroupMessage): string => `${title}\n${text}\n${link}`;

/** WeCom takes 2,048 bytes of text. */
function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = text.slice(0, bytes);
  while (Buffer.byteLength(kept) > bytes - 3) kept = kept.slice(0, -1);
  return `${kept}…`;
}

interface Asked {
  url: string;
  body: unknown;
}
/** Plain texts: nothing that people typed is read as markup or calls everybody of the group. `at` is the machine's clock, which vendors compare with theirs. */
const requests: Record<RobotVendor, (target: Target, message: GroupMessage, at: Date) => Asked> = {
  wecom: ({ url }, { title, text, link }) => ({ url, body: { msgtype: "text", text: { content: `${shortened(`${title}\n${text}`, 1_900 - Buffer.byteLength(link))}\n${link}` } } }),
  dingtalk({ url, secret }, message, at) {
    const signed = new URL(url);
    if (secret) {
      const timestamp = String(at.getTime());
      signed.searchParams.set("timestamp", timestamp);
      signed.searchParams.set("sign", hmac(secret, `${timestamp}\n${secret}`));
    }
    return { url: signed.href, body: { msgtype: "text", text: { content: shortened(plain(message), 18_000) } } };
  },
  feishu({ url, secret }, { title, text, link }, at) {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const content = [[{ tag: "text", text: shortened(text, 18_000) }], [{ tag: "a", text: link, href: link }]];
    return { url, body: { ...(secret && { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") }), msg_type: "post", content: { post: { zh_cn: { title, content } } } } };
  },
};

/** Codes by which vendors say that they were told too much, and those after which trying again is pointless. */
const slow: Record<RobotVendor, readonly number[]> = { wecom: [45009, 45033], dingtalk: [130101, 410100, 660026], feishu: [11232, 9499, 99991400] };
const never: Record<RobotVendor, readonly number[]> = {
  wecom: [93000, 40008, 40058, 44004, 45002], dingtalk: [310000, 300001, 300005, 400013, 400102, 400105, 40035, 43004], feishu: [19001, 19002, 19021, 19022, 19024, 10003],
};

function verdictOf(vendor: RobotVendor, status: number, text: string): Verdict {
  if (status === 429) return { ok: false, again: "slow", words: "429" };
  if (status >= 500) return { ok: false, again: "later", words: String(status) };
  const { code, words } = codeIn(text);
  if (code === 0 && status < 300) return { ok: true };
  const said = `${code ?? status} ${words}`.trim().slice(0, 200);
  if (code === undefined) return { ok: false, again: status >= 400 ? "never" : "later", words: said };
  return { ok: false, again: slow[vendor].includes(code) ? "slow" : never[vendor].includes(code) ? "never" : "later", words: said };
}

function codeIn(text: string): { code: number | undefined; words: string } {
  try {
    const said = Object(JSON.parse(text)) as { errcode?: unknown; code?: unknown; StatusCode?: unknown; errmsg?: unknown; msg?: unknown };
    const code = said.errcode ?? said.code ?? said.StatusCode;
    const words = said.errmsg ?? said.msg;
    return { code: typeof code === "number" ? code : undefined, words: typeof words === "string" ? words : "" };
  } catch {
    return { code: undefined, words: "no JSON" };
  }
}

const patienceMs = 8_000;
const longestAnswer = 16_384;

/** Hands a message to a vendor. Follows no redirection and never throws; no word of it names the address. */
export async function send(vendor: RobotVendor, target: Target, message: GroupMessage): Promise<Verdict> {
  const { url, body } = requests[vendor](target, message, new Date());
  try {
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), redirect: "error", signal: AbortSignal.timeout(patienceMs) });
    let text = "";
    for await (const chunk of response.body ?? []) if ((text += Buffer.from(chunk).toString("utf8")).length > longestAnswer) break;
    return verdictOf(vendor, response.status, text);
  } catch (error) {
    const { name, cause } = error as { name: string; cause?: { code?: string } };
    return { ok: false, again: "later", words: name === "TimeoutError" ? "no answer in time" : (cause?.code ?? "not reached") };
  }
}
