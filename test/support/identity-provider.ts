import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import Provider, { type ClientMetadata, type KoaContextWithOIDC } from "oidc-provider";
import { afterwards } from "./afterwards.ts";
import { freePort } from "./free-port.ts";

export interface ProviderAccount {
  email?: string;
  email_verified?: boolean | string;
  employee?: string;
}

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
/** A token with other claims, signed by the provider's own key or by one that nobody knows. */
function forged(token: string, patch: object, key = keys.privateKey): string {
  const [head = "", body = ""] = token.split(".");
  return sealed(`${head}.${encoded({ ...JSON.parse(Buffer.from(body, "base64url").toString()) as object, ...patch })}`, key);
}
const sealed = (text: string, key = keys.privateKey): string => `${text}.${createSign("RSA-SHA256").update(text).sign(key).toString("base64url")}`;

/** A token as the provider would sign it, or a stranger in its name. */
export const tokenOf = (claims: object, { head = {}, byStranger = false }: { head?: object; byStranger?: boolean } = {}): string =>
  sealed(`${encoded({ alg: "RS256", kid: "one", typ: "logout+jwt", ...head })}.${encoded(claims)}`, byStranger ? stranger.privateKey : keys.privateKey);

/** What the library's types leave out of its clients. */
interface Told {
  backchannelLogout(sub: string, sid: string): Promise<void>;
}

const signInPage = (action: string) => `<!doctype html><html lang="zh"><title>Identity provider</title><form method="post" action="${action}"><label>Account <input name="login" autofocus></label><button>Continue</button></form>`;

async function bodyOf(ctx: KoaContextWithOIDC): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of ctx.req) text += String(chunk);
  return new URLSearchParams(text);
}

/**
 * An OpenID provider (`oidc-provider`) on a port of this machine. Its page asks for the account alone; consent is given already. `lies` changes what its ID tokens
 * say while it is set, signed all the same; `signedByStranger` has them signed by another key. `reach`: how it comes to its clients, if not by the network, when it tells them that somebody signed out.
 */
export async function identityProvider({ clients, accounts, port: wanted, reach }: { clients: ClientMetadata[]; accounts: Record<string, ProviderAccount>; port?: number; reach?(address: string, form: string): Promise<{ status: number }> }) {
  const port = wanted ?? (await freePort());
  const issuer = `http://127.0.0.1:${port}`;
  const mood: { lies: object | undefined; signedByStranger: boolean; broken: boolean } = { lies: undefined, signedByStranger: false, broken: false };
  const provider = new Provider(issuer, {
    clients,
    jwks: { keys: [{ ...keys.privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: ["test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["employee"] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: true } },
    // Of itself it would not go to a client on this very machine.
    fetch: async (url, { method, headers, body, redirect, signal } = {}) => {
      const { href } = url instanceof Request ? new URL(url.url) : new URL(url);
      return reach && body instanceof URLSearchParams ? new Response(null, await reach(href, body.toString())) : fetch(href, { method, headers, body, redirect, signal });
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => (id in accounts ? { accountId: id, claims: () => Promise.resolve({ sub: id, ...accounts[id] }) } : undefined),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    if (mood.broken) return void (ctx.status = 503);
    if (ctx.path.startsWith("/interaction/")) {
      if (ctx.method === "GET") return void ((ctx.type = "html"), (ctx.body = signInPage(ctx.path)));
      const login = (await bodyOf(ctx as KoaContextWithOIDC)).get("login") ?? "";
      ctx.respond = false;
      return provider.interactionFinished(ctx.req, ctx.res, login === "nobody" ? { error: "access_denied" } : { login: { accountId: login } });
    }
    await next();
    const answer = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === "/token" && answer?.id_token && (mood.lies || mood.signedByStranger)) answer.id_token = forged(answer.id_token, mood.lies ?? {}, mood.signedByStranger ? stranger.privateKey : keys.privateKey);
  });
  const server = createServer(provider.callback());
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  afterwards(() => new Promise<void>((closed) => {
    server.closeAllConnections();
    server.close(() => closed());
  }));

  /** What a browser does that is led to the provider: signs in there and is led back. Answers the query of the address it ends at. */
  async function signIn(location: string, login: string): Promise<string> {
    const cookies = new Map<string, string>();
    let next = location;
    for (let hop = 0; hop < 8; hop += 1) {
      const posts = next.includes("/interaction/");
      const answer = await fetch(next, {
        redirect: "manual", headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(posts && { method: "POST", body: new URLSearchParams({ login }) }),
      });
      for (const line of answer.headers.getSetCookie()) cookies.set(line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1).split(";")[0] ?? "");
      const leads = new URL(answer.headers.get("location") ?? "about:blank", next);
      if (!leads.href.startsWith(issuer)) return leads.search;
      next = leads.href;
    }
    throw new Error("the provider leads in circles");
  }
  /** Tells a client that somebody signed out; rejects where it does not answer as it should. */
  async function tellSignOut(clientId: string, { sub, sid }: { sub: string; sid?: string }): Promise<void> {
    const client = (await provider.Client.find(clientId)) as unknown as Told;
    await client.backchannelLogout(sub, sid ?? "");
  }
  return { issuer, host: new URL(issuer).host, mood, signIn, tellSignOut };
}
