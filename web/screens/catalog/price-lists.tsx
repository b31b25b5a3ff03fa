import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { listPriceLists } from "../../../contract/prices.ts";
import { type Answer, call } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import { DiscountAuthority } from "./DiscountAuthority.tsx";
import { audienceOf } from "./price-words.ts";
import { PriceListForm } from "./PriceListForm.tsx";
import { TaxRates } from "./TaxRates.tsx";

/** The price lists, for whom each is and when, the discounts that roles may grant, and the tax rates. */
export function PriceLists() {
  const t = useT();
  const barred = useBarred();
  const { history } = useRouter();
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQueryOf(listPriceLists, {}, { watches: ["priceList"] });
  return (
    <>
      <PageTitle title={t("catalog.priceLists")}>
        <ExportButton name={t("catalog.priceLists")} columns={fileColumns(t)} read={async () => ({ rows: await call(listPriceLists, {}), more: false })} />
        <ActionButton type="primary" disabledReason={barred("catalog.setPrices")} onClick={() => setCreating(true)}>{t("catalog.createPriceList")}</ActionButton>
      </PageTitle>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Section flush title={t("catalog.priceLists")}>
        <Table
          label={t("catalog.priceLists")}
          rows={data ?? []}
          rowKey={({ id }) => id}
          empty={data ? t("catalog.noPriceLists") : t("ui.loading")}
          columns={[
            { key: "code", title: t("catalog.code"), render: ({ id, code }) => <Goto href={`/price-lists/${id}`} className="figure">{code}</Goto> },
            { key: "name", title: t("catalog.name"), render: ({ id, name }) => <Goto href={`/price-lists/${id}`}>{name}</Goto> },
            { key: "audience", title: t("catalog.audience"), render: (list) => audienceOf(list, t) },
            { key: "currency", title: t("customers.currency"), render: ({ currency, taxInclusive }) => `${currency} · ${t(taxInclusive ? "customers.taxIn" : "customers.taxOut")}` },
            { key: "valid", title: t("catalog.valid"), render: ({ validFrom, validTo }) => <><When at={validFrom} show="absolute" /> – {validTo && <When at={validTo} show="absolute" />}</> },
          ]}
        />
      </Section>
      <DiscountAuthority />
      <TaxRates />
      {creating && <PriceListForm list={undefined} onSaved={(id) => history.push(`/price-lists/${id}`)} onClose={() => setCreating(false)} />}
    </>
  );
}

const fileColumns = (t: Translate): WrittenColumn<Answer<typeof listPriceLists>[number]>[] => [
  { key: "code", title: t("catalog.code"), width: 0, render: ({ code }) => code },
  { key: "name", title: t("catalog.name"), width: 0, render: ({ name }) => name },
  { key: "audience", title: t("catalog.audience"), width: 0, render: (list) => audienceOf(list, t) },
  { key: "currency", title: t("customers.currency"), width: 0, render: ({ currency }) => currency },
  { key: "from", title: t("catalog.validFrom"), width: 0, render: ({ validFrom }) => validFrom },
  { key: "to", title: t("catalog.validTo"), width: 0, render: ({ validTo }) => validTo },
];
