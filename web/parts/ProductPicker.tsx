import { useMemo } from "react";
import { codeKey, listProducts, searchProducts } from "../../contract/catalog.ts";
import { listPartNumbers } from "../../contract/customers.ts";
import { type Answer, call } from "../api/client.ts";
import { useQueryOf } from "../api/hooks.ts";
import { useT } from "../i18n/words.ts";
import type { Choice } from "../ui/lines/columns.ts";
import type { FieldControl } from "../ui/sheet/Field.tsx";
import { ChoiceField } from "./ChoiceField.tsx";

export type PickedProduct = Answer<typeof searchProducts>[number];
type PartNumber = Answer<typeof listPartNumbers>[number];

export interface ProductSearch {
  /** For pickers; stays the same function as long as the customer does. */
  search(words: string): Promise<readonly Choice[]>;
  /** A product that some search has found. */
  known(id: string): PickedProduct | undefined;
  /** The product that exactly this code or number of the customer's means. */
  exactly(code: string): Promise<PickedProduct | undefined>;
  /** The customer's own number of a product. */
  partNoOf(productId: string): string | undefined;
}

const detailOf = ({ spec, model, salesUnit }: PickedProduct) => [spec, model, salesUnit].filter(Boolean).join(" · ");

/** Products by code, name, specification, pinyin initials, bar code, and by the customer's own part numbers. */
export function useProductSearch(customerId: string | undefined): ProductSearch {
  const { data: partNumbers } = useQueryOf(listPartNumbers, { id: customerId ?? "" }, { enabled: customerId !== undefined, watches: ["customer"] });
  return useMemo(() => productSearch(partNumbers ?? []), [partNumbers]);
}

// One memory for the page: a search of one cell is the knowledge of all others.
const seen = new Map<string, PickedProduct>();
const remember = (products: readonly PickedProduct[]) => products.map((product) => (seen.set(product.id, product), product));

function productSearch(partNumbers: readonly PartNumber[]): ProductSearch {
  const find = async (words: string) => remember(words ? await call(searchProducts, { q: words, limit: 20 }) : (await call(listProducts, { active: "true", limit: 20 })).rows);
  const byPart = (words: string) => partNumbers.filter(({ partNo }) => codeKey(partNo).startsWith(codeKey(words)));
  return {
    async search(words) {
      const theirs = words ? byPart(words).slice(0, 10) : [];
      const ours = await find(words);
      const listed = ours.map((product): Choice => ({ key: product.id, code: product.code, label: product.name, detail: detailOf(product), initials: product.initials }));
      const named = theirs.map(({ productId, partNo, name, code }): Choice => ({ key: productId, code: partNo, label: name, detail: code }));
      return [...named.filter(({ key }) => !listed.some((each) => each.key === key)), ...listed];
    },
    known: (id) => seen.get(id),
    async exactly(code) {
      const key = codeKey(code);
      const part = partNumbers.find(({ partNo, barCode }) => codeKey(partNo) === key || (barCode !== null && codeKey(barCode) === key));
      const found = await find(part?.code ?? code);
      return part ? found.find(({ id }) => id === part.productId) : found.find((product) => codeKey(product.code) === key || codeKey(product.barCode ?? "") === key);
    },
    partNoOf: (productId) => partNumbers.find((each) => each.productId === productId)?.partNo,
  };
}

interface Props {
  /** How the chosen product is called. */
  name: string;
  customerId?: string;
  onChoose(product: PickedProduct | undefined): void;
  onNext?(): void;
  control?: FieldControl;
}

/** A product in a form; in a line grid, `useProductSearch` serves the column. */
export function ProductPicker({ name, customerId, onChoose, ...rest }: Props) {
  const t = useT();
  const products = useProductSearch(customerId);
  const choose = async ({ key, code }: Choice) => onChoose(products.known(key) ?? (await products.exactly(code)));
  return (
    <ChoiceField {...rest} label={t("orders.product")} placeholder={t("orders.productHint")} text={name} search={products.search} onChoose={(choice) => void choose(choice)} onClear={() => onChoose(undefined)} />
  );
}
