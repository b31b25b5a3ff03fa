import { Checkbox, Select } from "antd";
import { useState } from "react";
import { caseKinds } from "../../../contract/cases.ts";
import { searchProducts } from "../../../contract/catalog.ts";
import { listCustomers } from "../../../contract/customers.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { DayPicker } from "../../ui/DayPicker.tsx";
import { usePeople } from "../people/names.ts";

interface Props {
  filter: Readonly<Record<string, string>>;
  choose(change: Readonly<Record<string, string | undefined>>): void;
}

/** By cause, product, customer, owner and days. */
export function CaseFilters({ filter, choose }: Props) {
  const t = useT();
  const { choices } = usePeople();
  const [words, setWords] = useState({ product: "", customer: "" });
  const { data: products = [] } = useQueryOf(searchProducts, { q: words.product, limit: 20 }, { enabled: words.product !== "", watches: ["product"], keep: true });
  const { data: customers } = useQueryOf(listCustomers, { q: words.customer || undefined, limit: 20 }, { watches: ["customer"], keep: true });
  const day = (name: "from" | "to") => (
    <DayPicker aria-label={t(`cases.${name}`)} placeholder={t(`cases.${name}`)} value={filter[name] ?? ""} onChange={(next) => choose({ [name]: next || undefined })} />
  );
  const pick = (name: "product" | "customer" | "kind" | "owner", options: { value: string; label: string }[], searched = false) => (
    <Select
      allowClear aria-label={t(`cases.${name}`)} placeholder={t(`cases.${name}`)} style={{ minWidth: 130 }} value={filter[name]} onChange={(value) => choose({ [name]: value })} options={options}
      {...(searched ? { showSearch: { filterOption: false, onSearch: (typed: string) => setWords({ ...words, [name]: typed }) } } : { showSearch: { optionFilterProp: "label" } })}
    />
  );
  return (
    <>
      {pick("kind", caseKinds.map((value) => ({ value, label: t(`cases.kind_${value}`) })))}
      {pick("product", products.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })), true)}
      {pick("customer", (customers?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })), true)}
      {pick("owner", choices.map(({ value, label }) => ({ value, label })))}
      {day("from")}
      {day("to")}
      <Checkbox checked={filter["mine"] === "true"} onChange={({ target }) => choose({ mine: target.checked ? "true" : undefined })}>{t("cases.mine")}</Checkbox>
    </>
  );
}
