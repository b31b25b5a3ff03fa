import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import * as oidc from "openid-client";
import type { SsoSettings } from "../../../../contract/sso.ts";
import { allowedInSecret } from "../../../platform/outside-hosts.ts";

/** The provider did not answer, or not as one does; or it asks us to knock where the operator does not let us. */
export class ProviderAway extends Error {}

const patienceSeconds = 8;
const longestAnswer = 256 * 1024;

/** Asks nobody whom the operator does not allow, follows no redirection, and reads no more than it can hold. */
const carefulFetch = (hosts: readonly string[]): oidc.CustomFetch => async (url, options) => {
  if (!allowedInSecret(url, hosts)) throw new ProviderAway("address not allowed");
  try {
    const body = options.body instanceof Uint8Array ? Buffer.from(options.body) : options.body;
    const response = await fetch(url, { ...options, body, redirect: "error", signal: AbortSignal.timeout(patienceSeconds * 1000) });
    if (response.status >= 500) throw new ProviderAway(String(response.status));
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      chunks.push(Buffer.from(chunk));
      if ((length += chunk.length) > longestAnswer) throw new ProviderAway("too long");
    }
    return new Response(Buffer.concat(chunks), { status: response.status, headers: response.headers });
  } catch (error) {
    throw error instanceof ProviderAway ? error : new ProviderAway("not reached", { cause: error });
  }
};

const isAway = (error: unknown): boolean => error instanceof ProviderAway || (error instanceof Error && error.cause !== undefined && isAway(error.cause));

/** As the provider wants it, by header where it does not say. */
const clientAuth = (secret: string): oidc.ClientAuth => (server, ...more) => {
  const known = server.token_endpoint_auth_methods_supported;
  const byBody = known !== undefined && !known.includes("client_secret_basic");
  return (byBody ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret))(server, ...more);
};

export interface Provider {
  configuration: oidc.Configuration;
  /** The keys by which it signs. An unknown one has them asked for again, at most twice a minute. */
  keys: JWTVerifyGetKey;
}

const keysAt = (address: string, fetchIt: oidc.CustomFetch): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(address), { [customFetch]: (url, { headers, ...options }) => fetchIt(url, { ...options, headers: Object.fromEntries(headers), body: undefined }) });

/** Asks the issuer where its doors are. Throws ProviderAway. */
export async function discover({ issuer, clientId }: Pick<SsoSettings, "issuer" | "clientId">, { secret, hosts }: { secret: string; hosts: readonly string[] }): Promise<Provider> {
  const plain = issuer.startsWith("http:");
  const fetchIt = carefulFetch(hosts);
  try {
    const configuration = await oidc.discovery(new URL(issuer), clientId, undefined, clientAuth(secret), {
      [oidc.customFetch]: fetchIt, timeout: patienceSeconds,
      // Signatures are looked at although the token comes straight from the provider; plain http reaches no further than this machine.
      execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
    });
    return { configuration, keys: keysAt(configuration.serverMetadata().jwks_uri ?? "", fetchIt) };
  } catch (error) {
    throw new ProviderAway("no metadata", { cause: error });
  }
}

/** What only the browser that began a sign-in can prove to have begun. */
export interface Proof {
  state: string;
  nonce: string;
  verifier: string;
}

export async function addressToSignIn({ configuration }: Provider, { state, nonce, verifier }: Proof, returnUrl: string): Promise<string> {
  const parameters = { redirect_uri: returnUrl, scope: "openid email profile", state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" };
  return oidc.buildAuthorizationUrl(configuration, parameters).href;
}

export interface Named {
  subject: string;
  /** The provider's name for the session that it has with this browser, where it gives one. */
  sid: string | undefined;
  claims: Readonly<Record<string, unknown>>;
}
export type Outcome = Named | "away" | "denied" | "notProven";

/**
 * Exchanges the code and verifies all of it: state, nonce, PKCE, issuer, audience, times, signature. Claims that the token leaves out are asked for. Never
 * throws for what a provider or somebody in between does.
 */
export async function whoCame({ configuration }: Provider, returned: URL, { state, nonce, verifier }: Proof): Promise<Outcome> {
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, returned, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
    const claims = tokens.claims();
    if (!claims) return "notProven";
    const more = configuration.serverMetadata().userinfo_endpoint ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    const { sid } = claims;
    return { subject: claims.sub, sid: typeof sid === "string" && sid ? sid : undefined, claims: { ...more, ...claims } };
  } catch (error) {
    if (error instanceof oidc.AuthorizationResponseError) return "denied";
    return isAway(error) ? "away" : "notProven";
  }
}

/** Where the provider ends its own session; null when it does not say. */
export const addressToSignOut = ({ configuration }: Provider, backTo: string): string | null =>
  configuration.serverMetadata().end_session_endpoint ? oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href : null;
