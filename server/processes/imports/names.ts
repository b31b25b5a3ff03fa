import { codeKey } from "../../../contract/catalog.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import * as catalog from "../../modules/catalog/index.ts";
import type { Tx } from "../../platform/db.ts";

export type Found = { id: string } | { refusal: Refusal };

const unknown = (field: string, value: string): Found => ({ refusal: { code: "importNameUnknown", facts: { value }, path: [field] } });
const ambiguous = (field: string, value: string): Found => ({ refusal: { code: "importNameAmbiguous", facts: { value }, path: [field] } });

/** Looks something up by its code, else by its name. */
export function lookUp(known: readonly { id: string; code?: string; name: string }[], field: string): (value: string) => Found {
  return (value) => {
    const plain = codeKey(value);
    const byCode = known.filter(({ code }) => code !== undefined && codeKey(code) === plain);
    const fits = byCode.length ? byCode : known.filter(({ name }) => codeKey(name) === plain);
    return !fits[0] ? unknown(field, value) : fits.length > 1 ? ambiguous(field, value) : { id: fits[0].id };
  };
}

/** Products by code or bar code, in one statement for all rows. */
export async function productsByCode(tx: Tx, codes: readonly string[], field: string): Promise<(code: string) => Found> {
  const found = new Map((await catalog.findByCodes(tx, { codes })).map((hit) => [hit.asked, hit]));
  return (code) => {
    const hit = found.get(code);
    return hit?.found === "one" ? { id: hit.productId } : hit?.found === "many" ? ambiguous(field, code) : unknown(field, code);
  };
}

/** What was found under names, or all that was not. */
export function together<Names extends Record<string, Found | undefined>>(names: Names): { ids: { [Name in keyof Names]: string | null } } | { refusals: Refusal[] } {
  const refusals = Object.values(names).flatMap((found) => (found && "refusal" in found ? [found.refusal] : []));
  if (refusals.length) return { refusals };
  return { ids: Object.fromEntries(Object.entries(names).map(([name, found]) => [name, found && "id" in found ? found.id : null])) as { [Name in keyof Names]: string | null } };
}
