import { email } from "../../../../contract/people.ts";
import type { SsoSettings } from "../../../../contract/sso.ts";
import { refuse, type Refused } from "../../../platform/refusal.ts";

export interface Account {
  kind: "email" | "account";
  value: string;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/**
 * Who somebody is by what the provider says of him. An e-mail counts only as verified (the boolean, not a word that looks like it) and of the company's
 * domains; with another claim its value is looked up beside the people. Refused: ssoUnverified, ssoForeignDomain, ssoUnknown.
 */
export function decideAccount({ accountClaim, emailDomains }: Pick<SsoSettings, "accountClaim" | "emailDomains">, claims: Readonly<Record<string, unknown>>): Account | Refused {
  const said = claims[accountClaim];
  if (accountClaim !== "email") return typeof said === "string" && said !== "" && said.length <= 200 ? { kind: "account", value: said } : refuse("ssoUnknown");
  const address = email.safeParse(said);
  if (!address.success) return refuse("ssoUnknown");
  if (claims["email_verified"] !== true) return refuse("ssoUnverified");
  if (emailDomains.length && !emailDomains.includes(domainOf(address.data))) return refuse("ssoForeignDomain");
  return { kind: "email", value: address.data };
}
