import { useMemo } from "react";
import { readCompany } from "../../../contract/companies.ts";
import { listPeople } from "../../../contract/people.ts";
import { type Permission, permissions, type Role, roles } from "../../../contract/permissions.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import type { Choice } from "../../ui/sheet/controls.tsx";

const most = 200;

/** The company's people as choices, and the name of any of them by id; nobody for who may not see them. */
export function usePeople(): { choices: readonly Choice[]; nameOf(id: string | null | undefined): string } {
  const may = useMay();
  const { data } = useQueryOf(listPeople, { limit: most }, { watches: ["person"], enabled: may("people.see") });
  return useMemo(() => {
    const people = data?.rows ?? [];
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      choices: people.filter(({ state }) => state === "active").map(({ id, name, jobTitle }) => ({ value: id, label: jobTitle ? `${name} · ${jobTitle}` : name })),
      nameOf: (id) => (id ? (names.get(id) ?? "") : ""),
    };
  }, [data]);
}

/** The company with its ledgers and departments. */
export const useCompany = () => useQueryOf(readCompany, {}, { watches: ["company", "ledger", "department"] });

export const roleName = (role: string, t: Translate): string => t(`people.role_${role}`);
export const roleChoices = (t: Translate): Choice[] => roles.map((role) => ({ value: role, label: roleName(role, t) }));

/** Which roles hold a permission, for those who lack it. */
export const holdersOf = (permission: Permission): Role[] => {
  const grants: Partial<Record<Role, string>> = permission === "public" ? {} : permissions[permission];
  return roles.filter((role) => grants[role] !== undefined);
};

/** Why somebody lacks a permission and who has it; undefined when he has it himself. */
export function useBarred(): (permission: Permission) => string | undefined {
  const may = useMay();
  const t = useT();
  return (permission) => (may(permission) ? undefined : t("people.barred", { roles: holdersOf(permission).map((role) => roleName(role, t)).join(t("people.listComma")) }));
}
