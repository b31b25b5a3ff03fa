import { listLots } from "../../../contract/stock.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table, type TableColumn } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";

type Lot = Answer<typeof listLots>["rows"][number];

/** The lots of a product in the order in which they leave; nothing where nobody tells lots apart. */
export function Lots({ productId, unit, secondUnit }: { productId: string; unit: string; secondUnit: string | null }) {
  const t = useT();
  const { data } = useQueryOf(listLots, { productId }, { watches: ["product", "delivery", "run", "transfer", "count", "return"] });
  if (!data?.rows.some(({ lot, second }) => lot || Number(second) > 0)) return null;
  const dated = data.rows.some(({ bestBefore }) => bestBefore);
  const columns: TableColumn<Lot>[] = [
    { key: "lot", title: t("stock.lotName"), render: ({ lot }) => (lot ? <strong className="figure">{lot}</strong> : <span className="soft">{t("stock.noLot")}</span>) },
    { key: "warehouse", title: t("stock.warehouse"), render: ({ warehouseCode }) => warehouseCode },
    { key: "onHand", title: t("stock.onHand"), align: "end", render: ({ onHand }) => <Quantity value={onHand} unit={unit} /> },
    { key: "second", title: t("stock.weight"), align: "end", render: ({ second }) => (secondUnit ? <Quantity value={second} unit={secondUnit} /> : "—") },
    { key: "made", title: t("stock.madeOn"), render: ({ madeOn, since }) => <When at={madeOn ?? since} /> },
    { key: "best", title: t("stock.bestBefore"), render: ({ bestBefore }) => (bestBefore ? <When at={bestBefore} /> : "—") },
  ];
  const shown = columns.filter(({ key }) => (key === "second" ? secondUnit !== null : key !== "best" || dated));
  return (
    <Section flush title={t("stock.lots")} beside={<span className="soft">{data.rows.length}</span>}>
      <Table
        label={t("stock.lots")} rows={data.rows} empty="" rowKey={({ warehouseId, lot }) => `${warehouseId} ${lot}`}
        columns={shown}
      />
    </Section>
  );
}
