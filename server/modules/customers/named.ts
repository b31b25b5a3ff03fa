import type { Customer } from "../../../contract/customers.ts";
import { nameKey } from "./store.ts";

/** Finds the customer that a file's word stands for among those known: by code or credit code, else by name, else by short name; undefined for none, or where several are called so. */
export function namedIn(known: readonly Customer[]): (word: string) => Customer | undefined {
  const by = (keysOf: (customer: Customer) => readonly (string | null)[]): ReadonlyMap<string | null, Customer[]> =>
    known.reduce((found, customer) => {
      for (const key of new Set(keysOf(customer))) found.set(key, [...(found.get(key) ?? []), customer]);
      return found;
    }, new Map<string | null, Customer[]>());
  const [codes, names, shortNames] = [by(({ code, uscc }) => [code, uscc]), by(({ name }) => [nameKey(name)]), by(({ shortName }) => [shortName])];
  return (word) => {
    const fits = codes.get(word) ?? names.get(nameKey(word)) ?? shortNames.get(word);
    return fits?.length === 1 ? fits[0] : undefined;
  };
}
