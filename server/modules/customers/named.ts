import type { Customer } from "../../../contract/customers.ts";
import { nameKey } from "./store.ts";

/** Finds the customer that a file's word stands for among those known: by code or credit code, else by name, else by short name; undefined for none, or where several are called so. */
export function namedIn(known: readonly Customer[]): (word: string) => Customer | undefined {
  return (word) => {
    const key = nameKey(word);
    const fits = [
      known.filter(({ code, uscc }) => code === word || (uscc !== null && uscc === word)), known.filter(({ name }) => nameKey(name) === key), known.filter(({ shortName }) => shortName === word),
    ].find((found) => found.length);
    return fits?.length === 1 ? fits[0] : undefined;
  };
}
