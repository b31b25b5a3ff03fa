import { Select } from "antd";
import { stages } from "../../../contract/order-axes.ts";
import { useT } from "../../i18n/words.ts";
import { CustomerPicker } from "../../parts/CustomerPicker.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { DayField } from "./DayField.tsx";
import { type FilterProps, useNames } from "./Filters.tsx";
import style from "./orders.module.css";

/** The fields of the list's filter. */
export default function FilterFields({ filter, choose }: FilterProps) {
  const t = useT();
  const { buyer, sellers, tags } = useNames(filter, { allTags: true });
  return (
    <div className={style.filters}>
      <Field label={t("orders.customer")}>{(control) => <CustomerPicker control={control} name={buyer ?? ""} onChoose={(customer) => choose({ customer: customer?.id })} />}</Field>
      <Field label={t("orders.stage")}>
        {(control) => (
          <Select
            {...control} mode="multiple" allowClear value={filter["stage"]?.split(",") ?? []} options={stages.map((stage) => ({ value: stage, label: t(`orders.stage.${stage}`) }))} optionFilterProp="label"
            onChange={(chosen: string[]) => choose({ stage: chosen.join(",") || undefined })}
          />
        )}
      </Field>
      <Field label={t("orders.salesperson")}>
        {(control) => <Select {...control} allowClear showSearch optionFilterProp="label" value={filter["seller"]} options={sellers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(seller?: string) => choose({ seller })} />}
      </Field>
      <Field label={t("orders.tags")}>
        {(control) => <Select {...control} allowClear showSearch optionFilterProp="label" value={filter["tag"]} options={tags.map(({ id, name }) => ({ value: id, label: name }))} onChange={(tag?: string) => choose({ tag })} />}
      </Field>
      <Field label={t("orders.dueFrom")}>{(control) => <DayField control={control} label={t("orders.dueFrom")} value={filter["from"] ?? ""} onChange={(from) => choose({ from })} />}</Field>
      <Field label={t("orders.dueTo")}>{(control) => <DayField control={control} label={t("orders.dueTo")} value={filter["to"] ?? ""} onChange={(to) => choose({ to })} />}</Field>
    </div>
  );
}
