import { FilterOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import { getCustomer } from "../../../contract/customers.ts";
import { listTags } from "../../../contract/order-tags.ts";
import { listPeople } from "../../../contract/people.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { later } from "../../ui/later.tsx";
import { useShortcut } from "../../ui/useShortcut.ts";
import style from "./orders.module.css";

const Fields = later(() => import("./FilterFields.tsx"));

export interface FilterProps {
  filter: Readonly<Record<string, string>>;
  choose(change: Readonly<Record<string, string | undefined>>): void;
}

/** The filter's fields, behind F; what is chosen stands beside as chips. */
export function Filters(props: FilterProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  useShortcut({ keys: "f", label: t("orders.filter"), group: t("ui.list") }, () => setOpen(true));
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" destroyOnHidden content={<Fields {...props} />}>
      <Button icon={<FilterOutlined />} aria-expanded={open}>{t("orders.filter")}</Button>
    </Popover>
  );
}

/** How those are called whom the filter names; tags are asked for where one is chosen, or all are to be chosen from. */
export const useNames = ({ customer, seller, tag }: Readonly<Record<string, string>>, { allTags = false } = {}) => {
  const { data: buyer } = useQueryOf(getCustomer, { id: customer ?? "" }, { enabled: customer !== undefined, watches: [] });
  const { data: sellers } = useQueryOf(listPeople, { role: "salesperson", limit: 200 }, { watches: ["person"] });
  const { data: tags } = useQueryOf(listTags, {}, { enabled: allTags || tag !== undefined, watches: ["orderTag"] });
  return { tags: tags?.rows ?? [], tag: tags?.rows.find(({ id }) => id === tag)?.name, buyer: buyer?.shortName || buyer?.name, sellers: sellers?.rows ?? [], seller: sellers?.rows.find(({ id }) => id === seller)?.name };
};

/** What is chosen, each with a button to take it back. */
export function Chips({ filter, choose }: FilterProps) {
  const t = useT();
  const { buyer, seller, tag } = useNames(filter);
  const chips: [key: string, label: string, value: string | undefined][] = [
    ["q", t("orders.searched"), filter["q"]],
    ["customer", t("orders.customer"), filter["customer"] && (buyer ?? "…")],
    ["stage", t("orders.stage"), filter["stage"]?.split(",").map((stage) => t(`orders.stage.${stage}`)).join(" / ")],
    ["seller", t("orders.salesperson"), filter["seller"] && (seller ?? "…")],
    ["tag", t("orders.tags"), filter["tag"] && (tag ?? "…")],
    ["from", t("orders.dueFrom"), filter["from"]],
    ["to", t("orders.dueTo"), filter["to"]],
    ["won", t("orders.wonFrom"), filter["won"]],
    ["paid", t("orders.paidFrom"), filter["paid"]],
  ];
  const shown = chips.filter(([, , value]) => value);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map(([key, label, value]) => (
        <span key={key} className={style.chip}>
          <span>{t("orders.chip", { label, value })}</span>
          <button type="button" aria-label={t("orders.takeOut", { name: `${label} ${value}` })} onClick={() => choose({ [key]: undefined })}>×</button>
        </span>
      ))}
      <Button size="small" type="text" onClick={() => choose(Object.fromEntries(shown.map(([key]) => [key, undefined])))}>{t("orders.clearFilter")}</Button>
    </>
  );
}
