import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { listPriceLists, listPrices, listPricesOfList, type PriceList, setPrice } from "../../../contract/prices.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { NotFound } from "../../parts/NotFound.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { DayField, TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { AllPrices } from "./AllPrices.tsx";
import { audienceOf } from "./price-words.ts";
import { PriceListForm } from "./PriceListForm.tsx";
import { PriceState, until } from "./PriceState.tsx";
import { ProductField } from "./ProductField.tsx";
import style from "./price-list.module.css";

/** A price list: for whom and when, and its dated prices, all or those of one product. */
export function PriceListRead() {
  const t = useT();
  const why = useBarred()("catalog.setPrices");
  const { listId = "" } = useParams({ strict: false });
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQueryOf(listPriceLists, {}, { watches: ["priceList"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const list = data.find(({ id }) => id === listId);
  if (!list) return <NotFound />;
  return (
    <>
      <PageTitle title={list.name} beside={<span className="soft figure">{list.code}</span>}>
        <ExportButton name={list.name} columns={fileColumns(t)} read={() => allRows(listPricesOfList, { id: list.id })} />
        <ActionButton disabledReason={why} onClick={() => setEditing(true)}>{t("customers.edit")}</ActionButton>
      </PageTitle>
      <Section title={t("catalog.scope")}>
        <Facts
          rows={[
            [t("catalog.audience"), audienceOf(list, t)],
            [t("customers.currency"), `${list.currency} · ${t(list.taxInclusive ? "customers.taxIn" : "customers.taxOut")}`],
            [t("catalog.validFrom"), <When key="f" at={list.validFrom} />],
            [t("catalog.validTo"), list.validTo && <When key="t" at={list.validTo} />],
          ]}
        />
      </Section>
      <Prices list={list} why={why} />
      {editing && <PriceListForm list={list} onClose={() => setEditing(false)} />}
    </>
  );
}

type PriceRow = Answer<typeof listPricesOfList>["rows"][number];

/** A price list as a file: the same headers as the import of prices reads. */
const fileColumns = (t: Translate): WrittenColumn<PriceRow>[] => [
  { key: "code", title: t("catalog.code"), width: 0, render: ({ productCode }) => productCode },
  { key: "name", title: t("catalog.name"), width: 0, render: ({ productName }) => productName },
  { key: "spec", title: t("catalog.spec"), width: 0, render: ({ spec }) => spec },
  { key: "unit", title: t("catalog.salesUnit"), width: 0, render: ({ unit }) => unit },
  { key: "from", title: t("catalog.validFrom"), width: 0, render: ({ validFrom }) => validFrom },
  { key: "min", title: t("catalog.minQuantity"), width: 0, render: ({ minQuantity }) => minQuantity },
  { key: "price", title: t("catalog.price"), width: 0, render: ({ price }) => price },
  { key: "floor", title: t("catalog.floorPrice"), width: 0, render: ({ floorPrice }) => floorPrice },
];

function Prices({ list, why }: { list: PriceList; why: string | undefined }) {
  const t = useT();
  const { filter, choose } = useFilter();
  const today = useToday();
  const productId = filter["product"] ?? "";
  const [setting, setSetting] = useState(false);
  const { data, error, refetch } = useQueryOf(listPrices, { id: list.id, productId }, { enabled: productId !== "", watches: ["priceList"] });
  return (
    <Section flush title={t("catalog.prices")} actions={productId && <ActionButton type="primary" disabledReason={why} onClick={() => setSetting(true)}>{t("catalog.setPrice")}</ActionButton>}>
      <div style={{ padding: 12, maxWidth: 520 }}><ProductField label={t("catalog.product")} value={productId} onChange={(product) => choose({ product })} /></div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!productId && <div className={style.prices}><AllPrices listId={list.id} today={today} /></div>}
      {productId && data && (
        <Table
          label={t("catalog.prices")}
          rows={data}
          rowKey={({ validFrom, minQuantity }) => `${validFrom} ${minQuantity}`}
          empty={t("catalog.noPricesHere")}
          columns={[
            { key: "from", title: t("catalog.validFrom"), render: ({ validFrom }) => <When at={validFrom} /> },
            { key: "min", title: t("catalog.minQuantity"), align: "end", render: ({ minQuantity }) => <Quantity value={minQuantity} /> },
            { key: "price", title: t("catalog.price"), align: "end", render: ({ price }) => <strong><Quantity value={price} /></strong> },
            { key: "floor", title: t("catalog.floorPrice"), align: "end", render: ({ floorPrice }) => (floorPrice ? <Quantity value={floorPrice} /> : "—") },
            { key: "state", title: t("catalog.state"), render: (row) => <PriceState row={{ ...row, until: until(row, data) }} today={today} /> },
          ]}
        />
      )}
      {setting && <PriceForm list={list} productId={productId} today={today} onClose={() => setSetting(false)} />}
    </Section>
  );
}

function PriceForm({ list, productId, today, onClose }: { list: PriceList; productId: string; today: string; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState({ validFrom: today, minQuantity: "0", price: "", floorPrice: "" });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(setPrice);
  const faults = faultsOf(error);
  const save = () =>
    run({ id: list.id, productId, ...form, floorPrice: form.floorPrice || null }).then(() => {
      toast({ text: t("catalog.priceSet") });
      onClose();
    }, () => undefined);
  const figure = /^\d{1,10}(\.\d{1,6})?$/;
  const missing = !form.validFrom ? "catalog.validFrom" : !figure.test(form.price) ? "catalog.price" : undefined;
  return (
    <FormDialog title={t("catalog.setPrice")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={() => void save()}>
      <p className="soft">{t("catalog.setPriceHint")}</p>
      <div className={sheet.fields}>
        <DayField label={t("catalog.validFrom")} required value={form.validFrom} onChange={(validFrom) => set({ validFrom })} fault={faults("validFrom")} />
        <TextField label={t("catalog.minQuantity")} figure value={form.minQuantity} onChange={(minQuantity) => set({ minQuantity })} fault={faults("minQuantity")} />
        <TextField label={t("catalog.price")} required figure autoFocus value={form.price} onChange={(price) => set({ price })} fault={faults("price")} />
        <TextField label={t("catalog.floorPrice")} figure value={form.floorPrice} onChange={(floorPrice) => set({ floorPrice })} fault={faults("floorPrice")} />
      </div>
    </FormDialog>
  );
}
