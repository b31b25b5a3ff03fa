import { useState } from "react";
import { getProduct, searchProducts } from "../../../contract/catalog.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { SelectField } from "../../ui/sheet/controls.tsx";

interface Props {
  label: string;
  value: string;
  onChange(productId: string): void;
  required?: boolean;
  fault?: string | undefined;
}

/** Picks a product by any part of its code, name or specification, or by pinyin initials. */
export function ProductField({ value, onChange, ...rest }: Props) {
  const [words, setWords] = useState("");
  const { data: found = [] } = useQueryOf(searchProducts, { q: words.trim() }, { enabled: words.trim() !== "", keep: true });
  const { data: chosen } = useQueryOf(getProduct, { id: value }, { enabled: value !== "" });
  const all = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return <SelectField {...rest} value={value} onChange={(id) => onChange(id ?? "")} onSearch={setWords} choices={all.map(({ id, code, name, spec }) => ({ value: id, label: `${code} ${name} ${spec}`.trim() }))} />;
}
