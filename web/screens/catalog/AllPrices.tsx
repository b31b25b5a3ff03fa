import { useRouter } from "@tanstack/react-router";
import { listPricesOfList } from "../../../contract/prices.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { Column } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { When } from "../../ui/When.tsx";
import { PriceState, until } from "./PriceState.tsx";

type Row = Answer<typeof listPricesOfList>["rows"][number] & { until: string | undefined };

/** Every price of a list, product by product; one that is opened shows its product's alone. */
export function AllPrices({ listId, today }: { listId: string; today: string }) {
  const t = useT();
  const { history } = useRouter();
  const alone = ({ productId }: { productId: string }) => `/price-lists/${listId}?product=${productId}`;
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listPricesOfList, { id: listId }, { watches: ["priceList"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const price = (row: Row) => <strong><Quantity value={row.price} /></strong>;
  const columns: Column<Row>[] = [
    { key: "code", title: t("catalog.code"), width: 130, render: (row) => <Goto href={alone(row)} className="figure">{row.productCode}</Goto> },
    { key: "name", title: t("catalog.name"), width: 200, grow: true, render: ({ productName, spec }) => <>{productName} <span className="soft">{spec}</span></> },
    { key: "unit", title: t("catalog.salesUnit"), width: 80, render: ({ unit }) => unit },
    { key: "min", title: t("catalog.minQuantity"), width: 100, align: "end", render: ({ minQuantity }) => <Quantity value={minQuantity} /> },
    { key: "price", title: t("catalog.price"), width: 110, align: "end", render: price },
    { key: "floor", title: t("catalog.floorPrice"), width: 110, align: "end", render: ({ floorPrice }) => (floorPrice ? <Quantity value={floorPrice} /> : "—") },
    { key: "from", title: t("catalog.validFrom"), width: 150, render: ({ validFrom }) => <When at={validFrom} /> },
    { key: "state", title: t("catalog.state"), width: 90, render: (row) => <PriceState row={row} today={today} /> },
  ];
  return (
    <VirtualList
      label={t("catalog.prices")}
      {...{ onEnd, loading, columns }}
      rows={rows.map((row, at) => ({ ...row, until: until(row, rows.slice(at + 1, at + 2)) }))}
      rowKey={({ productId, minQuantity, validFrom }) => `${productId} ${minQuantity} ${validFrom}`}
      onOpen={(row) => history.push(alone(row))}
      card={(row) => (
        <div className={sheet.card}>
          <div><Goto href={alone(row)}><strong>{row.productCode} {row.productName}</strong></Goto><PriceState row={row} today={today} /></div>
          <div className="soft"><span>{row.spec} · {t("catalog.minQuantity")} <Quantity value={row.minQuantity} /></span><span>{price(row)} / {row.unit}</span></div>
        </div>
      )}
      empty={<Empty title={t("catalog.noPricesHere")} />}
    />
  );
}
