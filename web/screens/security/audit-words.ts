import type { Translate } from "../../i18n/translator.ts";
import { roleName } from "../people/names.ts";

const isKey = (value: unknown): boolean => typeof value === "string" && /^[\da-f]{8}-[\da-f-]{27}$/.test(value);
const rolesIn = (value: unknown, t: Translate): string | undefined => (Array.isArray(value) ? value.map((role) => roleName(String(role), t)).join(t("people.listComma")) || "—" : undefined);

/** What an entry of the audit says beside its kind, in words; keys of documents say nothing to a reader and are left to the file. */
export function factsTold(facts: Readonly<Record<string, unknown>>, t: Translate): string {
  const { from, to, roles, secondFactor, of, kind, left, rows, ended, ...more } = facts;
  const change = rolesIn(to, t);
  const known = [
    change && `${rolesIn(from, t) ?? ""} → ${change}`,
    rolesIn(roles, t),
    secondFactor === true && t("security.withCode"),
    of !== undefined && t(of === "code" ? "security.code" : "people.password"),
    kind !== undefined && t(kind === "join" ? "security.toJoin" : "security.toReset"),
    left !== undefined && t("security.left", { count: Number(left) }),
    ended !== undefined && t("security.ended", { count: Number(ended) }),
  ];
  const rest = Object.values(more).filter((value) => value !== null && typeof value !== "object" && !isKey(value)).map(String);
  return [...known, ...rest, rows !== undefined && t("security.rows", { count: Number(rows) })].filter(Boolean).join(" · ");
}
